// A study begun, taken up again or opened for reading: whether what lies in its folder belongs to the
// scenario, the land and the engine of today is decided here, and said in words when it does not.

import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type Column,
  canary,
  type Design,
  digestOf,
  type Frame,
  fingerprintOf,
  type Laboratory,
  makeQuestionnaire,
  type Questionnaire,
  type ReadyDesign,
  readyDesign,
  scenarioOfRuns,
  traceColumns,
} from '@tumen/lab';
import { writeAtomically } from './files.ts';
import { framed } from './frames.ts';
import { type Opened, openScenario } from './opened.ts';
import { reliefFiles } from './relief.ts';
import {
  clearStudy,
  type EnsembleEntry,
  isStudy,
  type Manifest,
  newManifest,
  readDesignOf,
  readManifest,
  scenarioIn,
  writeManifest,
} from './results.ts';
import { called } from './terminal.ts';
import { Trouble } from './trouble.ts';
import { versionOf } from './version.ts';

/** A study that may be added to. */
export interface Study {
  readonly folder: string;
  readonly opened: Opened;
  readonly seed: number;
  /** Digest of what the engine does with a small world. */
  readonly engine: string;
  readonly manifest: Manifest;
}

/** Begins a study in a folder, or takes up the one that lies there if it still belongs to all of this. */
export async function takeUpStudy(options: {
  readonly folder: string;
  readonly opened: Opened;
  readonly seed: number;
  /** Puts away the study that lies there and begins anew; undefined where a command does not offer that. */
  readonly again: boolean | undefined;
}): Promise<Study> {
  const { folder, opened, seed, again } = options;
  const engine = canary(opened.model);
  const parts = partsOf(opened, engine);
  if (await isStudy(folder)) {
    const manifest = await readManifest(folder);
    const changed = changesSince(manifest, { seed, parts });
    if (changed === undefined && again !== true) {
      // its claims and its tour may be new, which no run rests on
      await copyTexts(opened, scenarioIn(folder));
      return { folder, opened, seed, engine, manifest };
    }
    if (changed !== undefined && again !== true) {
      const replace = again === undefined ? '' : ', or replace it with --again';
      throw new Trouble(`${changed} since the study in ${folder} was made.`, {
        hint: `Its runs cannot be mixed with new ones: choose another folder with --out${replace}.`,
      });
    }
    await clearStudy(folder, manifest);
  } else if ((await readdir(folder).catch(() => [])).length > 0) {
    throw new Trouble(`${folder} is not empty and holds no study.`, {
      hint: 'Choose another folder with --out.',
    });
  }
  const { key, title } = opened.scenario;
  const manifest = newManifest({ tumen: versionOf(), scenario: { key, title }, seed, parts });
  await copyScenario(opened, scenarioIn(folder));
  await writeManifest(folder, manifest);
  return { folder, opened, seed, engine, manifest };
}

/** Opens a finished or half-finished study with the scenario that it keeps. */
export async function openStudy(options: {
  readonly folder: string;
  readonly cache?: string | undefined;
}): Promise<Study> {
  const { folder, cache } = options;
  const manifest = await readManifest(folder);
  const { key } = manifest.scenario;
  const opened = await openScenario({ folder: scenarioIn(folder), key, cache });
  return { folder, opened, seed: manifest.seed, engine: canary(opened.model), manifest };
}

/** What of a study no longer is as it was when it was made, as the beginning of a sentence. */
export function whatChanged(study: Study): string | undefined {
  const parts = partsOf(study.opened, study.engine);
  return changesSince(study.manifest, { seed: study.seed, parts });
}

/** Whether the rows of a study answer the questions that are asked today. */
export function questionsFit({ opened, engine, manifest }: Study): boolean {
  return manifest.parts.columns === partsOf(opened, engine).columns;
}

/** Refuses a study of which the rows answer other questions than are asked today. */
export function refuseOtherQuestions(study: Study): void {
  if (questionsFit(study)) return;
  throw new Trouble(`The runs in ${study.folder} answer other questions than are asked today.`, {
    hint: `Play the study again: ${called()} study SCENARIO --again`,
  });
}

