// The trace of a run: its changes in order, each with its day, who said it, what triggered it, what
// set its odds, and where it happened. Append-only. Everything that is told, drawn, counted or asked
// of a run is read from here.

import type { Day, PlaceId } from '../scenario/setting.ts';
import { type Change, type Kind, kinds, vocabulary } from '../world/change.ts';
import type { Seen, World } from '../world/world.ts';

export interface Chronicle {
  readonly changes: Change[];
  /** Number of its kind in the vocabulary. */
  readonly numbers: number[];
  readonly days: Day[];
  /** Number of the system that said it. */
  readonly systems: number[];
  /** Index of the change that led here, −1 for the given situation. */
  readonly triggers: number[];
  /** Changes that set the odds or the rate; few. */
  readonly because: (readonly number[])[];
  /** Node where it happened, −1 where that has no meaning. */
  readonly where: number[];
  /** Id of what it is about, −1 for nothing. */
  readonly subjects: number[];
  /** How many of its kind its subject had before it: part of its name. */
  readonly nth: number[];
}

/** A chronicle in which nothing has happened yet. */
export const emptyChronicle = (): Chronicle => ({
  changes: [],
  numbers: [],
  days: [],
  systems: [],
  triggers: [],
  because: [],
  where: [],
  subjects: [],
  nth: [],
});

/** Tables whose things are somewhere, the surest first. */
const located = ['place', 'force', 'person', 'polity'];

type Table = 'place' | 'person' | 'polity' | 'force' | 'siege' | '';

/** The first field of each kind that names a thing: what a change of that kind is about. */
export const subjects: Readonly<Record<Kind, { readonly field: string; readonly table: Table }>> =
  Object.fromEntries(
    kinds.map((kind) => {
      const named = Object.entries(vocabulary[kind]).find(([, type]) =>
        ['place', 'person', 'polity', 'force', 'siege'].includes(type.replace('?', '')),
      );
      return [
        kind,
        { field: named?.[0] ?? '', table: (named?.[1].replace('?', '') ?? '') as Table },
      ];
    }),
  ) as Record<Kind, { field: string; table: Table }>;

/** Number of a kind in the vocabulary. */
export const kindNumber: ReadonlyMap<Kind, number> = new Map(kinds.map((kind, at) => [kind, at]));

/** Id that a field of a change holds; −1 where the kind has no such field. */
export function idIn(change: Change, field: string): number {
  const value = (change as unknown as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'number' ? value : -1;
}

/** Id of what a change is about; `number` is the number of its kind. */
export function subjectOf(change: Change, number: number): number {
  const field = subjectFields[number]!;
  return field === '' ? -1 : idIn(change, field);
}

const subjectFields = kinds.map((kind) => subjects[kind].field);

/** By number of kind: the table of what it is about. */
export const subjectTables = kinds.map((kind) => subjects[kind].table);

/** By number of kind: fields that may say where it happens, the surest first, and their tables. */
const locators = kinds.map((kind) => {
  const named = Object.entries(vocabulary[kind])
    .map(([field, type]) => ({ field, rank: located.indexOf(type.replace('?', '')) }))
    .filter(({ field, rank }) => rank >= 0 && field !== 'from')
    .sort((a, b) => a.rank - b.rank);
  return { fields: named.map((it) => it.field), ranks: named.map((it) => it.rank) };
});

/** Node where a change happens: its place, else where its force, person or polity is; −1 for nowhere. */
export function locate(world: Seen<World>, change: Change, number: number): PlaceId | -1 {
  const { fields, ranks } = locators[number]!;
  for (let at = 0; at < fields.length; at += 1) {
    const id = idIn(change, fields[at]!);
    if (id < 0) continue;
    const rank = ranks[at]!;
    if (rank === 0) return id as PlaceId;
    if (rank === 1 && id < world.forces.length) return world.forces[id]!.at;
    if (rank === 2 && id < world.people.length) return world.people[id]!.at;
    if (rank === 3 && id < world.polities.length) return world.polities[id]!.seat;
  }
  return -1;
}
