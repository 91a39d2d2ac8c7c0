import { describe, expect, it } from 'vitest';
import { smallRun } from '../../test/small.ts';
import type { ForceId, PersonId, PlaceId, PolityId, SiegeId } from '../scenario/setting.ts';
import { apply } from './apply.ts';
import { unsound } from './sound.ts';
import type { World } from './world.ts';

function world(): World {
  return smallRun({
    systems: [],
    days: 1,
    places: {
      Marl: { owner: 'Reeders', souls: 9000, garrison: 200, faiths: { old: 1, new: 2 } },
      Osk: { owner: 'Oskany', governor: 'Bor' },
    },
    people: {
      Ana: { court: 'Reeders', at: 'Marl' },
      Bor: { court: 'Oskany', at: 'Osk', following: 30, office: 'governor' },
    },
    polities: {
      Reeders: { capital: 'Marl', ruler: 'Ana' },
      Oskany: { capital: 'Osk', liege: 'Reeders' },
    },
    forces: { Guard: { owner: 'Reeders', at: 'Marl', soldiers: 500, commander: 'Ana' } },
    faiths: ['old', 'new'],
    relations: [{ between: ['Reeders', 'Oskany'], war: true }],
    ways: [['Marl', 'Osk', 4]],
  }).world;
}

const [marl, osk] = [0 as PlaceId, 1 as PlaceId];
const [ana, bor] = [0 as PersonId, 1 as PersonId];
const [reeders, oskany] = [0 as PolityId, 1 as PolityId];
const guard = 0 as ForceId;

describe('a sound world', () => {
  it('is what an opening founds', () => {
    expect(unsound(world())).toEqual([]);
  });

  it('stays so through a march, a siege, a conquest and a death', () => {
    const it = world();
    const siege = 0 as SiegeId;
    apply(it, { kind: 'forceSetsOut', force: guard, from: marl, to: osk, days: 4 });
    expect(unsound(it)).toEqual([]);
    apply(it, { kind: 'forceReaches', force: guard, place: osk, from: marl, goal: true, days: 3 });
    apply(it, {
      kind: 'siegeLaid',
      place: osk,
      force: guard,
      polity: reeders,
      against: oskany,
      siege,
      stores: 90,
    });
    expect(unsound(it)).toEqual([]);
    apply(it, {
      kind: 'siegeLifted',
      place: osk,
      polity: reeders,
      force: guard,
      siege,
      by: 'taken',
    });
    apply(it, { kind: 'placeChangesHands', place: osk, from: oskany, to: reeders, by: 'storm' });
    apply(it, {
      kind: 'personDies',
      person: bor,
      polity: oskany,
      by: 'killed',
      hand: reeders,
      place: osk,
    });
    expect(unsound(it)).toEqual([]);
  });
});

describe('an unsound world', () => {
  const broken: readonly (readonly [string, (it: World) => void, string])[] = [
    [
      'a force is kept where it does not stand',
      (it) => it.forcesAt[osk]!.push(guard),
      'forcesAt 1',
    ],
    ['a list of places held is stale', (it) => it.held[reeders]!.push(osk), 'held 0 keeps'],
    ['a force is forgotten', (it) => it.afield.pop(), 'afield keeps'],
    [
      'shares of faith do not sum to one',
      (it) => (it.places[marl]!.faiths = [0.5, 0.2]),
      'sum to 0.7',
    ],
    [
      'liege and vassal go in a circle',
      (it) => (it.polities[reeders]!.liege = oskany),
      'own overlord',
    ],
    ['a dead man rules', (it) => (it.people[ana]!.alive = false), 'has a dead ruler, person 0'],
    ['a dead man commands', (it) => (it.people[ana]!.alive = false), 'has a dead commander'],
    ['a dead man governs', (it) => (it.people[bor]!.alive = false), 'has a dead governor'],
    ['a dead man is followed', (it) => (it.people[bor]!.alive = false), 'following of 30'],
    ['soldiers are fewer than none', (it) => (it.forces[guard]!.soldiers = -1), 'soldiers -1'],
    ['soldiers are not a number', (it) => (it.polities[oskany]!.levy = Number.NaN), 'levy NaN'],
    ['a commander is elsewhere', (it) => (it.people[ana]!.force = -1), 'who is with force -1'],
    [
      'a siege is known to one side',
      (it) => (it.places[osk]!.siege = 0 as SiegeId),
      'not an open siege',
    ],
    [
      'an id is out of range',
      (it) => (it.places[osk]!.owner = 7 as PolityId),
      'points to polity 7',
    ],
    ['war is waged one way', (it) => (it.relations[1]!.war = false), 'at war one way'],
  ];
  it.each(broken)('is found out when %s', (_, breaks, finding) => {
    const it = world();
    breaks(it);
    expect(unsound(it).join('\n')).toContain(finding);
  });
});
