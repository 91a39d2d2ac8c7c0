// Little worlds that nobody thought of: places, polities, people, forces and faiths from a seed, with all
// systems in them. No promise of the engine may break and no world be unsound. A failure names its seed;
// seeds that once failed stay here as tests of their own.

import { describe, expect, test } from 'vitest';
import { nameOf, rollAt, runKey } from '../src/base/dice.ts';
import type { Ground, PlaceKind, Succession } from '../src/scenario/scenario.ts';
import { systems } from '../src/systems/index.ts';
import { hearing } from '../src/systems/message.ts';
import { unsound } from '../src/world/sound.ts';
import type { AimHeld } from '../src/world/world.ts';
import { type SmallPlace, type SmallPolity, type SmallWorld, smallRun } from './small.ts';

const worlds = 40;

describe('seeds that have failed', () => {
  test('13: a lord who is caught and killed in flight has no followers left', () =>
    expectSound(13));
});

describe('little worlds from a seed', () => {
  for (let seed = 1; seed <= worlds; seed += 1) {
    test(`world ${seed} plays three years and stays sound`, () => expectSound(seed));
  }

  test('they are not empty: most see councils, marches and sieges', () => {
    const kinds = new Map<string, number>();
    for (let seed = 1; seed <= worlds; seed += 1) {
      const seen = new Set(smallRun(randomWorld(seed)).told.map((it) => it.kind));
      for (const kind of seen) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    for (const kind of ['councilDecides', 'forceReaches', 'siegeLaid', 'battleWon']) {
      expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(worlds / 10);
    }
  });
});

/** Plays the world of a seed and looks at it after every occasion. */
function expectSound(seed: number): void {
  let rests = 0;
  const found = new Set<string>();
  const small = randomWorld(seed);
  const { world } = smallRun({
    ...small,
    options: {
      atRest: (now) => {
        rests += 1;
        if (rests % 5 === 0) for (const finding of unsound(now)) found.add(finding);
      },
    },
  });
  for (const finding of unsound(world)) found.add(finding);
  expect([...found].slice(0, 5), `seed ${seed}`).toEqual([]);
  expect(rests).toBeGreaterThan(0);
}

/** Choices from a seed, by name, so that a further question leaves the earlier answers as they were. */
function chooser(seed: number) {
  const key = runKey(seed, 0);
  const die = nameOf('fuzz');
  let asked = 0;
  const share = () => {
    asked += 1;
    return rollAt(key, die, nameOf('question'), asked);
  };
  const whole = (least: number, most: number) => least + Math.floor(share() * (most - least + 1));
  const between = (least: number, most: number) => least + share() * (most - least);
  const one = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)]!;
  const chance = (odds: number) => share() < odds;
  return { whole, between, one, chance };
}

