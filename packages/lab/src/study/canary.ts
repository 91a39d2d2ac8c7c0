// The canary: a digest of a few small runs of an invented world, the same in every environment as long
// as the engine and the rules are the same. It goes into every study's fingerprint, so that rows made
// by different rules are never mixed.

import { digestOf } from '../base/hash.ts';
import { prepare } from '../engine/frame.ts';
import type { Model } from '../engine/model.ts';
import { play } from '../engine/run.ts';
import type { Site } from '../land/ground.ts';
import { sitesBeyond } from '../land/meeting.ts';
import type { Network } from '../land/network.ts';
import { distanceKm } from '../land/sphere.ts';
import type { Amount, Assignment, Day, PersonId, PlaceId, Setting } from '../scenario/setting.ts';
import { digestOfChronicle } from './row.ts';

/** 128 bits as hex: changes when any rule, parameter or part of the engine changes what happens. */
export function canary(model: Model): string {
  const setting = canarySetting();
  const frame = prepare({ model, setting, land: straightWays(setting), opening: 'canary' });
  const digests = Array.from({ length: 8 }, (_, run) =>
    digestOfChronicle(play(frame, { seed: 1, run }).chronicle),
  );
  return digestOf(digests);
}

/** Ways as the crow flies at 25 km a day, for any month and mode; neighbours are within 200 km. */
export function straightWays(setting: Setting): Network {
  const sites: Site[] = setting.places.map((it) => ({
    key: it.key,
    latitude: it.latitude,
    longitude: it.longitude,
    kind: 'town',
    closedMonths: [],
    hardMonths: [],
  }));
  const km = (from: number, to: number) => distanceKm(sites[from]!, sites[to]!);
  const days = (from: number, to: number) => km(from, to) / 25;
  const near = sites.map((_, from) =>
    sites.flatMap((_site, to) => (to !== from && km(from, to) < 200 ? [to] : [])),
  );
  const network: Network = {
    onDay: () => network,
    sites,
    legDays: days,
    days,
    next: (from, to) => (from === to ? -1 : to),
    neighbours: (node) => near[node]!,
    bordering: (node) => near[node]!,
    beyond: (node) => sitesBeyond(network, network.bordering, node),
    km,
    heightMetres: () => 500,
  };
  return network;
}

/** Two realms, a vassal between them, a guest with a following and a town of another faith. */
function canarySetting(): Setting {
  const amount = (value: number): Amount => ({ input: -1, value });
  const lays: Assignment[] = [];
  const say = (
    table: Assignment['table'],
    id: number,
    fields: Readonly<Record<string, number>>,
  ) => {
    for (const [field, value] of Object.entries(fields)) {
      lays.push({ table, id, field, part: 0, amount: amount(value) });
    }
  };
  const faith = (place: number, shares: readonly number[]) => {
    shares.forEach((share, part) => {
      lays.push({ table: 'place', id: place, field: 'faiths', part, amount: amount(share) });
    });
  };
  [
    { owner: 0, souls: 30_000, walls: 2, garrison: 1500, stores: 90, trade: 0.5 },
    {
      owner: 0,
      souls: 20_000,
      walls: 2,
      garrison: 800,
      stores: 90,
      grievance: 0.6,
      creed: 0.8,
      billets: 0.5,
    },
    { owner: 2, souls: 15_000, walls: 2, garrison: 900, stores: 120, trade: 0.5 },
    { owner: 1, souls: 25_000, walls: 1, garrison: 1000, stores: 60, trade: 0.7 },
  ].forEach((fields, id) => {
    say('place', id, fields);
  });
  [
    [0.2, 0.8],
    [0.1, 0.9],
    [0.3, 0.7],
    [0.9, 0.1],
  ].forEach((shares, id) => {
    faith(id, shares);
  });
  [
    { alive: 1, court: 0, at: 0, rank: 0.9, ambition: 0.3, faith: 0 },
    { alive: 1, court: 0, at: 0, office: 4, rank: 0.9, ambition: 0.9, faith: 0, following: 6000 },
    { alive: 1, court: 1, at: 3, rank: 1, skill: 0.3, ambition: 0.5, faith: 0 },
    { alive: 1, court: 2, at: 2, rank: 0.6, ambition: 0.3, faith: 1 },
    { alive: 1, court: 1, at: 3, office: 2, rank: 0.4, skill: 1, ambition: 0.2, faith: 0 },
  ].forEach((fields, id) => {
    say('person', id, fields);
  });
  [
    {
      stands: 1,
      ruler: 0,
      capital: 0,
      legitimacy: 0.4,
      treasury: 1,
      levy: 12_000,
      household: 3000,
      quality: 0.6,
    },
    {
      stands: 1,
      ruler: 2,
      capital: 3,
      legitimacy: 0.8,
      treasury: 6,
      levy: 30_000,
      household: 3000,
      quality: 1.2,
    },
    {
      stands: 1,
      ruler: 3,
      capital: 2,
      liege: 1,
      commitment: 0.4,
      legitimacy: 0.6,
      treasury: 2,
      levy: 2000,
      household: 300,
      quality: 0.5,
    },
  ].forEach((fields, id) => {
    say('polity', id, { ...fields, mountsPerMan: 2 });
  });
  const months = (...seats: number[]) =>
    Array.from({ length: 13 }, (_, month) => (month === 0 ? [] : seats.map((it) => it as PlaceId)));
  const polity = {
    succession: 'seniority',
    claims: [],
    mode: 'riders',
    unitSoldiers: 1000,
  } as const;
  const aim = (
    kind: 'destroy' | 'subdue' | 'hold' | 'realm',
    table: 'person' | 'polity' | 'place' | '',
    target: number,
    weight: number,
  ) => ({ aim: kind, table, target, weight: amount(weight) });
  const person = { sex: 'man', father: -1 as PersonId | -1, house: -1 } as const;
  return {
    key: 'canary',
    title: 'Canary',
    calendar: 'julian',
    faiths: ['sun', 'moon'].map((key) => ({ key, name: key })),
    places: [
      [45, 10],
      [45, 11],
      [46, 11.5],
      [47, 13],
    ].map(([latitude, longitude], at) => ({
      key: `p${at}`,
      name: `P${at}`,
      kind: 'town',
      ground: 'steppe',
      latitude: latitude!,
      longitude: longitude!,
    })),
    people: ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, name: key, ...person })),
    polities: [
      {
        ...polity,
        key: 'p0',
        name: 'Old realm',
        kind: 'realm',
        seats: months(0, 1),
        musters: [0 as PlaceId],
        claims: [2 as PlaceId],
        aims: [aim('subdue', 'place', 2, 2), aim('hold', '', -1, 1)],
      },
      {
        ...polity,
        key: 'p1',
        name: 'New realm',
        kind: 'realm',
        seats: months(3),
        musters: [3 as PlaceId],
        aims: [aim('destroy', 'person', 1, 3), aim('hold', '', -1, 2)],
      },
      {
        ...polity,
        key: 'p2',
        name: 'Vassal',
        kind: 'city',
        seats: months(2),
        musters: [2 as PlaceId],
        aims: [],
      },
    ],
    forces: [],
    openings: [
      { key: 'canary', name: 'Canary', day: 2_165_000 as Day, until: 2_166_800 as Day, lays },
    ],
    defaultOpening: 0,
    circumstances: [],
    readings: [],
    switches: [],
    inputs: [],
    base: [],
    numbers: { used: 0, assumed: 0 },
  };
}
