// One campaign, named on the command line: from a scenario's folder with opening, seed and run, or from
// a study, which has its own scenario and seed. Played here, so that a failure says which run it was.

import { campaign, type Frame, type Laboratory, type Run } from '@tumen/lab';
import { framed } from './frames.ts';
import { openingNamed, requireOpenings, switchesNamed } from './naming.ts';
import { type Opened, openScenario } from './opened.ts';
import { isStudy } from './results.ts';
import { openStudy, whatChanged } from './study-folder.ts';
import { say } from './terminal.ts';
import { FailedRun, misuse } from './trouble.ts';

/** What the command line says about the campaign. */
export interface CampaignWords {
  readonly from?: string | undefined;
  readonly seed?: number | undefined;
  readonly run?: number | undefined;
  readonly switch?: readonly string[] | undefined;
  readonly cache?: string | undefined;
}

/** A campaign played. */
export interface Played {
  readonly opened: Opened;
  readonly laboratory: Laboratory;
  readonly frame: Frame;
  readonly opening: string;
  readonly switches: readonly string[];
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
  const { opened, seed } = await openEither(folder, words);
  const { scenario } = opened;
  requireOpenings(scenario);
  const opening = openingNamed(scenario, words.from);
  const switches = switchesNamed(scenario, opening, words.switch ?? []);
  const { laboratory, frame } = framed(opened, { opening, switches });
  const number = words.run ?? 0;
  const run = playOne(frame, { opening, seed, run: number, trace });
  return { opened, laboratory, frame, opening, switches, seed, number, run };
}

async function openEither(
  folder: string,
  { seed, cache }: CampaignWords,
): Promise<{ readonly opened: Opened; readonly seed: number }> {
  if (!(await isStudy(folder))) {
    return { opened: await openScenario({ folder, cache }), seed: seed ?? 1216 };
  }
  const study = await openStudy({ folder, cache });
  if (seed !== undefined && seed !== study.seed) {
    throw misuse(`The study in ${folder} has the seed ${study.seed}, not ${seed}.`);
  }
  const changed = whatChanged(study);
  if (changed !== undefined) {
    say(`${changed} since the study in ${folder} was made: this run is today's, not the study's.`);
  }
  return { opened: study.opened, seed: study.seed };
}

function playOne(
  frame: Frame,
  it: {
    readonly opening: string;
    readonly seed: number;
    readonly run: number;
    readonly trace: boolean;
  },
): Run {
  const { opening, seed, run, trace } = it;
  try {
    return campaign(frame, { seed, run }, { trace });
  } catch (error) {
    throw new FailedRun({ opening, seed, run }, error);
  }
}