/** A world of 3–12 places, 2–6 polities and up to three faiths. */
function randomWorld(seed: number): SmallWorld {
  const { whole, between, one, chance } = chooser(seed);
  const faiths = ['sun', 'moon', 'star'].slice(0, whole(1, 3));
  const polityKeys = Array.from({ length: whole(2, 6) }, (_, at) => `realm${at}`);
  const placeKeys = Array.from(
    { length: Math.max(polityKeys.length, whole(3, 12)) },
    (_, at) => `place${at}`,
  );
  const kinds: readonly PlaceKind[] = ['city', 'town', 'fort', 'pasture', 'camp', 'pass', 'ferry'];
  const grounds: readonly Ground[] = [
    'oasis',
    'steppe',
    'desert',
    'mountain',
    'forest',
    'farmland',
  ];
  const places: Record<string, SmallPlace> = {};
  placeKeys.forEach((key, at) => {
    // the first places are the capitals, which are lived in and held by their own
    const isCapital = at < polityKeys.length;
    const kind = isCapital ? one(['city', 'town', 'fort', 'pasture'] as const) : one(kinds);
    const isEmpty = kind === 'pass' || kind === 'ferry';
    places[key] = {
      kind,
      ground: one(grounds),
      ...(isEmpty ? {} : { souls: whole(0, 40) * 1000, faiths: sharesOf(faiths, between) }),
      ...(isCapital || (!isEmpty && chance(0.8))
        ? {
            owner: isCapital ? polityKeys[at]! : one(polityKeys),
            garrison: whole(0, 2000),
            stores: whole(0, 300),
            grievance: between(0, 1),
            creed: chance(0.3) ? between(0, 1) : 0,
            billets: chance(0.3) ? between(0, 1) : 0,
            burning: chance(0.2) ? between(0, 1) : 0,
          }
        : {}),
      walls: whole(0, 4),
      trade: between(0, 1),
      ...(chance(0.2) ? { closed: [12, 1, 2] } : {}),
    };
  });
  const people: Record<string, NonNullable<SmallWorld['people']>[string]> = {};
  const polities: Record<string, SmallPolity> = {};
  const forces: Record<string, NonNullable<SmallWorld['forces']>[string]> = {};
  polityKeys.forEach((key, at) => {
    const person = (suffix: string, office: 'ruler' | 'general' | 'heir' | 'guest') => {
      people[`${key}-${suffix}`] = {
        court: key,
        at: placeKeys[at]!,
        office,
        faith: one(faiths),
        rank: between(0.2, 1),
        skill: between(-0.5, 1.5),
        ambition: between(0, 1),
        born: 2159441 - whole(16, 70) * 365,
        house: at,
        following: office === 'guest' ? whole(0, 3000) : 0,
        ...(chance(0.15) ? { sex: 'woman' as const } : {}),
      };
      return `${key}-${suffix}`;
    };
    const ruler = person('lord', 'ruler');
    if (chance(0.7)) person('heir', 'heir');
    if (chance(0.4)) person('guest', 'guest');
    const others = polityKeys.filter((it) => it !== key);
    const aims: {
      aim: AimHeld['aim'];
      table?: 'polity' | 'place';
      target?: string;
      weight: number;
    }[] = [{ aim: 'safety', weight: between(0, 3) }];
    if (chance(0.7)) {
      aims.push({ aim: 'subdue', table: 'place', target: one(placeKeys), weight: between(0, 3) });
    }
    if (chance(0.4)) {
      aims.push({ aim: 'subdue', table: 'polity', target: one(others), weight: between(0, 3) });
    }
    if (chance(0.3)) {
      aims.push({ aim: 'destroy', table: 'polity', target: one(others), weight: between(0, 3) });
    }
    for (const aim of ['hold', 'trade', 'plunder', 'faith', 'realm'] as const) {
      if (chance(0.3)) aims.push({ aim, weight: between(0, 2) });
    }
    polities[key] = {
      kind: one(['realm', 'people', 'city']),
      succession: one(['seniority', 'election', 'son'] as readonly Succession[]),
      ruler,
      capital: placeKeys[at]!,
      seat: placeKeys[at]!,
      musters: [placeKeys[at]!],
      claims: chance(0.5) ? [one(placeKeys)] : [],
      aims,
      mode: one(['riders', 'foot', 'cavalry']),
      quality: between(0, 1.5),
      mountsPerMan: between(0, 3),
      levy: whole(0, 30) * 1000,
      household: whole(0, 2000),
      treasury: between(0, 18),
      legitimacy: between(0, 1),
      unitSoldiers: one([100, 1000]),
      // a liege is always of a lower number, so that nobody is his own overlord
      ...(at > 0 && chance(0.3)
        ? {
            liege: polityKeys[whole(0, at - 1)]!,
            commitment: between(-1, 1),
            tribute: between(0, 0.5),
          }
        : {}),
    };
    if (chance(0.6)) {
      const commander = chance(0.7) ? person('captain', 'general') : undefined;
      forces[`host-${key}`] = {
        owner: key,
        at: chance(0.7) ? placeKeys[at]! : one(placeKeys),
        soldiers: whole(1, 20000),
        ...(commander === undefined ? {} : { commander }),
      };
    }
  });
  const relations = polityKeys.flatMap((a, at) =>
    polityKeys.slice(at + 1).map((b) => ({
      between: [a, b] as const,
      war: chance(0.3),
      anger: between(0, 1),
      bond: between(0, 1),
    })),
  );
  // a chain, so that all places are joined, and a few ways across
  const ways = placeKeys.slice(1).map((key, at) => [placeKeys[at]!, key, between(1, 15)] as const);
  for (let more = whole(0, 5); more > 0; more -= 1) {
    const [from, to] = [one(placeKeys), one(placeKeys)];
    if (from !== to) ways.push([from, to, between(1, 20)] as const);
  }
  return {
    systems,
    hearing: { system: 'message', make: hearing },
    places,
    people,
    polities,
    forces,
    faiths,
    relations,
    ways,
    days: 3 * 365,
    drawn: true,
    seed,
  };
}

function sharesOf(
  faiths: readonly string[],
  between: (least: number, most: number) => number,
): Readonly<Record<string, number>> {
  const weights = faiths.map(() => between(0.05, 1));
  const sum = weights.reduce((total, it) => total + it, 0);
  return Object.fromEntries(faiths.map((faith, at) => [faith, weights[at]! / sum]));
}
