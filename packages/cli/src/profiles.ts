// A way's profile for the terminal and as a drawing: heights from left to right, passes marked by
// letters. `tumen route` shows it.

import { escaped, inLines, monthName, type Profile, type Scenario } from '@tumen/lab';
import { grouped } from './terminal.ts';

const blocks = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const columns = 64;
const lines = 8;

/** The profile as lines of text, with a letter under each pass and ford and what the letters mean. */
export function profileInText(scenario: Scenario, profile: Profile): string {
  const { least, most, km } = spanOf(profile);
  const heights = Array.from({ length: columns }, (_, column) =>
    highestBetween(profile, { from: (column * km) / columns, to: ((column + 1) * km) / columns }),
  );
  const rows: string[] = [];
  for (let line = lines - 1; line >= 0; line--) {
    const cells = heights.map((metres) => {
      const full = ((metres - least) / (most - least)) * lines - line;
      return blocks[Math.max(0, Math.min(8, Math.round(full * 8)))];
    });
    const label = line === lines - 1 ? grouped(most) : line === 0 ? grouped(least) : '';
    rows.push(`${label.padStart(6)} ${cells.join('')}`);
  }
  const crossings = profile.stops.filter((stop) => stop.isCrossing);
  const marks = Array.from({ length: columns }, () => ' ');
  const meanings = crossings.map((stop, index) => {
    const letter = letterOf(index);
    marks[Math.min(columns - 1, Math.floor((stop.km / km) * columns))] = letter;
    const place = scenario.places[stop.node]!;
    return `${letter} ${place.name}, ${grouped(Math.round(stop.metres))} m`;
  });
  if (meanings.length > 0) rows.push(`${' '.repeat(7)}${marks.join('').trimEnd()}`);
  rows.push(`${' '.repeat(7)}0 km${`${grouped(Math.round(km))} km`.padStart(columns - 4)}`);
  return [...rows, ...meanings.map((line) => `${' '.repeat(7)}${line}`)].join('\n');
}

const size = { width: 900, left: 90, right: 20, top: 80, floor: 300 };
/** What stands under the ground is left out where it would touch what stands before it. */
const numbersApart = 40;
const namesApart = 110;
/** Letters of the smallest print in a line as wide as the picture. */
const lettersInLine = 150;

/** The profile as an SVG document. `title`, `land` and names are written as text, never as markup. */
export function profileAsSvg(
  scenario: Scenario,
  profile: Profile,
  said: { readonly title: string; readonly land: string },
): string {
  const { least, most, km } = spanOf(profile);
  const at = (onWay: number) => size.left + (onWay / km) * (size.width - size.left - size.right);
  const x = (onWay: number) => at(onWay).toFixed(1);
  const y = (metres: number) => {
    const share = (Math.min(most, Math.max(least, metres)) - least) / (most - least);
    return (size.floor - share * (size.floor - size.top)).toFixed(1);
  };
  const ground = profile.points.map((point) => `${x(point.km)},${y(point.metres)}`).join(' ');
  const ticks = [least, (least + most) / 2, most].map(
    (metres) =>
      `<line x1="${size.left}" x2="${size.width - size.right}" y1="${y(metres)}" y2="${y(metres)}" stroke="#ddd"/>` +
      `<text x="${size.left - 8}" y="${Number(y(metres)) + 4}" text-anchor="end">${grouped(Math.round(metres))} m</text>`,
  );
  const marks = profile.stops.map(({ node, km: onWay, isCrossing }) => {
    const colour = isCrossing ? '#a33' : '#888';
    const name = escaped(scenario.places[node]!.name);
    return `<line x1="${x(onWay)}" x2="${x(onWay)}" y1="${size.top}" y2="${size.floor}" stroke="${colour}" stroke-dasharray="2 3"><title>${name}</title></line>`;
  });
  const labels = profile.stops
    .filter((stop) => stop.isCrossing)
    .map((stop, index) => {
      const above = size.top - 10 - (index % 3) * 24;
      return `<text x="${x(stop.km)}" y="${above - 11}" text-anchor="middle">${escaped(scenario.places[stop.node]!.name)}</text>${small(x(stop.km), above, 'middle', closedIn(scenario, stop))}`;
    });
  const numbered = profile.stops.filter(spacedBy(numbersApart, (stop) => at(stop.km)));
  const named = profile.stops
    .filter((stop) => !stop.isCrossing)
    .filter(spacedBy(namesApart, (stop) => at(stop.km)))
    .filter((stop) => stop.km > 0 && at(stop.km) < size.width - size.right - 2 * namesApart)
    .map(({ node, km: onWay }) =>
      small(x(onWay), size.floor + 48, 'middle', scenario.places[node]!.name),
    );
  const numbers = [
    ['days', size.floor + 16, (stop: Stop) => stop.days.toFixed(1)],
    ['grass, kg/ha', size.floor + 30, (stop: Stop) => grouped(Math.round(stop.grassKgPerHectare))],
  ] as const;
  const rows = numbers.map(
    ([name, line, numberOf]) =>
      small(String(size.left - 20), line, 'end', name) +
      numbered.map((stop) => small(x(stop.km), line, 'middle', numberOf(stop))).join(''),
  );
  const notes = [said.title, ...inLines(said.land, lettersInLine)];
  const noted = size.floor + 74;
  const height = noted + 14 * notes.length;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(said.title)}</title>`,
    `<desc>${escaped(said.land)}</desc>`,
    ...ticks,
    `<polygon points="${x(0)},${size.floor} ${ground} ${x(km)},${size.floor}" fill="#c9b99a" stroke="#6b5b3e"/>`,
    ...marks,
    ...labels,
    ...rows,
    ...named,
    `<text x="${size.left}" y="${size.floor + 50}">${escaped(nameOfEnd(scenario, profile, 0))}</text>`,
    `<text x="${size.width - size.right}" y="${size.floor + 50}" text-anchor="end">${escaped(nameOfEnd(scenario, profile, -1))}, ${grouped(Math.round(km))} km</text>`,
    ...notes.map((note, index) => small(String(size.left), noted + 14 * index, 'start', note)),
    '</svg>',
    '',
  ].join('\n');
}

type Stop = Profile['stops'][number];

function small(x: string, y: number, anchor: 'start' | 'middle' | 'end', words: string): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="#555" font-size="10">${escaped(words)}</text>`;
}

