// Whom a pin may name. Pins are written before a run by the keys of a scenario, and dice are about
// things of a run, some of which have no key: here a siege is named by its place and a pair of polities
// by either. The loop matches pins by this, and the check of a scenario refuses those that never match.

import type {
  ForceId,
  PersonId,
  PlaceId,
  PolityId,
  Setting,
  SiegeId,
} from '../scenario/setting.ts';
import type { Seen, World } from '../world/world.ts';
import type { SubjectTable } from './system.ts';

/** By what a die is about: the table of keys by which a pin names it. */
export const pinTables: Readonly<Record<SubjectTable, 'place' | 'person' | 'polity' | 'force'>> = {
  place: 'place',
  person: 'person',
  polity: 'polity',
  force: 'force',
  siege: 'place',
  pair: 'polity',
};

/** The subjects of pins that mean this one, `TABLE:KEY`; none for what was made in the run. */
export function pinSubjects(
  setting: Setting,
  world: Seen<World>,
  { table, id }: { readonly table: SubjectTable; readonly id: number },
): readonly string[] {
  switch (table) {
    case 'place':
      return subjectOf(table, setting.places[id as PlaceId]);
    case 'person':
      return subjectOf(table, setting.people[id as PersonId]);
    case 'polity':
      return subjectOf(table, setting.polities[id as PolityId]);
    case 'force':
      return subjectOf(table, setting.forces[id as ForceId]);
    case 'siege':
      return subjectOf('place', setting.places[world.sieges[id as SiegeId]!.place]);
    case 'pair':
      return [Math.floor(id / world.capacity), id % world.capacity].flatMap((polity) =>
        subjectOf('polity', setting.polities[polity]),
      );
  }
}

function subjectOf(table: string, given: { readonly key: string } | undefined): readonly string[] {
  return given === undefined ? [] : [`${table}:${given.key}`];
}
