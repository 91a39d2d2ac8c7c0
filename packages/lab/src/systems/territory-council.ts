// What those who speak for a town decide when a power comes near, promises something, lays siege, or is
// told of: its governor, its clergy or its notables. One of the rooms of the system `territory`, apart
// because it is the one place where a town chooses.

import { ln } from '../base/number.ts';
import type { Act } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { ForceId, PlaceId, PolityId } from '../scenario/setting.ts';
import type { ChangeOf, Option } from '../world/change.ts';
import { atWar, dread, forceOf, placeAt, polityOf, promiseAt } from '../world/look.ts';
import type { Force, Place, Seen, World } from '../world/world.ts';
import {
  friendsAt,
  isLordAt,
  isOpenTo,
  nearestForce,
  type territoryParameters,
  touches,
} from './territory-reach.ts';

type W = Seen<World>;
/** What the rooms of `territory` speak through. */
export type Territory = Act<
  typeof territoryParameters,
  { submission: 'place'; settlement: 'place' },
  Record<never, never>
>;

const riders = modes.indexOf('riders');
/** Weight of an example by kind of news: battle, town, flight, ruler's death, realm's fall, capital; else none. */
const weightOf: readonly number[] = [0.5, 0.4, 0.8, 1.5, 2.5, 1.2, 0, 0, 0];
/** Kinds of matter beyond news, as the occasion `townWeighs` numbers them. */
export const overArmy = 6;
export const overPromise = 7;
export const overSiege = 8;
const overs = { [overArmy]: 'army', [overPromise]: 'promise', [overSiege]: 'siege' } as const;
/** A town that stays upon news says so only where its odds of leaving were as high as this. */
const wavering = 0.2;
/** Soldiers from which a force makes a town think. */
const leastHost = 500;
const marching: ReadonlySet<string> = new Set(['attack', 'destroy', 'pursue', 'relieve']);

/** Plans councils in the towns of enemies near a force that has come up, each no oftener than the pause. */
export function planCouncilsNear(world: W, act: Territory, force: Seen<Force>): void {
  if (force.soldiers < leastHost || !marching.has(force.task)) return;
  const { councilReach, councilSouls } = act.parameters;
  world.places.forEach((place, number) => {
    const id = number as PlaceId;
    const { owner, souls, siege } = place;
    if (owner === -1 || souls < councilSouls || siege !== -1 || id === force.at) return;
    if (!atWar(world, force.owner, owner) || isPausing(world, act, id)) return;
    if (act.land.days(force.at, id, act.month, riders) > councilReach) return;
    act.later(1, {
      kind: 'townWeighs',
      place: id,
      polity: force.owner,
      of: overArmy,
      at: force.at,
    });
  });
}

/** Whether a town has weighed its allegiance too lately to do so again without news. */
function isPausing(world: W, act: Territory, id: PlaceId): boolean {
  const { conferred } = placeAt(world, id);
  return conferred !== -1 && world.day - conferred < act.parameters.councilPause;
}

/** Who speaks for a town: a governor of its lord's, the clergy where its creed is pressed or freed, else notables. */
function voiceOf(
  world: W,
  it: { readonly place: Seen<Place>; readonly polity: PolityId },
): ChangeOf<'townConfers'>['voice'] {
  const { governor, owner, creed, faiths, promisedBy } = it.place;
  if (governor !== -1 && world.people[governor]!.alive && world.people[governor]!.court === owner)
    return 'governor';
  const ruler = owner === -1 ? -1 : polityOf(world, owner).ruler;
  const other = ruler === -1 ? 0 : 1 - (faiths[world.people[ruler]!.faith] ?? 0);
  return creed * other >= 0.25 || promisedBy === it.polity ? 'clergy' : 'notables';
}

/** What there is to be said for a power, by kind, and against leaving the lord. */
function reasons(
  world: W,
  act: Territory,
  it: {
    readonly place: PlaceId;
    readonly polity: PolityId;
    readonly of: number;
    readonly voice: ChangeOf<'townConfers'>['voice'];
    readonly near: { readonly soldiers: number } | undefined;
    readonly friends: number;
  },
) {
  const place = placeAt(world, it.place);
  const given = act.parameters;
  const defenders = place.garrison + 0.01 * place.souls + 50 + it.friends;
  const awe = it.voice === 'clergy' ? given.clergyFear : 1;
  const zeal = it.voice === 'clergy' ? given.clergyFaith : 1;
  const duty = it.voice === 'governor' ? given.governorLoyalty : 1;
  const promise = place.promisedBy === it.polity ? promiseAt(world, it.place) : 0;
  return {
    terror: awe * given.fear * dread(world, it.polity),
    numbers: it.near === undefined ? 0 : given.forceNear * ln((it.near.soldiers + 1) / defenders),
    faith: zeal * given.promise * promise,
    news: given.example * (weightOf[it.of] ?? 0),
    gain: given.grievance * place.grievance,
    loyalty:
      place.owner === -1 ? 0 : duty * given.loyalty * polityOf(world, place.owner).legitimacy,
    guards: given.garrison * Math.min(3, place.garrison / 1000),
    walls: given.walls * place.walls,
  };
}

