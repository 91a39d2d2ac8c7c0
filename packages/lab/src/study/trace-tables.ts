// Headline events and legs of marches as flat tables: ids have become keys and days dates. Built chunk
// by chunk, so that no table need be held whole.

import { modes } from '../land/network.ts';
import type { Setting } from '../scenario/setting.ts';
import { type Kind, kinds } from '../world/change.ts';
import { column, datesOf, type FlatRows, keysOf, type Maker, perhaps, rowsOf } from './flat.ts';
import { actorsOf, notReached, type Traces, tasks, wordOf } from './traces.ts';

/** Headline events of a chunk. `day` is the opening's. */
export function eventsTable(setting: Setting, day: number, { from, events }: Traces): FlatRows {
  const key = keysOf(setting);
  const date = datesOf(setting.calendar);
  const actor = (table: string, id: number) => (table === '' ? null : key(table, id));
  const kindOf = (row: Row) => kinds[events.kinds[row.at]!]!;
  const makers: Maker<Row>[] = [
    column('run', 'whole', 'number of the run', (row) => row.run),
    column('day', 'whole', 'days from the opening', (row) => events.days[row.at]!),
    column('date', 'text', "year-month-day in the scenario's calendar", (row) =>
      date(day + events.days[row.at]!),
    ),
    column('kind', 'text', 'kind of change', kindOf),
    perhaps('subject', 'text', 'whom it is about: person, polity or force', (row) =>
      actor(actors(kindOf(row)).subject, events.subjects[row.at]!),
    ),
    perhaps('object', 'text', 'who else is in it', (row) =>
      actor(actors(kindOf(row)).object, events.objects[row.at]!),
    ),
    perhaps('place', 'text', 'where', (row) => key('place', events.places[row.at]!)),
    perhaps('how', 'text', 'the word that says how', (row) => {
      const word = wordOf(kindOf(row), events.words[row.at]!);
      return word === '' ? null : word;
    }),
  ];
  return rowsOf(makers, rowsIn(events.ends, from));
}

/** Legs of marches of a chunk. `day` is the opening's. */
export function legsTable(setting: Setting, day: number, { from, legs }: Traces): FlatRows {
  const key = keysOf(setting);
  const date = datesOf(setting.calendar);
  const arrives = (row: Row) => {
    const at = legs.arrives[row.at]!;
    return at === notReached ? null : at;
  };
  const makers: Maker<Row>[] = [
    column('run', 'whole', 'number of the run', (row) => row.run),
    column('force', 'text', 'the force', (row) => key('force', legs.forces[row.at]!)),
    column('owner', 'text', 'the polity whose it is', (row) => key('polity', legs.owners[row.at]!)),
    column('from', 'text', 'place it sets out from', (row) => key('place', legs.froms[row.at]!)),
    column('to', 'text', 'place the leg leads to', (row) => key('place', legs.tos[row.at]!)),
    column('departs', 'whole', 'days from the opening', (row) => legs.departs[row.at]!),
    column('date', 'text', 'when it sets out, year-month-day', (row) =>
      date(day + legs.departs[row.at]!),
    ),
    perhaps('arrives', 'whole', 'days from the opening; nothing where it did not', arrives),
    column('mode', 'text', 'its usual mode of travel', (row) => modes[legs.modes[row.at]!]!),
    column('task', 'text', 'what it was told to do', (row) => tasks[legs.tasks[row.at]!]!),
    column('soldiers', 'whole', 'on setting out', (row) => legs.soldiers[row.at]!),
  ];
  return rowsOf(makers, rowsIn(legs.ends, from));
}

interface Row {
  readonly run: number;
  readonly at: number;
}

/** All rows of a table of traces, run by run. One object serves them all. */
function* rowsIn(ends: Uint32Array, from: number): Generator<Row> {
  const row = { run: from, at: 0 };
  for (let run = 0; run < ends.length; run += 1) {
    row.run = from + run;
    for (; row.at < ends[run]!; row.at += 1) yield row;
  }
}

const actorsByKind = new Map(kinds.map((kind) => [kind, actorsOf(kind)]));

function actors(kind: Kind): ReturnType<typeof actorsOf> {
  return actorsByKind.get(kind)!;
}
