// Judged claims in words and as a figure: each with who makes it, what the runs say, and how far that
// moves with readings and parameters; and at the end those that cannot be expressed, with the reason.

import { grouped, listed, perHundred } from '../base/wording.ts';
import type { Claim, Expectation, Grounds, Scenario } from '../scenario/scenario.ts';
import { type Answer, answerWords, type JudgedClaim, verdictWords } from './claims.ts';
import { axisOver, writeEffect } from './compare-print.ts';
import type { RowsFigure } from './figure.ts';

/** Writes claims as Markdown. `unexpressed` are those that the model cannot express. */
export function writeClaims(options: {
  readonly scenario: Scenario;
  readonly judged: readonly JudgedClaim[];
  readonly unexpressed: readonly Claim[];
  readonly seed: number;
}): string {
  const { scenario, judged, unexpressed, seed } = options;
  const pairs = Math.max(0, ...judged.map((it) => it.pairs));
  const lines = [
    `# ${scenario.title}: claims about causes`,
    '',
    `Each claim is asked of ${grouped(pairs)} pairs of campaigns on the same dice, seed ${seed}, with its cause and without`,
    'it. The difference is what the cause adds, in a hundred; in brackets is where that moves, 5–95 %, with the',
    'readings and the parameters that nobody knows. A verdict is about the model: what follows from its rules and',
    'the opening. Of twenty answers one that is called clear may be chance. All of it is simulated.',
    '',
  ];
  for (const { claim, opening, outcomes, verdict } of judged) {
    const name = scenario.openings.find((it) => it.key === opening)?.name ?? opening;
    lines.push(
      `## ${claim.name}`,
      '',
      `${claim.says} (${whoSays(claim.grounds)})`,
      '',
      `**${verdictWords[verdict]}** From ${name}, by ${switchesOf(scenario, claim)}.`,
      '',
      '| bears on | expected | with → without, in 100 | difference | |',
      '|---|---|---|---|---|',
      ...outcomes.map(
        ({ expects, effect, answer }) =>
          `| ${effect.says} | ${expects === 'no-difference' ? 'no difference' : expects} | ${perHundred(effect.withCause)} → ${perHundred(effect.without)} | ${writeEffect(effect)} | ${answered(expects, answer)} |`,
      ),
      '',
    );
    if (claim.against !== undefined) lines.push(`Against it: ${claim.against}`, '');
  }
  if (unexpressed.length > 0) {
    lines.push('## Claims that the model cannot express', '');
    for (const claim of unexpressed) {
      lines.push(`- ${claim.says} (${whoSays(claim.grounds)}) ${claim.cannot ?? ''}`.trimEnd());
    }
    lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** How an outcome answers what was expected of it, in words. */
function answered(expects: Expectation, answer: Answer): string {
  return expects === 'no-difference' && answer === 'the-other-way'
    ? 'it does differ'
    : answerWords[answer];
}

/** Who makes a claim: its citations as one line. */
export function whoSays({ citations, assumed }: Grounds): string {
  if (citations.length === 0) return assumed ? 'assumed' : 'nobody cited';
  return citations
    .map(({ source, locus, sight }) => {
      const words = `${source} ${locus}`.trim();
      return sight === 'seen' ? words : `${words}, ${sight}`;
    })
    .join('; ');
}

function switchesOf(scenario: Scenario, claim: Claim): string {
  const named = scenario.switches
    .filter((it) => claim.switches.includes(it.key))
    .map((it) => `“${it.name}”`);
  return `${listed(named)}, which ${claim.cause === 'brought' ? 'brings the cause' : 'takes the cause away'}`;
}

/** Claims as a figure: one row for each outcome that a claim bears on. */
export function figureOfClaims(
  judged: readonly JudgedClaim[],
  { title, sources }: { readonly title: string; readonly sources: string },
): RowsFigure {
  const effects = judged.flatMap((it) => it.outcomes.map((one) => one.effect));
  return {
    title: `${title}: claims about causes`,
    subtitle: `What each claimed cause does, of a hundred campaigns; ${Math.max(0, ...judged.map((it) => it.pairs))} pairs a claim`,
    axis: { ...axisOver(effects), title: 'more or fewer in a hundred, with the cause' },
    series: [
      { name: 'as claimed', colour: 2 },
      { name: 'the other way', colour: 1 },
      { name: 'no difference, or cannot be told', colour: 5 },
    ],
    rows: judged.flatMap(({ claim, outcomes }) =>
      outcomes.map(({ effect, answer }) => ({
        label: `${claim.name}. ${effect.says}`,
        note: writeEffect(effect),
        marks: [
          {
            series: answer === 'as-claimed' ? 0 : answer === 'the-other-way' ? 1 : 2,
            at: 100 * effect.effect,
            least: 100 * effect.least,
            most: 100 * effect.most,
          },
        ],
      })),
    ),
    sources,
  };
}
