// One campaign, named on the command line: from a scenario's folder with opening, seed and run, or from
// a study, which has its own scenario and seed. Played here, so that a failure says which run it was.

import {
  campaign,
  type Frame,
  type Laboratory,
  type PlannedRun,
  type Run,
  readyDesign,
} from '@tumen/lab';
import { designNamed } from './designs.ts';
import { framed } from './frames.ts';
import { ensembleNamed, openingNamed, requireOpenings, switchesNamed } from './naming.ts';
import { type Opened, openScenario } from './opened.ts';
import { type EnsembleEntry, isStudy } from './results.ts';
import { openStudy, readyKept, type Study, whatChanged } from './study-folder.ts';
import { say } from './terminal.ts';
import { FailedRun, misuse } from './trouble.ts';

/** What the command line says about the campaign. */
export interface CampaignWords {
  readonly from?: string | undefined;
  readonly seed?: number | undefined;
  readonly run?: number | undefined;
  readonly switch?: readonly string[] | undefined;
  /** `name=value` in place of what dice would draw. */
  readonly set?: readonly string[] | undefined;
  /** An ensemble of a study, with whatever its design sets. */
  readonly ensemble?: string | undefined;
  readonly cache?: string | undefined;
}

/** A campaign played. */
export interface Played {
  readonly opened: Opened;
  readonly laboratory: Laboratory;
  readonly frame: Frame;
  readonly opening: string;
  readonly switches: readonly string[];
  /** As it was said on the command line. */
  readonly set: readonly string[];
  /** The study's ensemble that it is a run of, where that has a design. */
  readonly ensemble: string | undefined;
  readonly seed: number;
  readonly number: number;
  readonly run: Run;
}

/** Plays the campaign that the words name. `trace` keeps what built each hazard's pressure. */
export async function playNamed(
  folder: string,
  words: CampaignWords,
  { trace }: { readonly trace: boolean },
): Promise<Played> {
  const { opened, seed, study } = await openEither(folder, words);
  const { scenario } = opened;
  requireOpenings(scenario);
  const number = words.run ?? 0;
  if (study !== undefined) sayIfBeyond(study, number);
  const set = words.set ?? [];
  const kept = study === undefined ? undefined : keptEnsemble(study, words);
  if (kept !== undefined && study !== undefined) {
    const { name, entry } = kept;
    const { opening, switches } = entry;
    const { laboratory, frame, plan } = await readyKept(study, name, entry);
    const planned = plan?.of(number) ?? { frame };
    const run = playOne(planned, { opening, seed, run: number, trace });
    const ensemble = plan === undefined ? undefined : name;
    const terms = { laboratory, frame: planned.frame, opening, switches, set, ensemble };
    return { opened, ...terms, seed, number, run };
  }
  const opening = openingNamed(scenario, words.from);
  const switches = switchesNamed(scenario, opening, words.switch ?? []);
  const { laboratory, frame } = framed(opened, { opening, switches });
  const named = await designNamed(opened, opening, { set });
  const planned =
    named === undefined
      ? { frame }
      : readyDesign(laboratory, named.design, { opening, switches }).of(number);
  const run = playOne(planned, { opening, seed, run: number, trace });
  const terms = { laboratory, frame: planned.frame, opening, switches, set, ensemble: undefined };
  return { opened, ...terms, seed, number, run };
}

/** A study has so many runs; a later number is played all the same, and is none of them. */
function sayIfBeyond({ manifest }: Study, number: number): void {
  const most = Math.max(0, ...Object.values(manifest.ensembles).map((it) => it.runs));
  if (number < most) return;
  say(
    `The study has runs 0 to ${most - 1}: run ${number} is none of them, but one more of its seed.`,
  );
}

/**
 * The ensemble of a study that is meant: the named one, or its only one where nothing else is said.
 * Undefined where opening, switches or settings are said or the study has several.
 */
function keptEnsemble(
  { manifest }: Study,
  words: CampaignWords,
): { readonly name: string; readonly entry: EnsembleEntry } | undefined {
  const names = Object.keys(manifest.ensembles);
  const { from, set = [], ensemble } = words;
  const others = from !== undefined || set.length > 0 || (words.switch ?? []).length > 0;
  if (ensemble === undefined) {
    const [only] = names;
    if (others || only === undefined || names.length > 1) return undefined;
    return { name: only, entry: manifest.ensembles[only]! };
  }
  if (others) {
    throw misuse('An ensemble has its own opening, switches and settings.', 'Leave out the rest.');
  }
  return { name: ensemble, entry: ensembleNamed(manifest, ensemble) };
}

async function openEither(
  folder: string,
  { seed, cache, ensemble }: CampaignWords,
): Promise<{
  readonly opened: Opened;
  readonly seed: number;
  readonly study: Study | undefined;
}> {
  if (!(await isStudy(folder))) {
    if (ensemble !== undefined) throw misuse(`${folder} is not a study, so it has no ensembles.`);
    return { opened: await openScenario({ folder, cache }), seed: seed ?? 1216, study: undefined };
  }
  const study = await openStudy({ folder, cache });
  if (seed !== undefined && seed !== study.seed) {
    throw misuse(`The study in ${folder} has the seed ${study.seed}, not ${seed}.`);
  }
  const changed = whatChanged(study);
  if (changed !== undefined) {
    say(`${changed} since the study in ${folder} was made: this run is today's, not the study's.`);
  }
  return { opened: study.opened, seed: study.seed, study };
}

function playOne(
  planned: PlannedRun,
  it: {
    readonly opening: string;
    readonly seed: number;
    readonly run: number;
    readonly trace: boolean;
  },
): Run {
  const { opening, seed, run, trace } = it;
  try {
    const { frame, set } = planned;
    return campaign(frame, { seed, run, ...(set === undefined ? {} : { set }) }, { trace });
  } catch (error) {
    throw new FailedRun({ opening, seed, run }, error);
  }
}
