// A study on disk: manifest.json, the scenario it was made of, and one folder of chunks for every
// ensemble: its rows in one file, its events and legs in another. Each is written whole or not at all
// and carries its checksum, so that whatever interrupts a study, what lies under a chunk's name is
// either right or found to be damaged.

import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
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
import { called, quoted } from './terminal.ts';
import { Trouble } from './trouble.ts';

/** Raised whenever the layout of a study's folder changes. */
const layout = 2;

/** One ensemble of a study. */
export interface EnsembleEntry {
  readonly opening: string;
  readonly switches: readonly string[];
  /** How many runs it shall have; they may not all be finished. */
  readonly runs: number;
  /** Of everything its rows rest on. */
  readonly fingerprint: string;
}

/** The manifest of a study. */
export interface Manifest {
  readonly layout: number;
  /** Version of the program that began it. */
  readonly tumen: string;
  readonly scenario: { readonly key: string; readonly title: string };
  readonly seed: number;
  /** Digests of what the rows rest on, to tell what has changed since. */
  readonly parts: {
    readonly scenario: string;
    readonly land: string;
    readonly engine: string;
    readonly columns: string;
  };
  /** By name: the opening, or `opening+switch`. */
  readonly ensembles: Readonly<Record<string, EnsembleEntry>>;
}

/** A manifest as it is begun. */
export function newManifest(begun: Omit<Manifest, 'layout' | 'ensembles'>): Manifest {
  return { layout, ...begun, ensembles: {} };
}

/** The name of an ensemble and of its folder: the opening, then its switches. */
export function ensembleName(it: Pick<EnsembleEntry, 'opening' | 'switches'>): string {
  return [it.opening, ...it.switches].join('+');
}

/** Where a study keeps the scenario it was made of. */
export function scenarioIn(study: string): string {
  return join(study, 'scenario');
}

/** Where a study keeps its report, for people. */
export function reportIn(study: string): string {
  return join(study, 'report.md');
}

const manifestIn = (study: string) => join(study, 'manifest.json');

/** Whether a folder holds a study. */
export async function isStudy(folder: string): Promise<boolean> {
  return stat(manifestIn(folder)).then(
    (it) => it.isFile(),
    () => false,
  );
}

/** Reads the manifest of a study; a folder that holds none is refused. */
export async function readManifest(study: string): Promise<Manifest> {
  const text = await readFile(manifestIn(study), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
    throw new Trouble(`${study} is not a study: it has no manifest.json.`, {
      hint: `Make one: ${called()} study SCENARIO --out ${quoted(study)}`,
    });
  });
  const found = parseJson(text);
  if (!isManifest(found)) {
    throw new Trouble(`${manifestIn(study)} is damaged or of another version of tumen.`, {
      hint: 'Remove the folder, or choose another one with --out.',
    });
  }
  return found;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value) || value.layout !== layout) return false;
  const { tumen, scenario, seed, parts, ensembles } = value;
  return (
    typeof tumen === 'string' &&
    isRecord(scenario) &&
    typeof scenario.key === 'string' &&
    typeof scenario.title === 'string' &&
    Number.isSafeInteger(seed) &&
    isRecord(parts) &&
    ['scenario', 'land', 'engine', 'columns'].every((it) => typeof parts[it] === 'string') &&
    isRecord(ensembles) &&
    Object.entries(ensembles).every(([name, it]) => isEnsemble(name, it))
  );
}

/** The name is a folder's name, so it must be the one that its opening and switches give. */
function isEnsemble(name: string, value: unknown): value is EnsembleEntry {
  if (!isRecord(value)) return false;
  const { opening, switches, runs, fingerprint } = value;
  const keys: readonly unknown[] = [opening, ...(Array.isArray(switches) ? switches : [undefined])];
  return (
    keys.every((key) => typeof key === 'string' && /^[a-z][a-z0-9-]*$/.test(key)) &&
    keys.join('+') === name &&
    Number.isSafeInteger(runs) &&
    typeof runs === 'number' &&
    runs >= 0 &&
    typeof fingerprint === 'string'
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Writes the manifest of a study, last of all when it is begun: with it the study is whole. */
export async function writeManifest(study: string, manifest: Manifest): Promise<void> {
  await mkdir(study, { recursive: true });
  await writeAtomically(manifestIn(study), `${JSON.stringify(manifest, undefined, 2)}\n`);
}

/** Removes what `tumen` has written into a study, and nothing else. */
export async function clearStudy(study: string, { ensembles }: Manifest): Promise<void> {
  for (const file of [manifestIn, reportIn]) await rm(file(study), { force: true });
  await rm(scenarioIn(study), { recursive: true, force: true });
  for (const name of Object.keys(ensembles)) {
    await rm(join(study, name), { recursive: true, force: true });
  }
}

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

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
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