const plain = { table: 'polity', size: 0, orders: [] } as const;

/**
 * A town weighs what to do about a power it has heard of. Under siege it may open its gates; else it may
 * go over, or stay and send guides to an army near.
 */
export function weighAllegiance(
  world: W,
  act: Territory,
  it: {
    readonly place: PlaceId;
    readonly polity: PolityId;
    readonly of: number;
    readonly at: PlaceId;
  },
): void {
  const place = placeAt(world, it.place);
  const { owner, siege } = place;
  const besieged = it.of === overSiege;
  if (place.conferred === world.day || !polityOf(world, it.polity).stands) return;
  if (besieged !== (siege !== -1) || (besieged && world.sieges[siege]!.polity !== it.polity))
    return;
  if (owner !== -1 && !isOpenTo(world, owner, it.polity)) return;
  if (it.of >= overArmy && !besieged && isPausing(world, act, it.place)) return;
  const near = nearestForce(world, act, it);
  const friends = friendsAt(world, it.place, owner);
  if (friends > 0.5 * (near?.soldiers ?? 0) || isLordAt(world, it.place, owner)) return;
  if (near === undefined && !touches(world, act, it)) return;
  const voice = voiceOf(world, { place, polity: it.polity });
  const parts = reasons(world, act, { ...it, voice, near, friends });
  const given = act.parameters;
  const warm = parts.terror + parts.faith + parts.gain - parts.loyalty;
  const target = it.polity;
  const options: Omit<Option, 'odds'>[] = besieged
    ? [
        {
          ...plain,
          act: 'territory.open-the-gates',
          target,
          utility: given.opens + warm - parts.guards,
        },
      ]
    : [
        {
          ...plain,
          act: 'territory.go-over',
          target,
          utility: given.submits + warm + parts.numbers + parts.news - parts.guards - parts.walls,
        },
      ];
  options.push({ ...plain, act: 'territory.hold', table: '', target: -1, utility: 0 });
  const mayGuide = !besieged && owner !== -1 && near !== undefined;
  if (mayGuide && forceOf(world, near.force).guided !== it.place) {
    options.push({
      ...plain,
      act: 'territory.send-guides',
      target,
      utility: given.guides + warm - parts.terror / 2,
    });
  }
  const matter = (world.day * 16 + it.of) * 128 + (it.at % 128);
  const { choice, odds } = act.weigh(
    'submission',
    it.place,
    matter,
    options.map(({ utility }) => utility),
  );
  const stays = options[choice]!.act === 'territory.hold';
  if (stays && it.of < overArmy && odds[choice]! > 1 - wavering) return;
  const because = [
    act.latest('promiseHeard', it.place),
    act.latest('grievanceMoves', it.place),
    near === undefined ? -1 : act.latest('forceReaches', near.force),
  ];
  act.happen(
    {
      kind: 'townConfers',
      place: it.place,
      polity: it.polity,
      voice,
      over: overs[it.of as keyof typeof overs] ?? 'news',
      choice,
      options: options.map((option, at) => ({ ...option, odds: odds[at]! })),
    },
    because,
  );
  if (stays) return;
  if (options[choice]!.act === 'territory.send-guides') {
    const force = near!.force as ForceId;
    act.happen({ kind: 'guidesSent', place: it.place, polity: it.polity, force }, because);
    return;
  }
  const by = (
    [
      ['fear', parts.terror + Math.max(0, parts.numbers)],
      ['faith', parts.faith],
      ['news', parts.news],
      ['gain', parts.gain],
    ] as const
  ).reduce((best, part) => (part[1] > best[1] ? part : best))[0];
  if (place.governor !== -1) {
    act.happen(
      {
        kind: 'notableSides',
        place: it.place,
        person: place.governor,
        from: owner,
        to: it.polity,
        by,
      },
      because,
    );
  }
  act.happen(
    {
      kind: 'placeChangesHands',
      place: it.place,
      from: owner,
      to: it.polity,
      by: besieged ? 'treachery' : 'submission',
    },
    because,
  );
}