/** `3,750 m, closed Nov–Apr` */
function closedIn(scenario: Scenario, { metres, closedMonths, isHard }: Stop): string {
  const closed = closedMonths.length === 0 ? '' : `, closed ${monthsIn(scenario, closedMonths)}`;
  return `${grouped(Math.round(metres))} m${closed}${isHard ? ', hard now' : ''}`;
}

/** Keeps the first of several that stand too close to read. */
function spacedBy(apart: number, xOf: (stop: Stop) => number): (stop: Stop) => boolean {
  let before = Number.NEGATIVE_INFINITY;
  return (stop) => {
    if (xOf(stop) - before < apart) return false;
    before = xOf(stop);
    return true;
  };
}

/** Months as runs, the year being a ring: `Nov–Mar`. */
export function monthsIn(scenario: Scenario, months: readonly number[]): string {
  if (months.length === 12) return 'always';
  const name = (month: number) => monthName(scenario.calendar, month).slice(0, 3);
  const before = (month: number) => (month === 1 ? 12 : month - 1);
  const after = (month: number) => (month === 12 ? 1 : month + 1);
  return months
    .filter((month) => !months.includes(before(month)))
    .map((first) => {
      let last = first;
      while (months.includes(after(last))) last = after(last);
      return first === last ? name(first) : `${name(first)}–${name(last)}`;
    })
    .join(', ');
}

function nameOfEnd(scenario: Scenario, { stops }: Profile, at: number): string {
  return scenario.places[stops.at(at)!.node]!.name;
}

/** Letters from A to Z, then from a on; a way with more crossings begins again. */
function letterOf(index: number): string {
  return String.fromCharCode((index % 52 < 26 ? 65 : 71) + (index % 52));
}

/** Rounded bounds of the heights, at least 200 m apart, and the length. */
function spanOf({ points, stops }: Profile) {
  const all = [...points, ...stops].map((it) => it.metres);
  const least = Math.floor(Math.min(...all) / 100) * 100;
  const most = Math.max(least + 200, Math.ceil(Math.max(...all) / 100) * 100);
  const km = Math.max(points.at(-1)?.km ?? 0, stops.at(-1)?.km ?? 0, 0.1);
  return { least, most, km };
}

function highestBetween({ points }: Profile, span: { from: number; to: number }): number {
  const inside = points.filter((point) => point.km >= span.from && point.km <= span.to);
  if (inside.length > 0) return Math.max(...inside.map((point) => point.metres));
  const middle = (span.from + span.to) / 2;
  return points.reduce((best, it) =>
    Math.abs(it.km - middle) < Math.abs(best.km - middle) ? it : best,
  ).metres;
}
