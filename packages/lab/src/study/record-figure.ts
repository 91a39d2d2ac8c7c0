// The record as a figure, SVG in one string: a line for every attestation from its latest opening, with
// the days on which it happened in the runs, the record's own span, and the share of runs. Text of a
// scenario is escaped, so that no name can become markup.

import type { Calendar } from '../base/calendar.ts';
import { dateOf, dayOf } from '../base/calendar.ts';
import { escaped } from '../base/markup.ts';
import { grouped, inLines } from '../base/wording.ts';
import { cutTo } from './doubt.ts';
import { writeShare } from './print.ts';
import { asTold, type Judgement } from './record.ts';
import type { Report } from './report.ts';

/** Lengths in pixels. */
const size = { width: 1000, line: 26, head: 80, label: 400, share: 100, foot: 40 };

/** Draws the attestations of a report, those of each opening under its name. */
export function drawRecord(report: Report, calendar: Calendar): string {
  const latest = report.judgements.filter((it) => it.latest);
  const groups = report.openings.flatMap((opening) => {
    const those = latest.filter((it) => it.opening.key === opening.key);
    return those.length === 0 ? [] : [{ opening, those }];
  });
  const out: string[] = [];
  let y = size.head;
  for (const { opening, those } of groups) {
    const { first, last } = those[0]!.dates;
    const left = size.label;
    const across = size.width - size.label - size.share;
    const at = (day: number) => left + (across * (day - first)) / (last - first + 1);
    const height = those.length * size.line;
    out.push(
      text(`From ${opening.name}, ${grouped(opening.runs)} runs`, {
        x: 10,
        y: y + 16,
        weight: 600,
      }),
    );
    y += size.line;
    for (const day of newYears(calendar, first, last)) {
      const x = round(at(day));
      out.push(
        `<line x1="${x}" y1="${y}" x2="${x}" y2="${y + height}" stroke="#ddd"/>`,
        text(String(dateOf(calendar, day).year), { x, y: y - 4, anchor: 'middle', size: 10 }),
      );
    }
    for (const it of those) {
      out.push(...lineOf(it, { y, at }));
      y += size.line;
    }
    y += size.foot;
  }
  const title = `${report.title}: the record and the runs`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${y}" width="${size.width}" height="${y}" font-family="serif" font-size="13" role="img" aria-label="${escaped(title)}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${size.width}" height="${y}" fill="#fff"/>`,
    text(title, { x: 10, y: 24, weight: 600, size: 17 }),
    text(
      'Grey: days on which it happened in the runs (of a denial: what it denies). Bar: the span of the sources; filled where it tests.',
      { x: 10, y: 44, size: 12 },
    ),
    text(
      'Right: runs in 100, and 5–95 % over readings and parameters. Simulated: what the model does, not what happened.',
      { x: 10, y: 60, size: 12 },
    ),
    ...out,
    '</svg>',
    '',
  ].join('\n');
}

function lineOf(
  it: Judgement,
  { y, at }: { readonly y: number; readonly at: (day: number) => number },
): string[] {
  const { first, last, counts } = it.dates;
  const most = Math.max(1, ...counts);
  const width = (last - first + 1) / counts.length;
  const base = y + size.line - 6;
  const full = size.line - 10;
  const bars = counts.flatMap((count, part) => {
    if (count === 0) return [];
    const height = Math.max(1, round((full * count) / most));
    const x = round(at(first + part * width));
    const wide = round(at(first + (part + 1) * width) - at(first + part * width));
    return [
      `<rect x="${x}" y="${round(base - height)}" width="${wide}" height="${height}" fill="#b9b4a8"/>`,
    ];
  });
  const spans = it.attestation.when.spans.flatMap((span) => {
    const cut = cutTo({ first, last }, span);
    if (cut === undefined) return [];
    const x = round(at(cut.first));
    const wide = Math.max(3, round(at(cut.last + 1) - at(cut.first)));
    return [
      `<rect x="${x}" y="${base}" width="${wide}" height="4" fill="${it.tests ? '#9c2f1f' : '#fff'}" stroke="#9c2f1f"/>`,
    ];
  });
  const { says } = it.attestation;
  return [
    `<g><title>${escaped(says)}</title>`,
    ...labelOf(asTold(it.attestation), base),
    ...bars,
    ...spans,
    text(writeShare(it.agree), { x: size.width - 10, y: base, anchor: 'end' }),
    '</g>',
  ];
}

/** Letters that fit before the days, and smaller ones of which two lines fit. */
const letters = 56;
const smallLetters = 68;

function shortened(words: string): string {
  return words.length <= smallLetters ? words : `${words.slice(0, smallLetters - 1).trimEnd()}…`;
}

function labelOf(words: string, base: number): string[] {
  if (words.length <= letters) return [text(words, { x: 10, y: base })];
  const [first = '', ...others] = inLines(words, smallLetters);
  const second = shortened(others.join(' '));
  if (second === '') return [text(shortened(first), { x: 10, y: base, size: 11 })];
  return [
    text(shortened(first), { x: 10, y: base - 10, size: 11 }),
    text(second, { x: 10, y: base + 1, size: 11 }),
  ];
}

/** First days of the years in a window, at most a dozen of them. */
function newYears(calendar: Calendar, first: number, last: number): readonly number[] {
  const from = dateOf(calendar, first).year + 1;
  const to = dateOf(calendar, last).year;
  const step = Math.max(1, Math.ceil((to - from + 1) / 12));
  const days: number[] = [];
  for (let year = from; year <= to; year += step) {
    days.push(dayOf(calendar, year, 1, 1));
  }
  return days;
}

function text(
  words: string,
  it: {
    readonly x: number;
    readonly y: number;
    readonly weight?: number;
    readonly anchor?: 'middle' | 'end';
    readonly size?: number;
  },
): string {
  const { x, y, weight, anchor, size: letter } = it;
  const more = [
    weight === undefined ? '' : ` font-weight="${weight}"`,
    anchor === undefined ? '' : ` text-anchor="${anchor}"`,
    letter === undefined ? '' : ` font-size="${letter}"`,
  ].join('');
  return `<text x="${x}" y="${y}"${more}>${escaped(words)}</text>`;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
