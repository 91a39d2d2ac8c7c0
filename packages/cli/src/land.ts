// The land of a scenario: its places as sites, the built-in relief and waters, and the network of ways
// between them, which is built once in seconds and kept in a cache from then on.

import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { availableParallelism, homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  type Groundwork,
  joinNetwork,
  type Land,
  layGround,
  networkFingerprint,
  networkFromBytes,
  networkToBytes,
  type OpenedNetwork,
  type Relief,
  readWaters,
  type Scenario,
  siteOf,
  type Waters,
  type Way,
  waysOver,
} from '@tumen/lab';
import { writeAtomically } from './files.ts';
import { showProgress } from './progress.ts';
import { dataFile, digestOfFiles, reliefSourceOf, unzipped } from './relief.ts';
import { counted, say } from './terminal.ts';

/** A network ready for use, and as the bytes that workers are given. */
export interface ReadyLand {
  readonly network: OpenedNetwork;
  readonly bytes: Uint8Array;
  /** Of everything it was built from; part of a study's fingerprint. */
  readonly fingerprint: string;
}

/** The land of a scenario, from the cache where it lies there, else built and put there. */
export async function landOf(options: {
  readonly scenario: Scenario;
  /** Folder of the scenario, for a relief of the author's own. */
  readonly folder: string;
  /** Folder of the cache. */
  readonly cache?: string | undefined;
}): Promise<ReadyLand> {
  const { scenario, folder } = options;
  const source = await reliefSourceOf(scenario, folder);
  const sites = scenario.places.map(siteOf);
  const { region } = scenario;
  const groundDigest = `${source.digest} ${await digestOfFiles([dataFile('waters.gz')])}`;
  const fingerprint = networkFingerprint({ sites, region, groundDigest });
  const cache = options.cache ?? usualCache();
  const path = join(cache, `${fingerprint}.bin`);
  const kept = await readKept(path, fingerprint);
  if (kept !== undefined) return kept;

  const { relief } = await source.read();
  const waters = await builtInWaters();
  const land = { sites, relief, waters, region, groundDigest };
  const { network, problems } = await buildOnCores(land);
  for (const it of problems) {
    const place = scenario.places.find((one) => one.key === it.site);
    const where = place === undefined ? '' : `${place.spot.file}:${place.spot.line} `;
    say(`${where}place "${it.site}" ${it.what}; ${it.hint}.`);
  }
  const bytes = networkToBytes(network);
  await keep(path, bytes);
  return { network, bytes, fingerprint };
}

/** What of the bar is the ground, before any way is sought. */
const groundShare = 10;

/**
 * Builds a network with a bar that moves from the first second. Another thread finds the ways of wheels
 * meanwhile; where there is none to be had, this one does all.
 */
export async function buildOnCores(land: Land): Promise<ReturnType<typeof joinNetwork>> {
  const progress = showProgress({ title: 'Building the land', unit: '%', total: 100 });
  try {
    const ground = layGround(land, (share) => {
      progress.at(Math.floor(groundShare * share));
    });
    const others = waysInThread(ground);
    const parts = others === undefined ? 2 : 1;
    const found = (routingClass: 'ridden' | 'wheels', part: number) =>
      waysOver(ground, routingClass, (share) => {
        progress.at(Math.floor(groundShare + ((100 - groundShare) * (part + share)) / parts));
      });
    const ridden = found('ridden', 0);
    const wheels = others === undefined ? found('wheels', 1) : await others;
    progress.at(100);
    return joinNetwork(ground, [ridden, wheels]);
  } finally {
    progress.end();
  }
}

/** The ways of wheels by another thread; undefined with one core, and before the command is compiled. */
function waysInThread(ground: Groundwork): Promise<readonly Way[]> | undefined {
  const file = new URL('./land-worker.js', import.meta.url);
  if (availableParallelism() < 2 || !existsSync(file)) return undefined;
  const found = new Promise<readonly Way[]>((resolve, reject) => {
    const worker = new Worker(file, { workerData: ground });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      reject(new Error('The thread that seeks the ways of wheels has ended before it was done.'));
    });
  });
  // It is awaited only when this thread has done its own share; a fault must not end the process before.
  found.catch(() => {});
  return found;
}

/** The relief and the waters under a scenario's map. */
export async function groundOf(options: {
  readonly scenario: Scenario;
  /** Folder of the scenario, for a relief of the author's own. */
  readonly folder: string;
}): Promise<{ readonly relief: Relief; readonly waters: Waters }> {
  const { scenario, folder } = options;
  const source = await reliefSourceOf(scenario, folder);
  const { relief } = await source.read();
  return { relief, waters: await builtInWaters() };
}

async function builtInWaters(): Promise<Waters> {
  return readWaters(await unzipped(await readFile(dataFile('waters.gz'))));
}

/** Where lands are kept unless told otherwise. */
function usualCache(): string {
  const base = process.env.XDG_CACHE_HOME;
  const home = base !== undefined && isAbsolute(base) ? base : join(homedir(), '.cache');
  return join(home, 'tumen', 'land');
}

async function readKept(path: string, fingerprint: string): Promise<ReadyLand | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) return undefined;
  try {
    const network = networkFromBytes(bytes);
    return network.record.fingerprint === fingerprint ? { network, bytes, fingerprint } : undefined;
  } catch {
    say('The kept land is damaged and is built again.');
    return undefined;
  }
}

/** Keeps a land; where that is not possible, the next command builds it again, which is no failure. */
async function keep(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeAtomically(path, bytes);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    say(`The land could not be kept in ${dirname(path)}${reason}; choose a folder with --cache.`);
  }
}

/** What a land holds, for people: `96 places, 240 ways`. */
export function describeLand({ network }: ReadyLand): string {
  const ways = network.record.ways[0]?.length ?? 0;
  return `${counted(network.sites.length, 'place')}, ${counted(ways, 'way')} between them`;
}
