// How good the runs are, in words and small tables: mean scores, the ladder of baselines, skill by
// lead time, calibration, and how typical history is among the runs. A part of the report.

import { capitalised, grouped } from '../base/wording.ts';
import { calibrationNote } from './calibration.ts';
import { asTold, type DaySpread } from './record.ts';
import type { Report } from './report.ts';
import { type Cost, type Rung, type Skill, verdictOf } from './skill.ts';
import type { Typicality } from './typical.ts';

/** Lines of Markdown; none where nothing of the record tests or was used. */
export function skillLines(report: Report): readonly string[] {
  const { skill, typical } = report;
  if (skill.facts === 0 && skill.used.facts === 0 && typical.every((it) => it.all === undefined)) {
    return [];
  }
  return [
    '## How good the runs are',
    '',
    'Scores are averaged over what the record leaves open; 0 is perfect. The log score is of coming true',
    "within the record's own span, with a floor for what no run did; the days are the CRPS of the date,",
    '"never" counted as the last day. A fact told by several sources counts once.',
    '',
    ...meanLines(report),
    ...ladderLines(report),
    ...numberLines(report),
    ...leadLines(report),
    ...calibrationLines(report),
    ...typicalLines(report),
  ];
}

function meanLines({ skill }: Report): string[] {
  const rows: readonly (readonly [string, Skill])[] = [
    ['**tests**', skill],
    ['of it, what happened', skill.happened],
    ['of it, what did not', skill.denied],
    ['*used* to build the opening, or recalled', skill.used],
  ];
  return [
    '| from the latest opening before it | attestations | facts | log score | Brier | days |',
    '|---|---|---|---|---|---|',
    ...rows
      .filter(([, it]) => it.facts > 0)
      .map(
        ([name, it]) =>
          `| ${name} | ${it.facts} | ${it.matters} | ${fixed(it.log)} | ${fixed(it.brier)} | ${whole(it.dated)} |`,
      ),
    '',
  ];
}

function ladderLines({ ladder, costliest }: Report): string[] {
  if (ladder.length === 0) return [];
  const rows = ladder.map(
    (it) =>
      `| ${it.says} | ${fixed(it.log)} | ${fixed(it.brier)} | ${whole(it.dated)} | ${signed(it.skill.log)} | ${signed(it.skill.brier)} | ${signed(it.skill.dated)} | ${it.byFact.ahead} of ${it.matters} |`,
  );
  const random = ladder.some((it) => it.key === 'councils-at-random')
    ? []
    : [
        'Councils that choose at random need runs of their own: `tumen record STUDY --baselines`.',
        '',
      ];
  return [
    '### Against those who know less',
    '',
    'The same facts that test. Skill is 1 less the ratio of the scores: 1 perfect, 0 no better, below 0 worse.',
    'Ahead: facts that surprise the runs less, by the log score.',
    '',
    '| baseline | its log score | Brier | days | skill: log | Brier | days | ahead on |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
    ...ladder.map((it) => `- ${capitalised(it.says)}: ${knows[it.key]} ${verdictLine(it)}`),
    '',
    'The ranges, 5–95 %, are of the differences between facts, as if no fact hung on another; they do, so',
    'the doubt is larger.',
    '',
    ...costLines(costliest),
    ...random,
  ];
}

/** What a baseline knows and what it is asked for. */
const knows: Readonly<Record<Rung['key'], string>> = {
  even: 'knows the first day and the last, and nothing of the matter.',
  'base-rates':
    'counts such changes in these same runs and deals them to anyone, on any day; what is left is the worth of knowing who and when.',
  'councils-at-random':
    'what is left is the worth of how courts decide; measured on as many of the runs as there are of these.',
};

function verdictLine(rung: Rung): string {
  const { mean, least, most } = rung.byFact;
  const by = `A fact surprises the runs ${Math.abs(mean).toFixed(2)} ${mean < 0 ? 'more' : 'less'} on average`;
  if (!Number.isFinite(least)) return `${by}; one fact settles nothing.`;
  const range = `(${signed(least)} … ${signed(most)}, above 0 in their favour)`;
  switch (verdictOf(rung)) {
    case 'more':
      return `${by} ${range}: **the runs know more**.`;
    case 'less':
      return `${by} ${range}: **the runs know less**.`;
    case 'undecided':
      return `${by} ${range}: **so few facts do not settle it**.`;
  }
}