/** The study with one ensemble more, or one that shall have more runs; kept on disk. */
export async function withEnsemble(
  study: Study,
  name: string,
  entry: EnsembleEntry,
): Promise<Study> {
  const { folder, manifest } = study;
  const ensembles = { ...manifest.ensembles, [name]: entry };
  const next = { ...manifest, ensembles };
  await writeManifest(folder, next);
  return { ...study, manifest: next };
}

/** An ensemble made ready: its frame, its questions and its fingerprint. */
export interface Ready {
  readonly frame: Frame;
  readonly laboratory: Laboratory;
  readonly questionnaire: Questionnaire;
  readonly fingerprint: string;
  /** What each run is made with, where a design says so. */
  readonly plan: ReadyDesign | undefined;
  readonly design: Design | undefined;
}

/** Makes an ensemble of a study ready to be played or read. */
export function readyEnsemble(
  { opened, seed, engine }: Study,
  it: Pick<EnsembleEntry, 'opening' | 'switches'> & { readonly design?: Design | undefined },
): Ready {
  const { opening, switches, design } = it;
  const { scenario, land } = opened;
  const { laboratory, frame } = framed(opened, { opening, switches });
  const questionnaire = makeQuestionnaire({ scenario, setting: laboratory.setting, opening });
  const fingerprint = fingerprintOf({
    scenario,
    frame,
    columns: questionnaire.columns,
    land: land.fingerprint,
    canary: engine,
    seed,
    design,
  });
  const plan = design === undefined ? undefined : readyDesign(laboratory, design, it);
  return { frame, laboratory, questionnaire, fingerprint, plan, design };
}

/** Makes an ensemble that a study's manifest names ready, with the design that lies beside it. */
export async function readyKept(study: Study, name: string, entry: EnsembleEntry): Promise<Ready> {
  const design = await readDesignOf(study.folder, name, entry);
  const { opening, switches } = entry;
  return readyEnsemble(study, { opening, switches, design });
}

function partsOf(opened: Opened, engine: string): Manifest['parts'] {
  return {
    scenario: digestOf(scenarioOfRuns(opened.scenario)),
    land: opened.land.fingerprint,
    engine,
    columns: digestOf(columnsOf(opened)),
    traces: digestOf(traceColumns),
  };
}

/** Columns are the same for every opening. */
function columnsOf(opened: Opened): readonly Column[] {
  const { scenario } = opened;
  const opening = scenario.defaultOpening;
  const { laboratory } = framed(opened, { opening, switches: [] });
  return makeQuestionnaire({ scenario, setting: laboratory.setting, opening }).columns;
}

function changesSince(
  manifest: Manifest,
  now: { readonly seed: number; readonly parts: Manifest['parts'] },
): string | undefined {
  if (manifest.seed !== now.seed) {
    return `The seed has changed (from ${manifest.seed} to ${now.seed})`;
  }
  const { parts } = manifest;
  if (parts.scenario !== now.parts.scenario) return 'The scenario has changed';
  if (parts.land !== now.parts.land) return 'The land has changed';
  if (parts.engine !== now.parts.engine) return 'The engine has changed';
  if (parts.columns !== now.parts.columns) return 'The questions have changed';
  if (parts.traces !== now.parts.traces) return 'What is kept of events has changed';
  return undefined;
}

/** Keeps the scenario beside its results, so that any run can be told again whatever becomes of it. */
async function copyScenario(opened: Opened, to: string): Promise<void> {
  const { folder, scenario } = opened;
  await copyTexts(opened, to);
  if (scenario.relief !== undefined) {
    for (const { from, path } of await reliefFiles(scenario.relief, folder)) {
      await mkdir(dirname(join(to, path)), { recursive: true });
      await copyFile(from, join(to, path));
    }
  }
}

async function copyTexts({ files }: Opened, to: string): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await writeAtomically(join(to, path), text);
  }
}
