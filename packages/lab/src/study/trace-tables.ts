// Headline events and legs of marches as flat tables: ids have become keys and days dates. Built chunk
// by chunk and piece by piece, so that no table need be held whole.

import { modes } from '../land/network.ts';
import type { Setting } from '../scenario/setting.ts';
import { type Kind, kinds } from '../world/change.ts';
import { column, datesOf, type FlatRows, keysOf, type Maker, perhaps, piecesOf } from './flat.ts';
import { actorsOf, notReached, type Traces, tasks, wordOf } from './traces.ts';

/** Headline events of a chunk, in pieces. `day` is the opening's. */
export function eventsTable(
  setting: Setting,
  day: number,
  { from, events }: Traces,
): Iterable<FlatRows> {
  const runs = runsOf(events.ends, from);
  const key = keysOf(setting);
  const date = datesOf(setting.calendar);
  const actor = (table: string, id: number) => (table === '' ? null : key(table, id));
  const kindOf = (row: number) => kinds[events.kinds[row]!]!;
  const makers: Maker<number>[] = [
    column('run', 'whole', 'number of the run', (row) => runs[row]!),
    column('day', 'whole', 'days from the opening', (row) => events.days[row]!),
    column('date', 'text', "year-month-day in the scenario's calendar", (row) =>
      date(day + events.days[row]!),
    ),
    column('kind', 'text', 'kind of change', kindOf),
    perhaps('subject', 'text', 'whom it is about: person, polity or force', (row) =>
      actor(actors(kindOf(row)).subject, events.subjects[row]!),
    ),
    perhaps('object', 'text', 'who else is in it', (row) =>
      actor(actors(kindOf(row)).object, events.objects[row]!),
    ),
    perhaps('place', 'text', 'where', (row) => key('place', events.places[row]!)),
    perhaps('how', 'text', 'the word that says how', (row) => {
      const word = wordOf(kindOf(row), events.words[row]!);
      return word === '' ? null : word;
    }),
  ];
  return piecesOf(makers, runs.length);
}

/** Legs of marches of a chunk, in pieces. `day` is the opening's. */
export function legsTable(
  setting: Setting,
  day: number,
  { from, legs }: Traces,
): Iterable<FlatRows> {
  const runs = runsOf(legs.ends, from);
  const key = keysOf(setting);
  const date = datesOf(setting.calendar);
  const arrives = (row: number) => {
    const day = legs.arrives[row]!;
    return day === notReached ? null : day;
  };
  const makers: Maker<number>[] = [
    column('run', 'whole', 'number of the run', (row) => runs[row]!),
    column('force', 'text', 'the force', (row) => key('force', legs.forces[row]!)),
    column('owner', 'text', 'the polity whose it is', (row) => key('polity', legs.owners[row]!)),
    column('from', 'text', 'place it sets out from', (row) => key('place', legs.froms[row]!)),
    column('to', 'text', 'place the leg leads to', (row) => key('place', legs.tos[row]!)),
    column('departs', 'whole', 'days from the opening', (row) => legs.departs[row]!),
    column('date', 'text', 'when it sets out, year-month-day', (row) =>
      date(day + legs.departs[row]!),
    ),
    perhaps('arrives', 'whole', 'days from the opening; nothing where it did not', arrives),
    column('mode', 'text', 'its usual mode of travel', (row) => modes[legs.modes[row]!]!),
    column('task', 'text', 'what it was told to do', (row) => tasks[legs.tasks[row]!]!),
    column('soldiers', 'whole', 'on setting out', (row) => legs.soldiers[row]!),
  ];
  return piecesOf(makers, runs.length);
}

/** The run of every row. */
function runsOf(ends: Uint32Array, from: number): Int32Array {
  const runs = new Int32Array(ends.at(-1) ?? 0);
  for (let run = 0; run < ends.length; run += 1) {
    runs.fill(from + run, run === 0 ? 0 : ends[run - 1]!, ends[run]!);
  }
  return runs;
}

const actorsByKind = new Map(kinds.map((kind) => [kind, actorsOf(kind)]));

function actors(kind: Kind): ReturnType<typeof actorsOf> {
  return actorsByKind.get(kind)!;
}
