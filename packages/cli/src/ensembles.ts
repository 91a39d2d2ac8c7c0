// Plays the ensembles of a study: finds what lies there already, plays a run of it again to see that
// the engine is still the same, and has the missing chunks played by workers. Stopping at any moment
// loses no more than the chunks under way.

import {
  type Design,
  digestBytes,
  digestHex,
  digestOf,
  joinChunks,
  makeDigest,
  playChunk,
  type Table,
} from '@tumen/lab';
import { keepChunk, type Survey, surveyChunks, unbroken } from './chunk-files.ts';
import type { ChunkBytes, Order } from './orders.ts';
import { playOrders } from './pool.ts';
import { ensembleName, keepDesign } from './results.ts';
import { type Ready, readyEnsemble, type Study, withEnsemble } from './study-folder.ts';
import { counted, grouped, say } from './terminal.ts';
import { Trouble } from './trouble.ts';

/** What is asked for: an opening with its switches, so many times. */
export interface Wanted {
  readonly opening: string;
  readonly switches: readonly string[];
  readonly runs: number;
  /** What is set in place of dice. */
  readonly design?: Design | undefined;
  /** The design in words, for people. */
  readonly says?: string | undefined;
}

/** An ensemble that is finished. */
export interface Made {
  readonly name: string;
  readonly opening: string;
  readonly switches: readonly string[];
  /** The design in words; absent where dice draw everything. */
  readonly says?: string;
  readonly table: Table;
  readonly fingerprint: string;
  /** Runs that lay there, that were played now, and of these how many stood in damaged chunks. */
  readonly kept: number;
  readonly played: number;
  readonly remade: number;
}

/** Plays one ensemble of a study to its end; `study` is returned with the ensemble in its manifest. */
export async function makeEnsemble(
  study: Study,
  wanted: Wanted,
  workers: number,
): Promise<{ readonly study: Study; readonly made: Made }> {
  const design = wanted.design === undefined ? undefined : digestOf(wanted.design);
  const name = ensembleName({ ...wanted, design });
  const ready = readyEnsemble(study, wanted);
  const { fingerprint, questionnaire } = ready;
  const runs = await runsToHave(study, name, wanted.runs, questionnaire.columns.length);
  const { opening, switches } = wanted;
  const before = study.manifest.ensembles[name];
  if (before !== undefined && before.fingerprint !== fingerprint) {
    throw otherEngine(study, `${name} had another fingerprint`);
  }
  if (wanted.design !== undefined) await keepDesign(study.folder, name, wanted.design);
  const kind = {
    ...(design === undefined ? {} : { design }),
    ...(wanted.says === undefined ? {} : { says: wanted.says }),
    ...(ready.frame.pins.length === 0 ? {} : { pins: ready.frame.pins }),
  };
  const begun = await withEnsemble(study, name, { opening, switches, ...kind, runs, fingerprint });
  const survey = await surveyOf(begun, name, ready, { traces: true });
  const { kept, missing, damaged } = survey;
  if (damaged.length > 0) {
    say(`${counted(damaged.length, 'chunk')} of ${name} ${isOrAre(damaged)} damaged; remade now.`);
  }
  refuseOtherEngine(begun, ready, survey);
  const orders = [...missing, ...damaged]
    .sort((a, b) => a.from - b.from)
    .map((it): Order => ({ opening, switches, ...it }));
  await playMissing(begun, name, {
    orders,
    design: wanted.design,
    kept: runsIn(kept),
    runs,
    workers,
  });
  const { table } = await tableOf(begun, name, ready);
  const made = {
    name,
    opening,
    switches,
    ...(wanted.says === undefined ? {} : { says: wanted.says }),
    table,
    fingerprint,
    kept: runsIn(kept),
    played: runsIn(orders),
    remade: runsIn(damaged),
  };
  return { study: begun, made };
}

/** The finished runs of an ensemble as a table, as far as they go without a gap. */
export async function tableOf(
  study: Study,
  name: string,
  ready: Ready,
): Promise<{ readonly table: Table; readonly damaged: number }> {
  const { kept, damaged } = await surveyOf(study, name, ready, { traces: false });
  return { table: joinChunks(ready.questionnaire, unbroken(kept)), damaged: damaged.length };
}

/** Asking for fewer runs than lie there keeps what lies there. */
async function runsToHave(
  study: Study,
  name: string,
  wanted: number,
  columns: number,
): Promise<number> {
  const before = study.manifest.ensembles[name]?.runs ?? 0;
  if (before <= wanted) return wanted;
  const { folder } = study;
  const survey = await surveyChunks({
    study: folder,
    ensemble: name,
    runs: before,
    columns,
    traces: false,
  });
  return Math.max(wanted, runsIn(unbroken(survey.kept)));
}

function surveyOf(
  study: Study,
  name: string,
  { questionnaire }: Ready,
  { traces }: { readonly traces: boolean },
): Promise<Survey> {
  return surveyChunks({
    study: study.folder,
    ensemble: name,
    runs: study.manifest.ensembles[name]?.runs ?? 0,
    columns: questionnaire.columns.length,
    traces,
  });
}

/**
 * The first run of the first chunk is played again and must come out the same. The study's
 * fingerprint guards against other rules; this guards against whatever it does not see.
 */
function refuseOtherEngine(study: Study, ready: Ready, { kept }: Survey): void {
  const first = kept[0];
  if (first === undefined) return;
  const { frame, questionnaire, plan } = ready;
  const { from } = first;
  const again = playChunk(frame, questionnaire, {
    seed: study.seed,
    from,
    to: from + 1,
    ...(plan === undefined ? {} : { design: plan }),
  });
  const same =
    bytesOf(again.values) === bytesOf(first.values.slice(0, again.values.length)) &&
    bytesOf(again.digests) === bytesOf(first.digests.slice(0, again.digests.length));
  if (same) return;
  throw otherEngine(study, `run ${from} comes out differently`);
}

function otherEngine({ folder }: Study, sign: string): Trouble {
  return new Trouble(`The engine has changed since the study in ${folder} was made: ${sign}.`, {
    hint: 'Its runs cannot be mixed with new ones: choose another folder with --out, or replace it with --again.',
  });
}

/** Digest of the very bytes, for numbers of which some are NaN. */
function bytesOf(numbers: Float64Array | Uint32Array): string {
  const digest = makeDigest();
  digestBytes(digest, new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
  return digestHex(digest);
}

async function playMissing(
  study: Study,
  name: string,
  work: {
    readonly orders: readonly Order[];
    readonly design: Design | undefined;
    readonly kept: number;
    readonly runs: number;
    readonly workers: number;
  },
): Promise<void> {
  const { orders, design, kept, runs, workers } = work;
  if (orders.length === 0) return;
  const { opened, seed, folder } = study;
  const { scenario, land } = opened;
  let safe = kept;
  const keep = async (order: Order, bytes: ChunkBytes) => {
    await keepChunk({ study: folder, ensemble: name, from: order.from, bytes });
    safe += order.to - order.from;
  };
  const setup = { scenario, land: land.bytes, seed, design };
  await playOrders(orders, setup, workers, keep, {
    title: name,
    unit: 'runs',
    total: runs,
    done: kept,
    kept: () => `${grouped(safe)} of ${grouped(runs)} runs of ${name} are kept`,
  });
}

function runsIn(chunks: readonly { readonly from: number; readonly to: number }[]): number {
  return chunks.reduce((sum, it) => sum + it.to - it.from, 0);
}

function isOrAre(list: readonly unknown[]): string {
  return list.length === 1 ? 'is' : 'are';
}
