// The pieces of a bundle as what they were, each when it is first asked for. Used by the page and by its
// worker, which is sent pieces and not what was made of them.

import { networkFromBytes, type OpenedNetwork, type Scenario, type Table } from '@tumen/lab';
import { type PackedReel, unpackReel } from '../film/packed-reel.ts';
import type { Reel } from '../film/reel.ts';
import { unpackArrays } from './arrays.ts';
import type { Assumptions } from './assumptions.ts';
import {
  type Bundle,
  baseOf,
  bundleFormat,
  columnsOf,
  type Packed,
  type Pieces,
} from './bundle.ts';
import { type Ground, unpackGround } from './ground.ts';
import { type Land, unpackLand } from './land.ts';
import { unpackRows } from './rows.ts';
import { fromBase64, fromJson, unzipped } from './text.ts';

/** Reads pieces of one bundle. Every promise rejects with a plain sentence where a piece is missing. */
export interface BundleReader {
  readonly manifest: Bundle['manifest'];
  scenario(): Promise<Scenario>;
  network(): Promise<OpenedNetwork>;
  land(): Promise<Land>;
  ground(): Promise<Ground>;
  /** A piece as it travels, to be sent to a worker. */
  piece(name: string): Promise<string>;
  /** Has the pieces come that the first view did without, before somebody asks for them. */
  bringRest(): Promise<void>;
  report(): Promise<string>;
  assumptions(): Promise<Assumptions>;
  rows(ensemble: string): Promise<Table>;
  /** Undefined where the ensemble has no films. */
  reel(ensemble: string): Promise<Reel | undefined>;
}

/** A reader of a bundle; refuses one of another format. Pieces that it lacks are asked of `more`, once. */
export function readBundle(
  bundle: Packed,
  more: () => Promise<Pieces> = async () => ({}),
): BundleReader {
  const { manifest, pieces } = bundle;
  if (manifest.format !== bundleFormat) {
    throw new Error('This page and its data are of different versions. Publish the study again.');
  }
  const others = once(more);
  const piece = async (name: string) => {
    const found = pieces[name] ?? (await others())[name];
    if (found === undefined) throw new Error(`The data lacks its part “${name}”.`);
    return found;
  };
  const bytesOf = async (name: string) => unzipped(fromBase64(await piece(name)));
  const textOf = async (name: string) => new TextDecoder().decode(await bytesOf(name));
  const ensembleNamed = (name: string) => {
    const found = manifest.ensembles.find((it) => it.name === name);
    if (found === undefined) throw new Error(`The study has no ensemble “${name}”.`);
    return found;
  };
  const rows: BundleReader['rows'] = onceEach(async (name) => {
    const ensemble = ensembleNamed(name);
    const base = baseOf(manifest, ensemble);
    const arrays = unpackArrays(await bytesOf(`rows:${name}`));
    const like = base === undefined ? undefined : await rows(base.name);
    return unpackRows(columnsOf(manifest, ensemble), arrays, like);
  });
  const reel: BundleReader['reel'] = onceEach(async (name) => {
    const { films } = ensembleNamed(name);
    if (films === 0) return undefined;
    const arrays: unknown = unpackArrays(await bytesOf(`reel:${name}`));
    return unpackReel(films, arrays as PackedReel);
  });
  return {
    manifest,
    piece,
    scenario: once(async () => fromJson(await textOf('scenario')) as Scenario),
    network: once(async () => networkFromBytes(await bytesOf('network'))),
    land: once(async () => unpackLand(unpackArrays(await bytesOf('land')))),
    ground: once(async () => unpackGround(unpackArrays(await bytesOf('ground')))),
    bringRest: async () => {
      await others();
    },
    report: once(() => textOf('report')),
    assumptions: once(async () => fromJson(await textOf('assumptions')) as Assumptions),
    rows,
    reel,
  };
}

/** Makes something when it is first asked for, and not again. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Makes what has a name once for each name. */
export function onceEach<T>(make: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const made = new Map<string, Promise<T>>();
  return (name) => {
    const kept = made.get(name) ?? make(name);
    made.set(name, kept);
    return kept;
  };
}
