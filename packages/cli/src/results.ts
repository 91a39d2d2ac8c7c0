// A study on disk: manifest.json, the scenario it was made of, and one folder for every ensemble, with
// its chunks and its design. The manifest is written last, so that where it is, the study is whole.

import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ColumnShape, type Design, digestOf, type PinGiven } from '@tumen/lab';
import { writeAtomically } from './files.ts';
import { called, quoted } from './terminal.ts';
import { Trouble } from './trouble.ts';

/** Raised whenever the layout of a study's folder changes. */
const layout = 2;

/** One ensemble of a study. */
export interface EnsembleEntry {
  readonly opening: string;
  readonly switches: readonly string[];
  /** Digest of its design, which lies beside its chunks; absent where dice draw everything. */
  readonly design?: string;
  /** The design in words, for people. */
  readonly says?: string;
  /** Dice that its switches hold fast; absent where there are none. */
  readonly pins?: readonly PinGiven[];
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
  /** Day on which it was begun, year-month-day. Nothing rests on it. */
  readonly begun: string;
  /** Digests of what the rows rest on, to tell what has changed since. */
  readonly parts: {
    readonly scenario: string;
    readonly land: string;
    readonly engine: string;
    readonly columns: string;
    /** Of the tables of events and legs. */
    readonly traces: string;
  };
  /** By name: the opening, or `opening+switch`, or `opening~design`. */
  readonly ensembles: Readonly<Record<string, EnsembleEntry>>;
}

/** A manifest as it is begun. */
export function newManifest(begun: Omit<Manifest, 'layout' | 'begun' | 'ensembles'>): Manifest {
  const today = new Date().toISOString().slice(0, 10);
  return { layout, begun: today, ...begun, ensembles: {} };
}

/** What an ensemble is named after. */
export type EnsembleTerms = Pick<EnsembleEntry, 'opening' | 'switches'> & {
  readonly design?: string | undefined;
};

/** The name of an ensemble and of its folder: the opening, its switches, the beginning of its design's digest. */
export function ensembleName({ opening, switches, design }: EnsembleTerms): string {
  const name = [opening, ...switches].join('+');
  return design === undefined ? name : `${name}~${design.slice(0, 8)}`;
}

/** Where a study keeps the scenario it was made of. */
export function scenarioIn(study: string): string {
  return join(study, 'scenario');
}

/** Where a study keeps its report, for people. */
export function reportIn(study: string): string {
  return join(study, 'report.md');
}

/** Where a study keeps its report, for programs. */
export function reportJsonIn(study: string): string {
  return join(study, 'report.json');
}

/** Where the tables of a study lie. */
export function tablesIn(study: string): string {
  return join(study, 'tables');
}

/** Removes the tables of a study, and nothing else. */
export async function clearTables(study: string): Promise<void> {
  const folder = tablesIn(study);
  for (const table of ['runs', 'inputs', 'events', 'legs']) {
    await rm(join(folder, table), { recursive: true, force: true });
  }
  for (const table of ['attestations', 'places', 'openings']) {
    for (const format of ['parquet', 'csv']) {
      await rm(join(folder, `${table}.${format}`), { force: true });
    }
  }
  await rm(join(folder, 'columns.json'), { force: true });
}

/** What `columns.json` says of the tables of a study. */
export interface TableList {
  /** Version of the program that wrote them. */
  readonly tumen?: unknown;
  readonly format: string;
  /** By file, relative to the folder of the tables. */
  readonly files: Readonly<
    Record<
      string,
      {
        readonly rows: number;
        readonly columns: readonly ColumnShape[];
        /** Of the ensemble whose table it is. */
        readonly fingerprint?: string;
        readonly runs?: number;
      }
    >
  >;
}

/** The list of the tables of a study; undefined where there is none that can be read. */
export async function readTableList(study: string): Promise<TableList | undefined> {
  const bytes = await readIfThere(join(tablesIn(study), 'columns.json'));
  const found = bytes === undefined ? undefined : parseJson(new TextDecoder().decode(bytes));
  if (!isRecord(found) || typeof found.format !== 'string' || !isRecord(found.files))
    return undefined;
  const good = Object.values(found.files).every(
    (it) => isRecord(it) && Number.isSafeInteger(it.rows) && Array.isArray(it.columns),
  );
  return good ? (found as unknown as TableList) : undefined;
}

/** Whether there is a file of that name. */
export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    (it) => it.isFile(),
    () => false,
  );
}

const manifestIn = (study: string) => join(study, 'manifest.json');

/** Whether a folder holds a study. */
export async function isStudy(folder: string): Promise<boolean> {
  return isThere(manifestIn(folder));
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
  const { tumen, scenario, seed, begun, parts, ensembles } = value;
  return (
    typeof tumen === 'string' &&
    isRecord(scenario) &&
    typeof scenario.key === 'string' &&
    typeof scenario.title === 'string' &&
    Number.isSafeInteger(seed) &&
    typeof begun === 'string' &&
    /^\d{4}-\d\d-\d\d$/.test(begun) &&
    isRecord(parts) &&
    ['scenario', 'land', 'engine', 'columns', 'traces'].every(
      (it) => typeof parts[it] === 'string',
    ) &&
    isRecord(ensembles) &&
    Object.entries(ensembles).every(([name, it]) => isEnsemble(name, it))
  );
}

/** The name is a folder's name, so it must be the one that its opening and switches give. */
function isEnsemble(name: string, value: unknown): value is EnsembleEntry {
  if (!isRecord(value)) return false;
  const { opening, switches, runs, fingerprint, design, says } = value;
  const keys: readonly unknown[] = [opening, ...(Array.isArray(switches) ? switches : [undefined])];
  return (
    keys.every((key) => typeof key === 'string' && /^[a-z][a-z0-9-]*$/.test(key)) &&
    (design === undefined || (typeof design === 'string' && /^[0-9a-f]{32}$/.test(design))) &&
    (says === undefined || typeof says === 'string') &&
    ensembleName({ opening: String(opening), switches: keys.slice(1).map(String), design }) ===
      name &&
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
  for (const file of [manifestIn, reportIn, reportJsonIn]) await rm(file(study), { force: true });
  for (const file of ['ro-crate-metadata.json', 'CITATION.cff']) {
    await rm(join(study, file), { force: true });
  }
  await clearTables(study);
  await rm(scenarioIn(study), { recursive: true, force: true });
  for (const name of Object.keys(ensembles)) {
    await rm(join(study, name), { recursive: true, force: true });
  }
}

const designIn = (study: string, ensemble: string) => join(study, ensemble, 'design.json');

/** Keeps the design of an ensemble beside its chunks. */
export async function keepDesign(study: string, ensemble: string, design: Design): Promise<void> {
  await mkdir(join(study, ensemble), { recursive: true });
  await writeAtomically(designIn(study, ensemble), `${JSON.stringify(design)}\n`);
}

/** The design of an ensemble; undefined where it has none. What is not as it was kept is refused. */
export async function readDesignOf(
  study: string,
  ensemble: string,
  { design }: EnsembleEntry,
): Promise<Design | undefined> {
  if (design === undefined) return undefined;
  const bytes = await readIfThere(designIn(study, ensemble));
  const found = bytes === undefined ? undefined : parseJson(new TextDecoder().decode(bytes));
  if (found !== undefined && digestOf(found) === design) return found as Design;
  throw new Trouble(`${designIn(study, ensemble)} is damaged or not there.`, {
    hint: 'Make the ensemble again with the same --design or --set: that restores it.',
  });
}

/** The bytes of a file, undefined where there is none. */
export async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
}
