// `tumen claims`: runs every causal claim of a scenario that the model can express, over pairs of runs,
// and says which of them the runs bear out, and which cannot be asked and why.

import {
  type Claim,
  figureOfClaims,
  type JudgedClaim,
  judgeClaim,
  openingOfClaim,
  whoSays,
  writeClaims,
} from '@tumen/lab';
import {
  type CommandEntry,
  cacheOption,
  jsonOption,
  outOption,
  seedOption,
  svgOption,
  whole,
  workersOption,
} from '../command.ts';
import { leaveWhatIsNew } from '../deposit.ts';
import { printJson } from '../json.ts';
import { keepFigure, sourcesLine, studyOf } from '../questions.ts';
import { print, say } from '../terminal.ts';
import { misuse } from '../trouble.ts';
import { compared } from './compare.ts';

/** The command. */
export const claims: CommandEntry = {
  name: 'claims',
  summary: 'Asks the runs about every causal claim of a scenario: who makes it, and does it hold?',
  examples: [
    ['tumen claims scenarios/tutorial', 'all claims, 300 pairs each'],
    ['tumen claims scenarios/tutorial --runs 1000 --svg claims.svg', 'more pairs, and a figure'],
    ['tumen claims scenarios/tutorial --only the-creed-opened-the-gates', 'one claim'],
  ],
  declare: (command) => {
    command
      .argument('<folder>', 'folder of a scenario (its study is in studies/) or of a study')
      .option('--runs <number>', 'pairs of runs for each claim', whole(20, 1_000_000), 300)
      .option('--only <claim...>', 'only these claims')
      .addOption(seedOption())
      .addOption(outOption())
      .addOption(svgOption())
      .addOption(workersOption())
      .addOption(cacheOption())
      .addOption(jsonOption())
      .action(async (folder, options) => {
        const { runs, workers, cache, seed, svg, out } = options;
        const begun = await studyOf(folder, { cache, seed, out });
        let study = begun;
        const { scenario } = study.opened;
        const chosen = chosenOf(scenario.claims, options.only);
        if (chosen.length === 0) say('The scenario has no claims: it has no claims.yaml.');
        const judged: JudgedClaim[] = [];
        for (const claim of chosen) {
          const opening = openingOfClaim(scenario, claim);
          if (claim.cannot !== undefined || opening === undefined) continue;
          const answer = await compared(study, {
            opening,
            switches: scenario.switches
              .filter((it) => claim.switches.includes(it.key))
              .map((it) => it.key),
            direction: claim.cause === 'brought' ? 'brings' : 'removes',
            runs,
            workers,
            partings: 0,
          });
          study = answer.study;
          judged.push(judgeClaim(claim, answer.comparison));
        }
        const unexpressed = chosen.filter((it) => it.cannot !== undefined);
        const sources = sourcesLine(
          scenario,
          judged.flatMap(({ claim }) => claim.grounds.citations.map((it) => it.source)),
        );
        await keepFigure(svg, figureOfClaims(judged, { title: scenario.title, sources }));
        if (options.json === true) {
          printJson('claims', {
            study: study.folder,
            seed: study.seed,
            claims: judged.map(claimDocument),
            unexpressed: unexpressed.map(({ key, says, grounds, cannot }) => ({
              key,
              says,
              who: whoSays(grounds),
              cannot,
            })),
          });
        } else print(writeClaims({ scenario, judged, unexpressed, seed: study.seed }));
        await leaveWhatIsNew(begun, study, { workers });
      });
  },
};

function chosenOf(all: readonly Claim[], only: readonly string[] | undefined): readonly Claim[] {
  if (only === undefined) return all;
  return only.map((word) => {
    const claim = all.find((it) => it.key === word);
    if (claim !== undefined) return claim;
    throw misuse(
      `There is no claim "${word}".`,
      all.length === 0 ? 'The scenario has none.' : `Known: ${all.map((it) => it.key).join(', ')}.`,
    );
  });
}

function claimDocument({ claim, opening, pairs, outcomes, verdict }: JudgedClaim) {
  const { key, says, grounds, switches, cause, against } = claim;
  return {
    key,
    says,
    who: whoSays(grounds),
    opening,
    switches,
    cause,
    pairs,
    verdict,
    outcomes: outcomes.map(({ expects, answer, effect }) => ({ expects, answer, ...effect })),
    against,
  };
}
