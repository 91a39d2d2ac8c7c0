// Traces as bytes and back: little-endian columns with a checksum, so that what lies on a disk is either
// right or found to be damaged. Written by workers, read by whoever opens a study.

import { digestBytes, digestHex, makeDigest } from '../base/hash.ts';
import type { Events, Legs, Traces } from './traces.ts';

const magic = 0x31545554; // "TUT1"
const head = 20;

type Column = Uint32Array | Uint16Array | Int16Array | Uint8Array;

/** All columns in the order in which they are written: the widest first, so that each is aligned. */
function columnsOf({ events, legs }: Pick<Traces, 'events' | 'legs'>): readonly Column[] {
  return [
    ...[events.ends, legs.ends, legs.soldiers],
    ...[events.days, events.subjects, events.objects, events.places],
    ...[legs.forces, legs.owners, legs.froms, legs.tos, legs.departs, legs.arrives],
    ...[events.kinds, events.words, legs.modes, legs.tasks],
  ];
}

/**
 * Traces as bytes: magic, from, to, number of events and of legs (uint32 each, little-endian), the
 * columns, and a 128-bit checksum of all that as four uint32.
 */
export function tracesToBytes(traces: Traces): Uint8Array {
  const columns = columnsOf(traces);
  const body = head + columns.reduce((sum, it) => sum + it.byteLength, 0);
  const view = new DataView(new ArrayBuffer(body + 16));
  const counts = [traces.events.days.length, traces.legs.forces.length] as const;
  [magic, traces.from, traces.to, ...counts].forEach((word, at) => {
    view.setUint32(at * 4, word, true);
  });
  let offset = head;
  for (const column of columns) offset = write(view, offset, column);
  checksumOf(new Uint8Array(view.buffer, 0, body)).forEach((word, at) => {
    view.setUint32(body + at * 4, word, true);
  });
  return new Uint8Array(view.buffer);
}

/** The traces that bytes hold, or undefined where they are damaged, cut short or of another format. */
export function tracesFromBytes(bytes: Uint8Array): Traces | undefined {
  if (bytes.length < head + 16) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [word, from, to, eventCount, legCount] = [0, 4, 8, 12, 16].map((at) =>
    view.getUint32(at, true),
  ) as [number, number, number, number, number];
  const runs = to - from;
  const body = head + runs * 8 + eventCount * 10 + legCount * 18;
  if (word !== magic || runs < 0 || bytes.length !== body + 16) return undefined;
  const sound = checksumOf(bytes.subarray(0, body)).every(
    (it, at) => it === view.getUint32(body + at * 4, true),
  );
  if (!sound) return undefined;
  const events: Events = {
    ends: new Uint32Array(runs),
    days: new Uint16Array(eventCount),
    kinds: new Uint8Array(eventCount),
    subjects: new Int16Array(eventCount),
    objects: new Int16Array(eventCount),
    places: new Int16Array(eventCount),
    words: new Uint8Array(eventCount),
  };
  const legs: Legs = {
    ends: new Uint32Array(runs),
    forces: new Uint16Array(legCount),
    owners: new Int16Array(legCount),
    froms: new Int16Array(legCount),
    tos: new Int16Array(legCount),
    departs: new Uint16Array(legCount),
    arrives: new Uint16Array(legCount),
    modes: new Uint8Array(legCount),
    tasks: new Uint8Array(legCount),
    soldiers: new Uint32Array(legCount),
  };
  let offset = head;
  for (const column of columnsOf({ events, legs })) offset = read(view, offset, column);
  return { from, to, events, legs };
}

function write(view: DataView, from: number, column: Column): number {
  let offset = from;
  if (column instanceof Uint32Array) {
    for (const it of column) {
      view.setUint32(offset, it, true);
      offset += 4;
    }
  } else if (column instanceof Uint8Array) {
    new Uint8Array(view.buffer).set(column, offset);
    offset += column.length;
  } else {
    for (const it of column) {
      view.setUint16(offset, it & 0xffff, true);
      offset += 2;
    }
  }
  return offset;
}

function read(view: DataView, from: number, column: Column): number {
  let offset = from;
  const width = column.BYTES_PER_ELEMENT;
  for (let at = 0; at < column.length; at += 1) {
    column[at] =
      width === 4
        ? view.getUint32(offset, true)
        : width === 2
          ? view.getUint16(offset, true)
          : view.getUint8(offset);
    offset += width;
  }
  return offset;
}

function checksumOf(bytes: Uint8Array): Uint32Array {
  const digest = makeDigest();
  digestBytes(digest, bytes);
  const hex = digestHex(digest);
  return Uint32Array.from({ length: 4 }, (_, at) =>
    Number.parseInt(hex.slice(at * 8, at * 8 + 8), 16),
  );
}

/** The traces of the first runs of a chunk alone. */
export function firstTraces(traces: Traces, to: number): Traces {
  const runs = to - traces.from;
  const cut = <T extends { readonly ends: Uint32Array }>(table: T): T => {
    const ends = table.ends.slice(0, runs);
    const rows = ends.at(-1) ?? 0;
    const columns = Object.entries(table).map(([name, it]) => [
      name,
      name === 'ends' ? ends : (it as Column).slice(0, rows),
    ]);
    return Object.fromEntries(columns) as T;
  };
  return { from: traces.from, to, events: cut(traces.events), legs: cut(traces.legs) };
}
