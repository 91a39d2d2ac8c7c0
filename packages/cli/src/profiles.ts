// A way's profile for the terminal and as a drawing: heights from left to right, passes marked by
// letters. `tumen route` shows it.

import type { Profile, Scenario } from '@tumen/lab';
import { escaped } from '@tumen/lab';
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

const size = { width: 900, height: 320, left: 64, right: 20, top: 60, bottom: 44 };

/** The profile as an SVG document. `title` and names are written as text, never as markup. */
export function profileAsSvg(
  scenario: Scenario,
  profile: Profile,
  said: { readonly title: string; readonly land: string },
): string {
  const { least, most, km } = spanOf(profile);
  const x = (at: number) =>
    (size.left + (at / km) * (size.width - size.left - size.right)).toFixed(1);
  const y = (metres: number) => {
    const share = (Math.min(most, Math.max(least, metres)) - least) / (most - least);
    return (size.height - size.bottom - share * (size.height - size.top - size.bottom)).toFixed(1);
  };
  const ground = profile.points.map((point) => `${x(point.km)},${y(point.metres)}`).join(' ');
  const floor = size.height - size.bottom;
  const ticks = [least, (least + most) / 2, most].map(
    (metres) =>
      `<line x1="${size.left}" x2="${size.width - size.right}" y1="${y(metres)}" y2="${y(metres)}" stroke="#ddd"/>` +
      `<text x="${size.left - 8}" y="${Number(y(metres)) + 4}" text-anchor="end">${grouped(Math.round(metres))} m</text>`,
  );
  const stops = profile.stops.map((stop, index) => {
    const name = escaped(scenario.places[stop.node]!.name);
    const row = stop.isCrossing ? (index % 3) * 14 : -1;
    const label =
      row < 0
        ? ''
        : `<text x="${x(stop.km)}" y="${size.top - 24 + row - 14}" text-anchor="middle">${name}</text>`;
    const colour = stop.isCrossing ? '#a33' : '#888';
    return `<line x1="${x(stop.km)}" x2="${x(stop.km)}" y1="${size.top}" y2="${floor}" stroke="${colour}" stroke-dasharray="2 3"><title>${name}</title></line>${label}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(said.title)}</title>`,
    `<desc>${escaped(said.land)}</desc>`,
    ...ticks,
    `<polygon points="${x(0)},${floor} ${ground} ${x(km)},${floor}" fill="#c9b99a" stroke="#6b5b3e"/>`,
    ...stops,
    `<text x="${size.left}" y="${size.height - 26}">${escaped(nameOfEnd(scenario, profile, 0))}</text>`,
    `<text x="${size.width - size.right}" y="${size.height - 26}" text-anchor="end">${escaped(nameOfEnd(scenario, profile, -1))}, ${grouped(Math.round(km))} km</text>`,
    `<text x="${size.left}" y="${size.height - 8}" fill="#666" font-size="10">${escaped(said.title)}</text>`,
    '</svg>',
    '',
  ].join('\n');
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
