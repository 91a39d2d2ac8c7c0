/**
 * Places, people, polities and faiths: the entries that every opening shares, read from their
 * files. What a file leaves out is filled in here, and only here, as assumed. Used by `parse.ts`.
 */

import type { z } from 'zod';
import { readGrounds } from './cite.ts';
import {
  defaultQuantity,
  readDate,
  readDateField,
  readQuantities,
  readQuantity,
  readShares,
} from './quantity.ts';
import { acceptEntries, given, type Keyed, type Located, placed, type Reading } from './reading.ts';
import type { Aim, Entry, Grounds, Key, PersonEntry, PlaceEntry, PolityEntry } from './scenario.ts';
import { faithSchema, personSchema, placeSchema, politySchema } from './schema.ts';
import type { GroundedText } from './schema-parts.ts';
import { markWithin } from './yaml.ts';

/** What every entry says of itself, as files write it. */
export interface EntryText extends GroundedText {
  readonly name?: string | undefined;
  readonly variants?: readonly string[] | undefined;
}

/** What every entry has: its names, grounds and spot. */
export function readEntry(
  reading: Reading,
  { key, value, mark }: Keyed<EntryText>,
  inherited?: Grounds,
): Entry {
  return {
    key,
    name: value.name ?? nameOf(key),
    variants: value.variants ?? [],
    grounds: readGrounds(reading, { value, mark }, inherited),
    spot: placed(reading, mark),
  };
}

/** Reads the faiths of `scenario.yaml`. */
export function readFaithEntries(reading: Reading, located: Located): Entry[] {
  return acceptEntries(reading, faithSchema, located).map((keyed) => readEntry(reading, keyed));
}

/** Reads `places.yaml`. */
export function readPlaces(reading: Reading, located: Located): PlaceEntry[] {
  return acceptEntries(reading, placeSchema, located).map((keyed) => {
    const { value, mark } = keyed;
    const entry = readEntry(reading, keyed);
    const numbers = readQuantities(reading, ['walls', 'souls', 'trade'], keyed, entry.grounds);
    const [latitude, longitude] = value.at;
    const faiths = { value: value.faiths ?? {}, mark: markWithin(mark, ['faiths']) };
    return {
      ...entry,
      kind: value.kind,
      ground: value.ground,
      latitude,
      longitude,
      ...given('heightMetres', value['height-metres']),
      ...given('lengthKm', value['length-km']),
      closedMonths: ascending(value['closed-months']),
      hardMonths: ascending(value['hard-months']),
      ...given('wheelsFrom', readWheels(reading, keyed)),
      walls: numbers.walls ?? defaultQuantity(0),
      souls: numbers.souls ?? defaultQuantity(0),
      faiths: readShares(reading, faiths, entry.grounds),
      trade: numbers.trade ?? defaultQuantity(0),
    };
  });
}

/** Reads `people.yaml`. */
export function readPeople(reading: Reading, located: Located): PersonEntry[] {
  return acceptEntries(reading, personSchema, located).map((keyed) => {
    const { value } = keyed;
    const entry = readEntry(reading, keyed);
    const numbers = readQuantities(reading, ['rank', 'skill', 'ambition'], keyed, entry.grounds);
    return {
      ...entry,
      sex: value.sex ?? 'man',
      ...given('born', readDateField(reading, 'born', keyed)),
      ...given('father', value.father),
      ...given('house', value.house),
      ...given('faith', value.faith),
      rank: numbers.rank ?? defaultQuantity(0),
      skill: numbers.skill ?? defaultQuantity(0),
      ambition: numbers.ambition ?? defaultQuantity(0),
    };
  });
}

/** Reads `polities.yaml`. */
export function readPolities(reading: Reading, located: Located): PolityEntry[] {
  return acceptEntries(reading, politySchema, located).map((keyed) => {
    const { value, mark } = keyed;
    const entry = readEntry(reading, keyed);
    const mounts = value['mounts-per-man'];
    const at = markWithin(mark, ['mounts-per-man']);
    return {
      ...entry,
      kind: value.kind,
      succession: value.succession,
      ...given('founded', readDateField(reading, 'founded', keyed)),
      seats: (value.seats ?? []).map(({ place, months }) => ({
        place,
        months: ascending(months ?? everyMonth),
      })),
      musters: value.musters ?? [],
      claims: value.claims ?? [],
      aims: readAims(reading, keyed, entry.grounds),
      mode: value.mode,
      mountsPerMan:
        (mounts === undefined
          ? undefined
          : readQuantity(reading, { value: mounts, mark: at }, entry.grounds)) ??
        defaultQuantity(0),
      quality:
        readQuantities(reading, ['quality'], keyed, entry.grounds).quality ?? defaultQuantity(0),
      unitSoldiers: value['unit-soldiers'] ?? 1000,
    };
  });
}

const everyMonth: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

function ascending(months: readonly number[] | undefined): number[] {
  return [...new Set(months)].sort((one, other) => one - other);
}

/** `never` is a date without spans: no day of it ever comes. */
function readWheels(reading: Reading, { value, mark }: Keyed<z.infer<typeof placeSchema>>) {
  const text = value['wheels-from'];
  if (text === undefined) return undefined;
  if (text === 'never') return { words: 'never', spans: [] };
  return readDate(reading, { value: text, mark: markWithin(mark, ['wheels-from']) });
}

function readAims(
  reading: Reading,
  { value, mark }: Keyed<z.infer<typeof politySchema>>,
  inherited: Grounds,
): Aim[] {
  return (value.aims ?? []).flatMap((text, index) => {
    const at = markWithin(mark, ['aims', index]);
    const grounds = readGrounds(reading, { value: text, mark: at }, inherited);
    const located = { value: text.weight, mark: markWithin(at, ['weight']) };
    const weight = readQuantity(reading, located, grounds);
    if (weight === undefined) return [];
    return [{ aim: text.aim, ...given('target', readTarget(text.target)), weight, grounds }];
  });
}

/** `polity:reds`; the schema has seen to its form. */
function readTarget(text: string | undefined): Aim['target'] {
  const [table, key] = text?.split(':') ?? [];
  if (key === undefined) return undefined;
  if (table === 'person' || table === 'polity' || table === 'place') return { table, key };
  return undefined;
}

/** A key as a name: `black-ford` is "Black ford". */
function nameOf(key: Key): string {
  return key.charAt(0).toUpperCase() + key.slice(1).replaceAll('-', ' ');
}
