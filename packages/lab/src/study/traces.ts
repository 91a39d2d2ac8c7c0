// What a study keeps of every run besides its row: headline events and the legs of marches, in flat
// columns that are written while a chunk is played. Whole chronicles are not kept; whatever else one
// wants of a run is had by playing it again. Read by the export, by the atlas, and by questions that
// were not asked when the runs were played.

import { kindNumber } from '../engine/chronicle.ts';
import type { Run } from '../engine/run.ts';
import { type Change, headlines, type Kind, kinds, vocabulary } from '../world/change.ts';

/** A table in flat columns of which each run's rows lie together, in the order of the chronicle. */
interface OfRuns {
  /** Rows up to and with each run of the chunk, so that run r has the rows `ends[r − 1]` to `ends[r] − 1`. */
  readonly ends: Uint32Array;
}

/** Headline events. Ids are of the run's own world: what was founded in it comes after what was given. */
export interface Events extends OfRuns {
  /** Days since the opening's. */
  readonly days: Uint16Array;
  /** Number of the kind in the vocabulary. */
  readonly kinds: Uint8Array;
  /** Whom it is about and who else is in it, −1 nobody: see `actorsOf` for their tables. */
  readonly subjects: Int16Array;
  readonly objects: Int16Array;
  /** Node where it happens, −1 nowhere. */
  readonly places: Int16Array;
  /** Number of the word that says how (`storm`, `plot`), see `wordOf`; 255 for kinds without one. */
  readonly words: Uint8Array;
}

/** Legs of marches: one stage of one force each. */
export interface Legs extends OfRuns {
  readonly forces: Uint16Array;
  /** Polity. */
  readonly owners: Int16Array;
  readonly froms: Int16Array;
  readonly tos: Int16Array;
  /** Days since the opening's; `notReached` where it was turned, dissolved or still on its way. */
  readonly departs: Uint16Array;
  readonly arrives: Uint16Array;
  /** Number of the force's usual mode in the land's list. */
  readonly modes: Uint8Array;
  /** Number of its task in `tasks`. */
  readonly tasks: Uint8Array;
  /** On setting out. */
  readonly soldiers: Uint32Array;
}

/** Events and legs of the runs `from` to `to` − 1. */
export interface Traces {
  readonly from: number;
  readonly to: number;
  readonly events: Events;
  readonly legs: Legs;
}

/** Arrival of a leg that did not end where it led. */
export const notReached = 0xffff;

/** No word says how. */
export const noWord = 255;

/** Tasks of a force, in the order of their numbers. */
export const tasks: readonly string[] = vocabulary.forceRaised.task.split('|');

interface Actors {
  readonly subject: Actor | undefined;
  readonly object: Actor | undefined;
  /** Field of the word that says how, and its words. */
  readonly word: { readonly field: string; readonly words: readonly string[] } | undefined;
}

interface Actor {
  readonly field: string;
  readonly table: 'person' | 'polity' | 'force';
}

/**
 * By number of kind: the first two fields that name a person, polity or force; what something was
 * before (`from`) only where nothing else is named. And the first field that is one of some words.
 */
const actors: readonly Actors[] = kinds.map((kind) => {
  const fields = Object.entries(vocabulary[kind] as Readonly<Record<string, string>>);
  const named = fields.flatMap(([field, type]): readonly Actor[] => {
    const table = type.replace('?', '');
    return table === 'person' || table === 'polity' || table === 'force' ? [{ field, table }] : [];
  });
  const others = named.filter((it) => it.field !== 'from');
  const [subject, object] = others.length >= 2 ? others : named;
  const [field, type] = fields.find(([, it]) => it.includes('|')) ?? [];
  return {
    subject,
    object,
    word: field === undefined || type === undefined ? undefined : { field, words: type.split('|') },
  };
});

/** Tables of the subject and object of events of a kind, '' for none. */
export function actorsOf(kind: Kind): { readonly subject: string; readonly object: string } {
  const { subject, object } = actors[kindNumber.get(kind)!]!;
  return { subject: subject?.table ?? '', object: object?.table ?? '' };
}

/** The word that says how an event of a kind came about; '' for none. */
export function wordOf(kind: Kind, number: number): string {
  return actors[kindNumber.get(kind)!]!.word?.words[number] ?? '';
}

/** What traces hold, for fingerprints: with another vocabulary they are other tables. */
export const traceColumns = {
  kinds,
  events: ['day', 'kind', 'subject', 'object', 'place', 'word', ...[...headlines].sort()],
  legs: ['force', 'owner', 'from', 'to', 'departs', 'arrives', 'mode', 'task', 'soldiers'],
};

