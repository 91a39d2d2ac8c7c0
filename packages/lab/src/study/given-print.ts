// Kept runs in words and as a figure: what all runs say beside what the kept ones say. The largest
// shifts lead, for they are what the condition tells.

import { type Calendar, writeDate } from '../base/calendar.ts';
import { grouped, perHundred } from '../base/wording.ts';
import type { RowsFigure } from './figure.ts';
import type { Given, Nearness, Shifted } from './given.ts';
import { writeShare } from './print.ts';

/** Writes kept runs as Markdown. `nearness` where they were kept by likeness to the record. */
export function writeGiven(given: Given, calendar: Calendar, nearness?: Nearness): string {
  const lines = [
    `# Given: ${given.words}`,
    '',
    `${grouped(given.kept)} of ${grouped(given.runs)} campaigns from ${given.opening.name} are kept. In a hundred, with 5–95 % over readings and`,
    'parameters. What goes with the condition need not be caused by it. All of it is simulated.',
    '',
  ];
  if (nearness !== undefined) {
    lines.push(...nearnessLines(nearness));
    if (given.kept > given.runs / 50) {
      lines.push(
        `These are ${perHundred(given.kept / given.runs)} in 100 of all runs, for fewer than ${given.kept} are no shape; of more runs nearer ones are kept.`,
        '',
      );
    }
  }
  for (const [title, sort] of [
    ['Questions', 'question'],
    ['Where the sources disagree about what happened', 'reading'],
    ['The record', 'attestation'],
  ] as const) {
    const those = given.outcomes.filter((it) => it.sort === sort);
    if (those.length === 0) continue;
    const dated = sort === 'attestation';
    lines.push(
      `## ${title}`,
      '',
      `| | all runs | these |${dated ? ' when in these, 5 · 50 · 95 % |' : ''}`,
      `|---|---|---|${dated ? '---|' : ''}`,
    );
    for (const it of those) {
      const when =
        it.days === undefined
          ? ''
          : [it.days.early, it.days.middle, it.days.late]
              .map((day) => writeDate(calendar, Math.round(day)))
              .join(' · ');
      lines.push(
        `| ${it.says} | ${perHundred(it.all.share)} | ${writeShare(it.given)} |${dated ? ` ${when} |` : ''}`,
      );
    }
    lines.push('');
  }
  if (given.accounts.length > 0) {
    lines.push(
      '## What was so',
      '',
      '| matter | account | all runs | these |',
      '|---|---|---|---|',
    );
    for (const it of given.accounts) {
      lines.push(
        `| ${it.name} | ${it.says} | ${perHundred(it.all.share)} | ${perHundred(it.given.share)} |`,
      );
    }
    lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function nearnessLines({ mean, best, worst, all, missed, facts }: Nearness): string[] {
  const percent = (share: number) => `${Math.round(100 * share)}`;
  return [
    `Of ${facts} facts these runs miss ${percent(mean)} in a hundred (the nearest ${percent(best)}, the farthest ${percent(worst)}); all runs miss ${percent(all)}.`,
    ...(missed.length === 0
      ? ['No fact is missed by most of them.']
      : [
          'Most of them miss:',
          '',
          ...missed.map((it) => `- ${it.says} (${percent(it.share)} in 100)`),
        ]),
    '',
  ];
}

/** Rows that a figure has room for. */
const rowsShown = 16;

/** The largest shifts as a figure. */
export function figureOfGiven(given: Given, sources: string): RowsFigure {
  const shift = (it: Shifted) => Math.abs(it.given.share - it.all.share);
  const shown = given.outcomes
    .map((it, order) => ({ it, order }))
    .sort((a, b) => shift(b.it) - shift(a.it) || a.order - b.order)
    .slice(0, rowsShown)
    .map(({ it }) => it);
  return {
    title: `Given: ${given.words}`,
    subtitle: `${grouped(given.kept)} of ${grouped(given.runs)} campaigns from ${given.opening.name}; the largest shifts`,
    axis: { least: 0, most: 100, title: 'of a hundred campaigns' },
    series: [
      { name: 'all campaigns', colour: 5 },
      { name: 'those that are kept, and 5–95 % over readings and parameters', colour: 0 },
    ],
    rows: shown.map((it) => ({
      label: it.says,
      note: `${perHundred(it.all.share)} → ${perHundred(it.given.share)}`,
      marks: [
        { series: 0, at: 100 * it.all.share },
        {
          series: 1,
          at: 100 * it.given.share,
          least: 100 * it.given.least,
          most: 100 * it.given.most,
        },
      ],
    })),
    sources,
  };
}
