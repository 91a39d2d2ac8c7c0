// The chunks of an ensemble on disk: its rows in one file, its events and legs in another. Each is
// written whole or not at all and carries its checksum, so that whatever interrupts a study, what lies
// under a chunk's name is either right or found to be damaged.

import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Chunk,
  chunkFromBytes,
  chunksOf,
  firstTraces,
  runsAChunk,
  type Traces,
  tracesFromBytes,
} from '@tumen/lab';
import { unfinished, writeAtomically } from './files.ts';
import type { ChunkBytes } from './orders.ts';
import { readIfThere } from './results.ts';

/** The file of the chunk of this number; chunk n begins with run n × `runsAChunk`. */
export function chunkPath(study: string, ensemble: string, number: number): string {
  return join(study, ensemble, `chunk-${String(number).padStart(6, '0')}.bin`);
}

/** The file of the events and legs of the runs of a chunk. */
function tracesPath(study: string, ensemble: string, number: number): string {
  return join(study, ensemble, `traces-${String(number).padStart(6, '0')}.bin`);
}

/** Keeps a finished chunk; its rows last, for where they are, all of it is. */
export async function keepChunk(options: {
  readonly study: string;
  readonly ensemble: string;
  readonly from: number;
  readonly bytes: ChunkBytes;
}): Promise<void> {
  const { study, ensemble, from, bytes } = options;
  const number = from / runsAChunk;
  await mkdir(join(study, ensemble), { recursive: true });
  await writeAtomically(tracesPath(study, ensemble, number), bytes.traces);
  await writeAtomically(chunkPath(study, ensemble, number), bytes.rows);
}

/** Events and legs of the runs of one chunk up to `to`; undefined where they are damaged or not there. */
export async function readTraces(options: {
  readonly study: string;
  readonly ensemble: string;
  readonly from: number;
  readonly to: number;
}): Promise<Traces | undefined> {
  const { study, ensemble, from, to } = options;
  const bytes = await readIfThere(tracesPath(study, ensemble, from / runsAChunk));
  const traces = bytes === undefined ? undefined : tracesFromBytes(bytes);
  if (traces === undefined || traces.from !== from || traces.to < to) return undefined;
  return traces.to === to ? traces : firstTraces(traces, to);
}

/** The state of the chunks that an ensemble of so many runs needs. */
export interface Survey {
  /** Right and of the right length; with `values` and digests. */
  readonly kept: readonly Chunk[];
  /** Not there, or there with fewer runs than it needs now. */
  readonly missing: readonly { readonly from: number; readonly to: number }[];
  /** There, but not as it was written. */
  readonly damaged: readonly { readonly from: number; readonly to: number }[];
}

/**
 * Looks at every chunk of an ensemble. Reads all rows, some 2 ms a chunk, and with `traces` all events
 * and legs too, some 20 ms a chunk; a chunk of which these are damaged is damaged.
 */
export async function surveyChunks(options: {
  readonly study: string;
  readonly ensemble: string;
  readonly runs: number;
  readonly columns: number;
  readonly traces: boolean;
}): Promise<Survey> {
  const { study, ensemble, runs, columns, traces } = options;
  await removeUnfinished(join(study, ensemble));
  const kept: Chunk[] = [];
  const missing: Survey['missing'][number][] = [];
  const damaged: Survey['damaged'][number][] = [];
  for (const it of chunksOf(runs)) {
    const chunk = await readChunk(chunkPath(study, ensemble, it.from / runsAChunk), columns);
    if (chunk === 'damaged' || (chunk !== 'absent' && chunk.from !== it.from)) damaged.push(it);
    else if (chunk === 'absent' || chunk.to < it.to) missing.push(it);
    else if (traces && (await readTraces({ study, ensemble, ...it })) === undefined)
      damaged.push(it);
    else kept.push(chunk.to === it.to ? chunk : shortened(chunk, it.to));
  }
  return { kept, missing, damaged };
}

/** A chunk of an ensemble that had more runs, cut to those that are asked for. */
function shortened(chunk: Chunk, to: number): Chunk {
  const columns = chunk.values.length / (chunk.to - chunk.from);
  return {
    from: chunk.from,
    to,
    values: chunk.values.slice(0, (to - chunk.from) * columns),
    digests: chunk.digests.slice(0, (to - chunk.from) * 4),
  };
}

async function readChunk(path: string, columns: number): Promise<Chunk | 'absent' | 'damaged'> {
  const bytes = await readIfThere(path);
  if (bytes === undefined) return 'absent';
  const chunk = chunkFromBytes(bytes);
  const isRight = chunk !== undefined && chunk.values.length === (chunk.to - chunk.from) * columns;
  return isRight ? chunk : 'damaged';
}

async function removeUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((it) => it.endsWith(unfinished))) {
    await rm(join(folder, name), { force: true });
  }
}

/** The chunks from the first run on without a gap, as far as they go. */
export function unbroken(chunks: readonly Chunk[]): readonly Chunk[] {
  const out: Chunk[] = [];
  let next = 0;
  for (const chunk of [...chunks].sort((a, b) => a.from - b.from)) {
    if (chunk.from !== next) break;
    out.push(chunk);
    next = chunk.to;
  }
  return out;
}
