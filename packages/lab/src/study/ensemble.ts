// Many runs as a table: rows by run number, in chunks that can be played anywhere, in any order, by any
// number of workers, and that are the same bytes every time. A chunk carries its own checksum.

import { assert } from '../base/assert.ts';
import { digestBytes, digestHex, makeDigest } from '../base/hash.ts';
import { type Draw, drawInputs, type Frame, runsADraw } from '../engine/frame.ts';
import { play } from '../engine/run.ts';
import type { PlannedRun, ReadyDesign } from './design.ts';
import type { Questionnaire } from './row.ts';
import type { Tracer } from './traces.ts';

/** Runs in one chunk: a multiple of the runs that share a draw, large enough that messages cost nothing. */
export const runsAChunk = 250;

/** Rows of the runs `from` to `to` − 1. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
  /** shape [runs × columns], row-major. */
  readonly values: Float64Array;
  /** Fingerprints of the chronicles, four 32-bit words a run; shape [runs × 4]. */
  readonly digests: Uint32Array;
}

/**
 * Plays the runs of a chunk one after another. With a `design` each run has the frame and the values
 * that its line says, else all have `frame`. `progress` hears of every finished run.
 */
export function playChunk(
  frame: Frame,
  questionnaire: Questionnaire,
  options: {
    readonly seed: number;
    readonly from: number;
    readonly to: number;
    readonly inputs?: Readonly<Record<string, number>>;
    readonly design?: ReadyDesign;
    /** Takes in every run, for what is kept besides rows. */
    readonly tracer?: Tracer;
    readonly progress?: (run: number) => void;
  },
): Chunk {
  const { seed, from, to } = options;
  const width = questionnaire.columns.length;
  const values = new Float64Array((to - from) * width);
  const digests = new Uint32Array((to - from) * 4);
  let draw: Draw | undefined;
  let line: PlannedRun = { frame };
  for (let run = from; run < to; run += 1) {
    const number = Math.floor(run / runsADraw);
    const planned = options.design?.of(run) ?? line;
    if (draw === undefined || draw.number !== number || planned !== line) {
      line = planned;
      draw = drawInputs(line.frame, {
        seed,
        draw: number,
        ...(options.inputs === undefined ? {} : { given: options.inputs }),
        ...(line.set === undefined ? {} : { set: line.set }),
      });
    }
    const played = play(line.frame, { seed, run }, { draw });
    const row = questionnaire.answer(played);
    options.tracer?.add(played);
    values.set(row.values, (run - from) * width);
    for (let word = 0; word < 4; word += 1) {
      digests[(run - from) * 4 + word] = Number.parseInt(
        row.digest.slice(word * 8, word * 8 + 8),
        16,
      );
    }
    options.progress?.(run);
  }
  return { from, to, values, digests };
}

/** Chunks that an ensemble of so many runs falls into: `[from, to)` each. */
export function chunksOf(runs: number): readonly { readonly from: number; readonly to: number }[] {
  const out: { from: number; to: number }[] = [];
  for (let from = 0; from < runs; from += runsAChunk) {
    out.push({ from, to: Math.min(runs, from + runsAChunk) });
  }
  return out;
}

const magic = 0x314d5554; // "TUM1"

/**
 * A chunk as bytes: magic, from, to, columns (uint32 each, little-endian), values as float64, digests
 * as uint32, then a 128-bit checksum of all that as four uint32.
 */
export function chunkToBytes(chunk: Chunk): Uint8Array {
  const runs = chunk.to - chunk.from;
  const columns = runs === 0 ? 0 : chunk.values.length / runs;
  const body = 16 + chunk.values.length * 8 + chunk.digests.length * 4;
  const view = new DataView(new ArrayBuffer(body + 16));
  [magic, chunk.from, chunk.to, columns].forEach((word, at) => {
    view.setUint32(at * 4, word, true);
  });
  let offset = 16;
  for (const value of chunk.values) {
    view.setFloat64(offset, value, true);
    offset += 8;
  }
  for (const word of chunk.digests) {
    view.setUint32(offset, word, true);
    offset += 4;
  }
  const checksum = checksumOf(new Uint8Array(view.buffer, 0, body));
  for (let word = 0; word < 4; word += 1) {
    view.setUint32(
      body + word * 4,
      Number.parseInt(checksum.slice(word * 8, word * 8 + 8), 16),
      true,
    );
  }
  return new Uint8Array(view.buffer);
}

/** The chunk that bytes hold, or undefined where they are damaged, cut short or of another format. */
export function chunkFromBytes(bytes: Uint8Array): Chunk | undefined {
  if (bytes.length < 32) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [word, from, to, columns] = [0, 4, 8, 12].map((at) => view.getUint32(at, true)) as [
    number,
    number,
    number,
    number,
  ];
  const runs = to - from;
  const body = 16 + runs * columns * 8 + runs * 16;
  if (word !== magic || runs < 0 || bytes.length !== body + 16) return undefined;
  const checksum = checksumOf(bytes.subarray(0, body));
  for (let at = 0; at < 4; at += 1) {
    const stated = view.getUint32(body + at * 4, true);
    if (stated !== Number.parseInt(checksum.slice(at * 8, at * 8 + 8), 16)) return undefined;
  }
  const values = new Float64Array(runs * columns);
  for (let at = 0; at < values.length; at += 1) values[at] = view.getFloat64(16 + at * 8, true);
  const digests = new Uint32Array(runs * 4);
  for (let at = 0; at < digests.length; at += 1) {
    digests[at] = view.getUint32(16 + values.length * 8 + at * 4, true);
  }
  return { from, to, values, digests };
}

function checksumOf(bytes: Uint8Array): string {
  const digest = makeDigest();
  digestBytes(digest, bytes);
  return digestHex(digest);
}

/** All rows of an ensemble by column. */
export interface Table {
  readonly runs: number;
  /** By column name: one value a run. */
  readonly columns: ReadonlyMap<string, Float64Array>;
}

/** Joins chunks, given in any order, into columns; they must cover 0 to the last run without a gap. */
export function joinChunks(questionnaire: Questionnaire, chunks: readonly Chunk[]): Table {
  const ordered = [...chunks].sort((a, b) => a.from - b.from);
  const runs = ordered.at(-1)?.to ?? 0;
  const names = questionnaire.columns.map((it) => it.name);
  const columns = new Map(names.map((name) => [name, new Float64Array(runs)]));
  let next = 0;
  for (const chunk of ordered) {
    assert(chunk.from === next, () => `runs ${next} to ${chunk.from} are missing`);
    next = chunk.to;
    names.forEach((name, at) => {
      const column = columns.get(name)!;
      for (let run = chunk.from; run < chunk.to; run += 1) {
        column[run] = chunk.values[(run - chunk.from) * names.length + at]!;
      }
    });
  }
  return { runs, columns };
}