function costLines(costliest: readonly Cost[]): string[] {
  if (costliest.length === 0) return [];
  const share = costliest.reduce((sum, it) => sum + it.share, 0);
  return [
    'The log score counts what hardly any run has without a limit, the Brier score for 1 at most.',
    `${percent(share)} of the log score is lost on these:`,
    '',
    '| what the sources say | log score | by even odds |',
    '|---|---|---|',
    ...costliest.map((it) => `| ${asTold(it)} | ${fixed(it.log)} | ${fixed(it.even)} |`),
    '',
  ];
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

const tested = '**tests**';

function numberLines({ judgements }: Report): string[] {
  const counted = judgements.flatMap((it) =>
    it.latest && it.numbers !== undefined ? [{ it, numbers: it.numbers }] : [],
  );
  if (counted.length === 0) return [];
  const spread = (of: DaySpread) =>
    [of.early, of.middle, of.late].map((it) => grouped(Math.round(it))).join(' · ');
  return [
    '### Numbers that the sources give',
    '',
    'In the runs in which it happened; 5 · 50 · 95 %. The score is the CRPS, in the same unit.',
    '',
    '| what the sources say | the runs | the record | score | |',
    '|---|---|---|---|---|',
    ...counted.map(
      ({ it, numbers }) =>
        `| ${it.attestation.says} | ${spread(numbers)} | ${spread(numbers.said)} | ${grouped(Math.round(numbers.crps))} | ${it.tests ? tested : ''} |`,
    ),
    '',
  ];
}

function leadLines({ leads }: Report): string[] {
  if (leads.length === 0) return [];
  return [
    '### By how far ahead',
    '',
    'Every attestation that tests, from every opening before it; skill against base rates.',
    '',
    '| years ahead | attestations | facts | log score | days | skill: log | days |',
    '|---|---|---|---|---|---|---|',
    ...leads.map(
      (it) =>
        `| ${Number.isFinite(it.to) ? `${it.from}–${it.to}` : `${it.from} and more`} | ${it.facts} | ${it.matters} | ${fixed(it.log)} | ${whole(it.dated)} | ${signed(it.skill.log)} | ${signed(it.skill.dated)} |`,
    ),
    '',
  ];
}

function calibrationLines({ calibration }: Report): string[] {
  const { matters, shares, days } = calibration;
  if (matters === 0) return [];
  return [
    '### Are likely things what happened?',
    '',
    `All facts that test, pooled. ${calibrationNote(matters)} Sources tell more of what happened than of what did not.`,
    '',
    '| runs in 100 in which it happens | facts | mean | came true, in 100 |',
    '|---|---|---|---|',
    ...shares
      .filter((it) => it.matters > 0)
      .map(
        (it) =>
          `| ${it.from * 100}–${it.to * 100} | ${tenth(it.matters)} | ${whole(it.meanShare * 100)} | ${whole(it.cameTrue * 100)} |`,
      ),
    '',
    `The record's day among the days of the runs, in fifths from early to late, facts in each: ${days.map(tenth).join(' · ')}.`,
    'Even is right; heavy ends mean that the runs are too sure.',
    '',
  ];
}

function typicalLines({ typical }: Report): string[] {
  const found = typical.flatMap(({ testing, all }) =>
    all === undefined ? [] : [{ testing, all }],
  );
  if (found.length === 0) return [];
  return [
    '### How typical is history?',
    '',
    'Every run is scored as if it were the record, by how many of the others did as it did, and so is the',
    'record. Of a hundred runs, so many are less like the others than what happened is: 50 is a usual',
    'history, under 5 a strange one. A strange one may mean that the model lacks something, or that history',
    'was odd; one case cannot tell the two apart. Sources also prefer to tell what was out of the common.',
    '',
    '| opening | facts that test | less like the others | all facts | less like the others |',
    '|---|---|---|---|---|',
    ...found.map(
      ({ testing, all }) =>
        `| ${all.opening.name} | ${testing?.matters ?? 0} | ${testing === undefined ? '' : percentile(testing)} | ${all.matters} | ${percentile(all)} |`,
    ),
    '',
    ...found.flatMap(({ testing, all }) => strangeLine(testing ?? all)),
  ];
}

function strangeLine({ opening, strange }: Typicality): string[] {
  const odd = strange.filter((it) => it.score - it.usual > 0.5);
  if (odd.length === 0) return [];
  const listed = odd.map((it) => `${it.says.replace(/\.$/, '')} (${signed(it.score - it.usual)})`);
  return [
    `What sets it apart most, from ${opening.name} (by how much more it surprises than a run does, in the log score): ${capitalised(listed.join('; '))}.`,
    '',
  ];
}

function percentile({ percentile: it, runs }: Typicality): string {
  const least = 100 / runs;
  if (it < least) return `under ${least < 1 ? fixed(least) : tenth(least)}`;
  return it < 10 ? it.toFixed(1) : whole(it);
}

const fixed = (it: number) => (Number.isFinite(it) ? it.toFixed(2) : '–');
const tenth = (it: number) => it.toFixed(1).replace(/\.0$/, '');
const whole = (it: number) => (Number.isFinite(it) ? String(Math.round(it)) : '–');
const signed = (it: number) => {
  if (!Number.isFinite(it)) return '–';
  const digits = Math.abs(it).toFixed(2);
  return `${digits === '0.00' ? '±' : it < 0 ? '−' : '+'}${digits}`;
};
