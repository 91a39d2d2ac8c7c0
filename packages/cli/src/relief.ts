// The relief of a scenario: the built-in one, or the author's own by one line of scenario.yaml, a
// GeoTIFF file, an HGT tile or a folder of them. Files are read piece by piece, never outside the
// scenario's folder, and what is wrong with them is said, because they may come from anybody.

import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzip, inflateSync } from 'node:zlib';
import {
  type ByteFile,
  describeRelief,
  type HeightPicture,
  isHgtName,
  mosaicOf,
  openGeoTiff,
  openHgt,
  type Relief,
  ReliefFault,
  readRelief,
  type Scenario,
} from '@tumen/lab';
import { showProgress } from './progress.ts';
import { Trouble } from './trouble.ts';

/** A relief that is there to be read; reading it may take a while, its fingerprint does not. */
export interface ReliefSource {
  /** Hexadecimal digest of the files' bytes. */
  readonly digest: string;
  /** Reads it; `Trouble` where it cannot be used. */
  readonly read: () => Promise<ReadRelief>;
}

/** A relief as read, with what there is to warn about. */
export interface ReadRelief {
  readonly relief: Relief;
  /** One sentence: which relief it is and how coarse. */
  readonly says: string;
  /** Share of the region that the author's own files cover, 0–1; 1 for the built-in relief. */
  readonly covered: number;
}

const mostBytes = 200_000_000;
const mostFiles = 4000;
const hint = 'Put the files beside scenario.yaml, or leave the line out for the built-in relief.';

/** Finds the relief of a scenario in its folder; `Trouble` where there is none to be read. */
export async function reliefSourceOf(
  { relief, region }: Scenario,
  folder: string,
): Promise<ReliefSource> {
  const builtIn = dataFile('relief.gz');
  if (relief === undefined) {
    return { digest: await digestOfFiles([builtIn]), read: async () => whole(await readBuiltIn()) };
  }
  const paths = (await reliefFiles(relief, folder)).map((file) => file.from);
  const first = paths[0];
  if (first === undefined) {
    throw new Trouble(`The relief "${relief}" of the scenario holds no .tif and no .hgt file.`, {
      hint,
    });
  }
  return {
    digest: await digestOfFiles([...paths, builtIn]),
    read: async () => {
      try {
        if (!isPictureName(first)) return whole(await readOwnFormat(first));
        const pictures = paths.map((path) => pictureOf(path));
        const rest = await readBuiltIn();
        return mosaic({ name: relief, pictures, region, rest });
      } catch (error) {
        throw unusable(relief, error);
      }
    },
  };
}

function whole(relief: Relief): ReadRelief {
  return { relief, says: describeRelief(relief), covered: 1 };
}

function mosaic(land: Omit<Parameters<typeof mosaicOf>[0], 'progress'>): ReadRelief {
  const progress = showProgress({ title: 'Reading the relief', unit: '%', total: 100 });
  try {
    const { relief, covered } = mosaicOf({
      ...land,
      progress: (share) => {
        progress.at(Math.floor(share * 100));
      },
    });
    return { relief, says: describeRelief(relief), covered };
  } finally {
    progress.end();
  }
}

function unusable(relief: string, error: unknown): Trouble {
  const reason = error instanceof Error ? error.message : String(error);
  const sentence = /[.?!]$/.test(reason) ? reason : `${reason}.`;
  const tried = error instanceof ReliefFault ? error.hint : hint;
  return new Trouble(`The relief "${relief}" cannot be used: ${sentence}`, { hint: tried });
}

/** One file of a relief: where it really lies, and its path relative to the scenario's folder. */
export interface ReliefFile {
  readonly from: string;
  readonly path: string;
}

/** The files that a relief consists of, in the order of their names; `Trouble` where it is outside. */
export async function reliefFiles(relief: string, folder: string): Promise<readonly ReliefFile[]> {
  const path = resolve(folder, relief);
  const inside = relative(resolve(folder), path);
  const refuse = () => {
    throw new Trouble(`The relief "${relief}" lies outside the scenario's folder.`, { hint });
  };
  if (inside.startsWith('..') || isAbsolute(inside)) refuse();
  const root = await realpath(resolve(folder));
  const target = await realpath(path).catch(() => undefined);
  if (target === undefined) {
    throw new Trouble(`The relief "${relief}" of the scenario cannot be read.`, { hint });
  }
  if (target !== root && !target.startsWith(root + sep)) refuse();
  const found = await stat(target);
  if (found.isFile()) return [{ from: target, path: inside }];
  if (!found.isDirectory()) throw new Trouble(`The relief "${relief}" is no file.`, { hint });
  const names = (await readdir(target)).filter(isPictureName).sort();
  if (names.length > mostFiles) {
    throw new Trouble(`The relief "${relief}" has more than ${mostFiles} files.`, {
      hint: 'Join them: gdal_merge.py or gdal_translate on a virtual raster.',
    });
  }
  const files: ReliefFile[] = [];
  for (const name of names) {
    const file = await realpath(join(target, name)).catch(() => undefined);
    if (file === undefined || !file.startsWith(root + sep)) refuse();
    else if ((await stat(file)).isFile()) files.push({ from: file, path: join(inside, name) });
  }
  return files;
}

function isPictureName(name: string): boolean {
  return isHgtName(name) || /\.tiff?$/i.test(name);
}

function pictureOf(path: string): HeightPicture {
  const file = fileAt(path);
  return isHgtName(path) ? openHgt(file) : openGeoTiff(file, inflate);
}

/** Some writers fill up the last strip, so that a block may hold up to twice what is wanted of it. */
function inflate(packed: Uint8Array, size: number): Uint8Array | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: 2 * size });
  } catch {
    return undefined;
  }
}

/** A file that is opened for each piece, because there may be more tiles than a process may open. */
function fileAt(path: string): ByteFile {
  const read = (offset: number, length: number) => {
    const bytes = new Uint8Array(length);
    const descriptor = openSync(path, 'r');
    try {
      let done = 0;
      while (done < length) {
        const got = readSync(descriptor, bytes, done, length - done, offset + done);
        if (got === 0) break;
        done += got;
      }
    } finally {
      closeSync(descriptor);
    }
    return bytes;
  };
  return { name: basename(path), size: statSync(path).size, read };
}

async function readBuiltIn(): Promise<Relief> {
  return readRelief(await unzipped(await readFile(dataFile('relief.gz'))));
}

async function readOwnFormat(path: string): Promise<Relief> {
  const { size } = await stat(path);
  if (size > mostBytes) {
    throw new ReliefFault({ what: `${basename(path)} is too large`, hint });
  }
  const bytes = await readFile(path);
  return readRelief(path.endsWith('.gz') ? await unzipped(bytes) : bytes);
}

/** A data file of the laboratory's package, wherever that is installed. */
export function dataFile(name: string): string {
  return fileURLToPath(new URL(`../data/${name}`, import.meta.resolve('@tumen/lab')));
}

/** Unzips bytes, within bounds. */
export function unzipped(bytes: Uint8Array): Promise<Uint8Array> {
  return promisify(gunzip)(bytes, { maxOutputLength: mostBytes });
}

/** Hexadecimal digest of files: of their names and their bytes, in the order given. */
export async function digestOfFiles(paths: readonly string[]): Promise<string> {
  const digest = createHash('sha256');
  for (const path of paths) {
    digest.update(`${basename(path)}\n`);
    for await (const piece of createReadStream(path)) digest.update(piece as Uint8Array);
  }
  return digest.digest('hex');
}