/** Takes in runs one after another and gives their traces. */
export interface Tracer {
  readonly add: (run: Run) => void;
  readonly done: () => Traces;
}

/** Begins the traces of a chunk whose first run is `from`. Some 0.1 ms a long run. */
export function makeTracer(from: number): Tracer {
  const events = makeRows(6);
  const legs = makeRows(9);
  const eventEnds: number[] = [];
  const legEnds: number[] = [];
  const isHeadline = kinds.map((kind) => headlines.has(kind));
  // by force of the run at hand
  let soldiers: number[] = [];
  let doing: number[] = [];
  let pending: number[] = [];

  const take = (run: Run, change: Change, day: number): void => {
    switch (change.kind) {
      case 'forceRaised':
        soldiers[change.force] = change.soldiers;
        doing[change.force] = tasks.indexOf(change.task);
        return;
      case 'forceOrdered':
        doing[change.force] = tasks.indexOf(change.task);
        return;
      case 'strengthMoves':
        soldiers[change.force] = change.to;
        return;
      case 'forcesJoin':
        soldiers[change.into] = (soldiers[change.into] ?? 0) + (soldiers[change.force] ?? 0);
        return;
      case 'forceSetsOut': {
        const { owner, mode } = run.world.forces[change.force]!;
        pending[change.force] = legs.add([
          change.force,
          owner,
          change.from,
          change.to,
          day,
          notReached,
          mode,
          doing[change.force] ?? 0,
          Math.round(soldiers[change.force] ?? 0),
        ]);
        return;
      }
      case 'forceReaches': {
        const leg = pending[change.force] ?? -1;
        if (leg === -1) return;
        legs.set(leg, arrivesAt, day);
        pending[change.force] = -1;
        return;
      }
      default:
        return;
    }
  };

  return {
    add: (run) => {
      const { changes, days, where } = run.chronicle;
      const { opening } = run.draw;
      const first = opening.day;
      soldiers = opening.forces.map((it) => it.soldiers);
      doing = opening.forces.map((it) => tasks.indexOf(it.task));
      pending = [];
      for (let at = 0; at < changes.length; at += 1) {
        const change = changes[at]!;
        const number = kindNumber.get(change.kind)!;
        const day = days[at]! - first;
        take(run, change, day);
        if (!isHeadline[number]!) continue;
        const fields = change as unknown as Readonly<Record<string, number | string>>;
        const { subject, object, word } = actors[number]!;
        events.add([
          day,
          number,
          subject === undefined ? -1 : (fields[subject.field] as number),
          object === undefined ? -1 : (fields[object.field] as number),
          where[at]!,
          word === undefined ? noWord : word.words.indexOf(fields[word.field] as string),
        ]);
      }
      eventEnds.push(events.count());
      legEnds.push(legs.count());
    },
    done: () => ({
      from,
      to: from + eventEnds.length,
      events: {
        ends: Uint32Array.from(eventEnds),
        days: Uint16Array.from(events.column(0)),
        kinds: Uint8Array.from(events.column(1)),
        subjects: Int16Array.from(events.column(2)),
        objects: Int16Array.from(events.column(3)),
        places: Int16Array.from(events.column(4)),
        words: Uint8Array.from(events.column(5)),
      },
      legs: {
        ends: Uint32Array.from(legEnds),
        forces: Uint16Array.from(legs.column(0)),
        owners: Int16Array.from(legs.column(1)),
        froms: Int16Array.from(legs.column(2)),
        tos: Int16Array.from(legs.column(3)),
        departs: Uint16Array.from(legs.column(4)),
        arrives: Uint16Array.from(legs.column(arrivesAt)),
        modes: Uint8Array.from(legs.column(6)),
        tasks: Uint8Array.from(legs.column(7)),
        soldiers: Uint32Array.from(legs.column(8)),
      },
    }),
  };
}

const arrivesAt = 5;

/** Rows of whole numbers in one array that grows. */
function makeRows(width: number) {
  let values = new Int32Array(width * 1024);
  let used = 0;
  return {
    count: () => used / width,
    add: (row: readonly number[]): number => {
      if (used + width > values.length) {
        const larger = new Int32Array(values.length * 2);
        larger.set(values);
        values = larger;
      }
      for (let at = 0; at < width; at += 1) values[used + at] = row[at]!;
      used += width;
      return used / width - 1;
    },
    set: (row: number, column: number, value: number): void => {
      values[row * width + column] = value;
    },
    column: (column: number): Int32Array => {
      const out = new Int32Array(used / width);
      for (let row = 0; row < out.length; row += 1) out[row] = values[row * width + column]!;
      return out;
    },
  };
}
