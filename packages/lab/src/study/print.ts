// A report as text that a historian can read in a terminal or a file: Markdown, shares as "87 in 100",
// every share with its range over readings and parameters.

import { type Calendar, dateOf, monthName } from '../base/calendar.ts';
import { counted, grouped, perHundred, rangePerHundred, signed } from '../base/wording.ts';
import { runsADraw } from '../engine/frame.ts';
import { skillLines } from './print-skill.ts';
import { asTold, fewestDays, type Judgement, type Outcome } from './record.ts';
import type { Report } from './report.ts';
import { fewestDraws, type Share } from './score.ts';

/** Writes a report as Markdown. `calendar` is the scenario's. */
export function writeReport(report: Report, calendar: Calendar): string {
  const opening = report.openings.find((it) => it.key === report.defaultOpening);
  const lines: string[] = [
    `# ${report.title}`,
    '',
    report.summary.trim(),
    '',
    `${report.openings
      .map(
        (it) =>
          `${grouped(it.runs)} campaign${it.runs === 1 ? '' : 's'} from ${it.name}${it.under === undefined ? '' : ` (under ${it.under})`}`,
      )
      .join('; ')}. Seed ${report.seed}.`,
    '',
    'Shares are of a hundred runs. The range behind a share is where it moves, 5–95 %, with the readings and',
    `the parameters that nobody knows; ${countingWords(report)} All of it is simulated.`,
    '',
  ];
  for (const [title, outcomes] of [
    ['Questions', report.questions],
    ['Where the sources disagree about what happened', report.matters],
  ] as const) {
    if (outcomes.length === 0) continue;
    lines.push(`## ${title}`, '');
    const keys = [...new Set(outcomes.map((it) => it.question.key))];
    for (const key of keys) {
      const those = outcomes.filter((it) => it.question.key === key);
      const lead = those.find((it) => it.opening.key === report.defaultOpening) ?? those.at(-1)!;
      lines.push(
        ...outcomeLines(
          lead,
          those.filter((it) => it !== lead),
        ),
        '',
      );
    }
  }
  const latest = report.judgements.filter((it) => it.latest);
  if (latest.length > 0) {
    lines.push('## The record', '');
    lines.push(
      'Each attestation from the latest opening before it. **tests**: nothing of it was used to build that',
      'opening; *used*: something was; *recalled*: cited from memory only, so it does not test. Runs are counted in',
      'which it happens on any day, whatever day its words name: when it does stands beside it, then the day that the',
      'sources give. A denial says that something did not happen, and those runs are counted in which it did not.',
      '',
    );
  }
  for (const it of report.openings) {
    const those = latest.filter((judgement) => judgement.opening.key === it.key);
    if (those.length === 0) continue;
    lines.push(`### From ${it.name}`, '');
    lines.push(
      '| what the sources say | runs in 100 | when in the runs, 5 · 50 · 95 % | the record | inside | |',
    );
    lines.push('|---|---|---|---|---|---|');
    for (const judgement of those) lines.push(recordRow(judgement, calendar));
    lines.push('');
  }
  const long = longView(report);
  if (long.length > 0) {
    lines.push('### The long view: the same from every opening, runs in 100', '');
    lines.push(`| what the sources say | ${report.openings.map((it) => it.name).join(' | ')} |`);
    lines.push(`|---|${report.openings.map(() => '---').join('|')}|`);
    lines.push(...long, '');
  }
  lines.push(...skillLines(report));
  if (report.wiring.length > 0) {
    lines.push('## Switches: a check of the wiring, not a finding', '');
    lines.push(...wiringLines(report));
  }
  lines.push(
    `Of ${grouped(report.numbers.used)} numbers used, ${grouped(report.numbers.assumed)} are assumed: no source gives them.`,
    '',
    report.land,
  );
  if (opening !== undefined && report.openings.length === 1) {
    lines.push(`Only ${opening.name} was run.`);
  }
  return `${lines.join('\n')}\n`;
}

