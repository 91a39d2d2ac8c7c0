// Figures as SVG: rows of labelled marks along one axis, which is the form of everything that a study
// has to show in a picture. Text is escaped, nothing is loaded from elsewhere, and the same figure is
// the same bytes on every machine. Every figure says that it is simulated and what it rests on.

import { escaped } from '../base/markup.ts';
import { inLines } from '../base/wording.ts';

/** A mark in a row: a dot, with a bar where it has a range. In the axis's unit. */
export interface FigureMark {
  /** Index of its series. */
  readonly series: number;
  readonly at: number;
  readonly least?: number;
  readonly most?: number;
}

/** One row: what it is about, its numbers in words, and its marks. */
export interface FigureRow {
  readonly label: string;
  readonly note: string;
  readonly marks: readonly FigureMark[];
}

/** A figure of rows. */
export interface RowsFigure {
  readonly title: string;
  readonly subtitle: string;
  readonly axis: { readonly least: number; readonly most: number; readonly title: string };
  /** The legend; `colour` is an index into six that the colour-blind tell apart. */
  readonly series: readonly { readonly name: string; readonly colour: number }[];
  readonly rows: readonly FigureRow[];
  /** What it rests on, in one line. */
  readonly sources: string;
}

/** Dark enough on white for print; told apart by those who see no red or green. */
const colours = ['#0b5fa5', '#c8501e', '#12805c', '#8a4f9e', '#8a6d00', '#4d4d4d'];

const width = 960;
const labelWidth = 400;
const noteWidth = 150;
const margin = 24;
const rowHeight = 38;
const lineHeight = 15;
/** Characters that fit into a label's line at its size, with a little to spare. */
const labelCharacters = 58;
/** Characters of a title that fit at its size, and in smaller letters. */
const usualTitle = 78;
const longTitle = 106;
/** The same in smaller letters, of which three lines go into a row. */
const smallCharacters = 66;
const smallLineHeight = 12;
const smallLetters = 'font-size="10.5"';

/** Writes a figure as one SVG document. */
export function writeFigure(figure: RowsFigure): string {
  const { title, subtitle, axis, series, rows } = figure;
  const left = margin + labelWidth;
  const right = width - margin - noteWidth;
  const top = 84 + series.length * 18 + 14;
  const bottom = top + Math.max(1, rows.length) * rowHeight;
  const sources = inLines(figure.sources, 150);
  const height = bottom + 78 + sources.length * lineHeight;
  const across = (value: number) => {
    const inside = Math.min(axis.most, Math.max(axis.least, value));
    return left + ((inside - axis.least) / (axis.most - axis.least)) * (right - left);
  };
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title about" font-family="Helvetica, Arial, sans-serif" font-size="12.5" fill="#1d1d1f">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="about">${escaped(subtitle)}. ${escaped(rows.map((it) => `${it.label} ${it.note}`).join('; '))}</desc>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(margin, 36, shortened(title, longTitle), titleLetters(title)),
    text(margin, 58, shortened(subtitle, 140), 'fill="#555555"'),
    ...series.flatMap((it, at) => [
      `<circle cx="${margin + 6}" cy="${80 + at * 18}" r="4.5" fill="${colourOf(it.colour)}"/>`,
      text(margin + 18, 84 + at * 18, it.name),
    ]),
  ];
  for (const tick of ticksOf(axis)) {
    const x = place(across(tick));
    const line = tick === 0 ? '#8c8c8c' : '#e2e2e5';
    parts.push(
      `<line x1="${x}" x2="${x}" y1="${top - 6}" y2="${bottom}" stroke="${line}"/>`,
      text(x, bottom + 18, written(tick), 'text-anchor="middle" fill="#555555"'),
    );
  }
  parts.push(
    text(place((left + right) / 2), bottom + 38, axis.title, 'text-anchor="middle" fill="#555555"'),
  );
  rows.forEach((row, number) => {
    const middle = top + number * rowHeight + rowHeight / 2;
    if (number > 0) {
      const y = top + number * rowHeight;
      parts.push(
        `<line x1="${margin}" x2="${width - margin}" y1="${y}" y2="${y}" stroke="#f0f0f2"/>`,
      );
    }
    parts.push(...labelOf(row.label, middle));
    parts.push(text(right + 14, middle + 4, row.note, 'fill="#333333"'));
    row.marks.forEach((mark, at) => {
      const y = place(middle + (at - (row.marks.length - 1) / 2) * 11);
      const colour = colourOf(series[mark.series]?.colour ?? 0);
      if (mark.least !== undefined && mark.most !== undefined) {
        parts.push(
          `<line x1="${place(across(mark.least))}" x2="${place(across(mark.most))}" y1="${y}" y2="${y}" stroke="${colour}" stroke-width="3" stroke-opacity="0.4" stroke-linecap="round"/>`,
        );
      }
      parts.push(`<circle cx="${place(across(mark.at))}" cy="${y}" r="4.5" fill="${colour}"/>`);
    });
  });
  if (rows.length === 0) parts.push(text(left, top + 22, 'nothing to show'));
  parts.push(
    text(
      margin,
      bottom + 62,
      'Simulated: what the model does, not what happened.',
      'font-size="11.5" fill="#555555" font-weight="bold"',
    ),
    ...sources.map((line, at) =>
      text(margin, bottom + 79 + at * lineHeight, line, 'font-size="11.5" fill="#555555"'),
    ),
    '</svg>',
  );
  return `${parts.join('\n')}\n`;
}

/** A title of more letters than fit is written smaller. */
function titleLetters(title: string): string {
  return `font-size="${title.length <= usualTitle ? 19 : 14}" font-weight="bold"`;
}

function text(x: number, y: number, words: string, more = ''): string {
  return `<text x="${x}" y="${place(y)}"${more === '' ? '' : ` ${more}`}>${escaped(words)}</text>`;
}

/** On one line or two, in smaller letters on three; what does not fit is cut. */
function labelOf(label: string, middle: number): string[] {
  const usual = inLines(label, labelCharacters);
  const isSmall = usual.length > 2;
  const most = isSmall ? smallCharacters : labelCharacters;
  const lines = isSmall ? inLines(label, most) : usual;
  const shown = lines.length > 3 ? [...lines.slice(0, 2), lines.slice(2).join(' ')] : lines;
  const apart = isSmall ? smallLineHeight : lineHeight;
  return shown.map((line, at) =>
    text(
      margin,
      middle + 4 + (at - (shown.length - 1) / 2) * apart,
      shortened(line, most),
      isSmall ? smallLetters : '',
    ),
  );
}

function shortened(words: string, most: number): string {
  return words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`;
}

/** Four to eight round numbers across an axis. */
function ticksOf({ least, most }: RowsFigure['axis']): readonly number[] {
  const reach = most - least;
  const steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10, 20, 25, 50, 100, 200, 500];
  const step = steps.find((it) => reach / it <= 8) ?? reach / 4;
  const out: number[] = [];
  for (let at = Math.ceil(least / step); at * step <= most + step / 1000; at += 1) {
    out.push(at * step);
  }
  return out;
}

function written(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return rounded < 0 ? `−${-rounded}` : `${rounded}`;
}

function place(value: number): number {
  return Math.round(value * 10) / 10;
}

function colourOf(at: number): string {
  return colours[at % colours.length]!;
}
