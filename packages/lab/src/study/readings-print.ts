// Contested matters in words and as a figure. Factors above ten are written "> 10", for so few facts
// cannot say more; what never occurs together is "none of n, so under 3/n" and never impossible.

import { grouped } from '../base/wording.ts';
import type { RowsFigure } from './figure.ts';
import { writeShare } from './print.ts';
import type { ReadingsReport, Under } from './readings.ts';
import type { Rebuilt, RebuiltReport } from './rebuilt.ts';
import type { SeldomTogether } from './seldom.ts';
import type { Support } from './support.ts';

/** With fewer draws the weights are said to be poor. */
const fewDraws = 50;

/** Combinations worth a line. */
const combinationsShown = 12;

/** Writes contested matters as Markdown. */
export function writeReadings(report: RebuiltReport): string {
  const { opening, runs, draws, facts, near, seed } = report;
  const lines = [
    `# Readings, from ${opening.name}`,
    '',
    `${grouped(runs)} campaigns in ${grouped(draws)} draws, seed ${seed}. All of it is simulated.`,
    '',
  ];
  if (draws < fewDraws) {
    lines.push(
      `Only ${draws} draws: accounts of circumstances are told apart by draws, so play more.`,
      '',
    );
  }
  if (report.circumstances.length > 0) {
    lines.push(
      '## What was so: which account does the rest of the record support?',
      '',
      `By the ${near} runs nearest to the ${facts} facts that only test. The factor is how many times as often runs with`,
      'the account are among them as runs without; behind it 5–95 % by counting over draws. A range across 1 says that',
      'so many runs cannot tell. By others: the factor by facts that other traditions tell, without its own tellers.',
      '',
      '| matter | account | weight in | weight out | factor | by others |',
      '|---|---|---|---|---|---|',
    );
    for (const { name, accounts } of report.circumstances) {
      accounts.forEach((it, at) => {
        lines.push(
          `| ${at === 0 ? name : ''} | ${it.says} | ${it.weightIn.toFixed(2)} | ${it.weightOut.toFixed(2)} | ${writeFactor(it)} | ${it.byOthers === undefined ? 'nobody else' : writeFactor(it.byOthers)} |`,
        );
      });
    }
    lines.push('');
  } else if (facts === 0) {
    lines.push(
      'No attestation only tests runs from this opening, so no account of a circumstance can be weighed.',
      '',
    );
  }
  lines.push(...rebuiltLines(report), ...seldomLines(report));
  if (report.events.length > 0) {
    lines.push('## What happened: how often does each form arise?', '');
    lines.push(
      'None of these was told to a run. In a hundred, with 5–95 % over draws. Under a form are the accounts of what was',
      'so, as `tumen given` takes them, with which it is clearly more or less frequent.',
      '',
    );
    for (const { name, forms } of report.events) {
      lines.push(`**${name}**`, '');
      for (const { says, share, under, key } of forms) {
        if (key === 'none-of-these' && share.hits === 0) continue;
        lines.push(`- ${writeShare(share)}: ${says}`);
        for (const it of withoutMirrors(under).slice(0, 3)) {
          lines.push(
            `  - ${Math.round(100 * it.share)} with ${it.reading}=${it.account}, ${Math.round(100 * it.others)} without it`,
          );
        }
      }
      lines.push('');
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Of the two accounts of one matter that are each other's rivals, the first says it all. */
function withoutMirrors(under: readonly Under[]): readonly Under[] {
  return under.filter(
    (it, at) =>
      !under
        .slice(0, at)
        .some(
          (one) => one.reading === it.reading && one.share === it.others && one.others === it.share,
        ),
  );
}

function rebuiltLines({ rebuilt, circumstances }: RebuiltReport): string[] {
  if (circumstances.length === 0) return [];
  const head = [
    "## Does the ranking flip when the opening is rebuilt from a rival's own line?",
    '',
  ];
  if (rebuilt === undefined) {
    return [...head, 'Not asked: it needs runs of its own. `--rebuilt` plays them.', ''];
  }
  const told = rebuilt.filter((it) => it.verdict !== 'nothing-else');
  const silent = rebuilt.filter((it) => it.verdict === 'nothing-else');
  const matters = [...new Set(silent.map((it) => `${it.name} (${it.rival})`))];
  return [
    ...head,
    'Every other contested circumstance is set as the tradition of the rival account tells it, where it tells one account,',
    'and the matter is weighed again. Facts that no reading contests stay as they are. A ranking is called clear where all',
    'of the leader’s range is above 1, before and after.',
    '',
    ...told.map(writeRebuilt),
    ...(matters.length === 0
      ? []
      : [
          `- Their tellers tell nothing else that is contested, so nothing is rebuilt: ${matters.join('; ')}.`,
        ]),
    ...(rebuilt.length === 0 ? ['- No rival account cites a source.'] : []),
    '',
  ];
}

/** One matter in the opening of one rival. */
function writeRebuilt(it: Rebuilt): string {
  const set = it.tells.map(({ reading, account }) => `${reading}=${account}`).join(', ');
  const factors = it.accounts.map((one) => `${one.key} ${writeFactor(one)}`).join(', ');
  const says = {
    flips: `the ranking flips: ${it.leads} no longer leads`,
    stays: `the ranking stays: ${it.leads} leads`,
    'not-told': 'so many runs cannot tell whether the ranking flips',
    'nothing-else': 'nothing is rebuilt',
  };
  return `- **${it.name}**, from the line of ${it.rival} (${set}): ${says[it.verdict]}. Factors there: ${factors}; ${grouped(it.runs)} runs.`;
}

function seldomLines({ seldom, runs }: ReadingsReport): string[] {
  if (seldom.length === 0) return [];
  return [
    '## What hardly occurs together',
    '',
    ...seldom.slice(0, combinationsShown).map((it) => `- ${writeSeldom(it, runs)}`),
    '',
  ];
}

/** What they are, how often they come together, and what comes instead. */
export function writeSeldom(
  { says, runs, expected, instead }: SeldomTogether,
  all: number,
): string {
  const found =
    runs === 0
      ? `none of ${grouped(all)}, so under 3 in ${grouped(all)}`
      : `${runs} of ${grouped(all)}`;
  const hundred = (share: number) => Math.round(100 * share);
  const why = `with the ${instead.where} it is mostly “${instead.says}” (${hundred(instead.share)} in 100; ${hundred(instead.usual)} of all runs)`;
  return `“${says.first}” with “${says.second}”: ${found}; ${grouped(Math.round(expected))} if they had nothing to do with one another. Why: ${why}.`;
}

/** `2.4 (1.1–5.0)`, `> 10`. */
export function writeFactor({ factor, least, most }: Pick<Support, 'factor' | 'least' | 'most'>) {
  const number = (value: number) =>
    value > 10 ? '> 10' : value < 0.1 ? '< 0.1' : value.toFixed(1);
  return `${number(factor)} (${number(least)} … ${number(most)})`;
}

/** Weights in and out as a figure. */
export function figureOfReadings(report: ReadingsReport, sources: string): RowsFigure {
  return {
    title: 'Readings of circumstances, weighed by the rest of the record',
    subtitle: `${grouped(report.runs)} campaigns from ${report.opening.name}; the ${report.near} nearest to ${report.facts} facts`,
    axis: { least: 0, most: 100, title: 'weight, in a hundred' },
    series: [
      { name: 'weight in, by independent traditions', colour: 5 },
      { name: 'weight out, and 5–95 % by counting over draws', colour: 0 },
    ],
    rows: report.circumstances.flatMap(({ name, accounts }) =>
      accounts.map((it) => ({
        label: `${name}: ${it.says}`,
        note: `factor ${writeFactor(it)}`,
        marks: [
          { series: 0, at: 100 * it.weightIn },
          {
            series: 1,
            at: 100 * it.weightOut,
            least: 100 * weightAfter(it.weightIn, it.least),
            most: 100 * weightAfter(it.weightIn, it.most),
          },
        ],
      })),
    ),
    sources,
  };
}

function weightAfter(weight: number, factor: number): number {
  return (weight * factor) / (weight * factor + 1 - weight);
}