function wiringLines({ wiring, openings }: Report): string[] {
  const rows = wiring.flatMap(({ name, opening, pairs, moves }) => {
    const from = openings.find((it) => it.key === opening)?.name ?? opening;
    const head = `${name} (${from}) | ${grouped(pairs)}`;
    if (moves.length === 0) return [`| ${head} | nothing, in any pair | | | |`];
    return moves.map(
      (move, at) =>
        `| ${at === 0 ? head : ' | '} | ${move.says} | ${perHundred(move.without / 100)} → ${perHundred(move.withIt / 100)} | ${signed(move.least)} … ${signed(move.most)} | ${move.lost} · ${move.won} |`,
    );
  });
  return [
    'Paired runs on the same dice from the opening in brackets: the largest moves of each switch, and where they lie,',
    '5–95 %, with readings and parameters. Lost and won: pairs in which it happens only without the switch, and only',
    'with it. The largest of so many moves is partly chance; `tumen compare` asks one switch in earnest.',
    '',
    '| switch (from) | pairs | what moves most | in 100, without → with | by, 5–95 % | flips lost · won |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ];
}

/** Runs below which a range that is narrow may be narrower than the doubt, as simulated coverage shows. */
const fewRuns = 2000;

function countingWords({ openings }: Report): string {
  if (openings.some((it) => it.runs < fewestDraws * runsADraw)) {
    return 'where all runs share one draw it is 0–100, for nothing says what another would do.';
  }
  return openings.every((it) => it.runs >= fewRuns)
    ? 'the error of counting is far smaller.'
    : 'with so few runs a narrow range understates the doubt.';
}

function outcomeLines(lead: Outcome, others: readonly Outcome[]): string[] {
  const { question } = lead;
  const title = 'asks' in question ? question.asks : question.name;
  const lines = [`**${title}** (${lead.opening.name})`, ''];
  for (const { key, says, share } of lead.shares) {
    if (key === 'none-of-these' && share.hits === 0) continue;
    const elsewhere = others
      .map(
        (it) =>
          `${writeShare(it.shares.find((one) => one.key === key)!.share)} from ${it.opening.name}`,
      )
      .join(', ');
    lines.push(`- ${writeShare(share)}: ${says}${elsewhere === '' ? '' : ` (${elsewhere})`}`);
  }
  return lines;
}

function recordRow(it: Judgement, calendar: Calendar): string {
  const when = it.attestation.denies ? '–' : whenInRuns(it, calendar);
  const inside = it.inside === undefined ? '' : it.inside ? 'yes' : 'no';
  const recalled = it.attestation.grounds.citations.every((cite) => cite.sight === 'recalled');
  const role = it.tests
    ? '**tests**'
    : it.used.length > 0
      ? '*used*'
      : recalled
        ? '*recalled*'
        : '*used*';
  const numbers =
    it.numbers === undefined
      ? ''
      : `; ${grouped(Math.round(it.numbers.early))} · ${grouped(Math.round(it.numbers.middle))} · ${grouped(Math.round(it.numbers.late))}`;
  return `| ${asTold(it.attestation)} | ${writeShare(it.agree)} | ${when}${numbers} | ${it.attestation.when.words} | ${inside} | ${role} |`;
}

/** 5 · 50 · 95 % of the days; of a few, from which to which, for they are no distribution. */
function whenInRuns({ days, dates }: Judgement, calendar: Calendar): string {
  if (days === undefined) return 'never happens in the runs';
  const written = (list: readonly number[]) => list.map((day) => shortDate(calendar, day));
  const dated = dates.counts.reduce((sum, it) => sum + it, 0);
  if (dated >= fewestDays) return written([days.early, days.middle, days.late]).join(' · ');
  const ends = [...new Set(written([days.early, days.late]))].join(' … ');
  return `${ends} (${counted(dated, 'run')})`;
}

function longView(report: Report): string[] {
  if (report.openings.length < 2) return [];
  const keys = [...new Set(report.judgements.map((it) => it.attestation.key))];
  return keys.map((key) => {
    const those = report.judgements.filter((it) => it.attestation.key === key);
    const cells = report.openings.map((opening) => {
      const it = those.find((one) => one.opening.key === opening.key);
      return it === undefined ? '' : writeShare(it.agree);
    });
    return `| ${those[0]!.attestation.says} | ${cells.join(' | ')} |`;
  });
}

/** `87 (70–95)`: in a hundred, with its range over readings and parameters. */
export function writeShare(share: Share): string {
  return `${perHundred(share.share)} (${rangePerHundred(share)})`;
}

/** `Mar 1218`. */
function shortDate(calendar: Calendar, day: number): string {
  const { year, month } = dateOf(calendar, Math.round(day));
  return `${monthName(calendar, month).slice(0, 3)} ${year}`;
}
