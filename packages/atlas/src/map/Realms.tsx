// The lettering of polities over the land that they hold, and in one run the names of those who lead.

import type { Film } from '../film/film.ts';
import { swatch } from '../parts/swatch.ts';
import { cast, choose, played, type Study } from '../state/atlas.ts';
import { clock, still } from '../state/clock.ts';
import type { Standing } from './fields.ts';
import { belongs } from './forces.ts';
import { type Box, buttonsOver, coveredBy, type Placed } from './labels.ts';
import type { Size } from './projection.ts';
import { single } from './shown.ts';

/** Names of polities over the land that they hold, the larger first, none over another. */
export function Realms({
  study,
  stands,
  placed,
  size,
  point,
}: {
  readonly study: Study;
  readonly stands: Standing;
  readonly placed: readonly Placed[];
  readonly size: Size;
  readonly point: (node: number) => readonly [number, number];
}) {
  const run = played.value;
  const held = new Map<number, (readonly [number, number])[]>();
  study.scenario.places.forEach((_, node) => {
    const polity = stands.owner[node] ?? -1;
    if (polity < 0 || (stands.sure[node] ?? 0) < 0.5) return;
    const [x, y] = point(node);
    if (x < 0 || y < 0 || x > size.width || y > size.height) return;
    held.set(polity, [...(held.get(polity) ?? []), [x, y]]);
  });
  const taken: Box[] = placed.flatMap((it) => it.boxes);
  const written: Box[] = [...buttonsOver(size)];
  const letters = [...held]
    .sort((a, b) => b[1].length - a[1].length || a[0] - b[0])
    .flatMap(([polity, places]) => {
      const name =
        study.scenario.polities[polity]?.name ?? (single.value ? run?.polities[polity] : undefined);
      if (name === undefined) return [];
      const largest =
        Math.min(22, 11 + places.length * 0.8) * Math.min(1, 0.45 + size.width / 1400);
      const lines = linesOf(name);
      const longest = Math.max(...lines.map((it) => it.length));
      const mean = (at: 0 | 1) => places.reduce((sum, it) => sum + it[at], 0) / places.length;
      const [best] = smaller
        .flatMap((share) => shifts.map((shift) => ({ share, shift })))
        .map(({ share, shift: [right, down] }) => {
          const font = largest * share;
          const half = (longest * font * 1.04) / 2;
          const x = Math.min(size.width - half - 6, Math.max(half + 6, mean(0) + right));
          const y = Math.min(size.height - font * lines.length, Math.max(20, mean(1) + down));
          const box: Box = {
            left: x - half,
            right: x + half,
            top: y - font,
            bottom: y + font * (lines.length - 1) * 1.15 + 4,
          };
          const cost =
            1.5 * coveredBy(box, taken) +
            9 * coveredBy(box, written) +
            4 * (Math.abs(right) + 1.5 * Math.abs(down)) +
            1300 * (1 - share);
          return { x, y, font, box, cost };
        })
        .sort((a, b) => a.cost - b.cost);
      if (best === undefined || best.cost > 2.2 * largest * longest * largest * 0.5 + 400)
        return [];
      written.push(best.box);
      return [{ polity, lines, x: best.x, y: best.y, font: best.font }];
    });
  return (
    <g class="realms">
      {letters.map(({ polity, lines, x, y, font }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the same realms are buttons in the table
        <text
          key={polity}
          y={y}
          style={{ fontSize: `${font}px`, fill: swatch(study, polity) }}
          onClick={() => {
            const key = study.scenario.polities[polity]?.key;
            if (key !== undefined) choose({ subject: `polity:${key}` });
          }}
        >
          {lines.map((line, at) => (
            <tspan key={line} x={x} dy={at === 0 ? 0 : font * 1.15}>
              {line}
            </tspan>
          ))}
        </text>
      ))}
    </g>
  );
}

/** Shares of the size that a name would have, where it fits in smaller letters only. */
const smaller = [1, 0.8, 0.66];
/** Where the name of a polity may stand, from the middle of its places. */
const shifts = [0, -22, 22, -44, 44, -66, 66].flatMap((down) =>
  [0, -50, 50, -100, 100].map((right) => [right, down] as const),
);

/** A name in one line, or a long one in two. */
function linesOf(name: string): readonly string[] {
  if (name.length <= 13) return [name];
  const gaps = [...name.matchAll(/ /g)].map((it) => it.index);
  const middle = gaps.sort(
    (a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2),
  )[0];
  return middle === undefined ? [name] : [name.slice(0, middle), name.slice(middle + 1)];
}

/** In one run, the names of those who lead. */
export function Leaders({
  study,
  films,
  point,
}: {
  readonly study: Study;
  readonly films: readonly Film[];
  readonly point: (
    track: Film['tracks'][number],
    day: number,
  ) => readonly [number, number] | undefined;
}) {
  const chosen = still.value!;
  const [film] = films;
  if (!single.value || film === undefined) return null;
  const actor = cast.value.find((it) => it.key === chosen.actor);
  return (
    <g class="leaders">
      {film.tracks.map((track, at) => {
        const name = study.scenario.people[track.leader]?.name;
        const here = point(track, clock.value);
        if (name === undefined || here === undefined) return null;
        if (actor !== undefined && !belongs(track, actor)) return null;
        return (
          <text
            key={`${at} ${name}`}
            x={here[0]}
            y={here[1] + 20}
            fill={swatch(study, track.owner)}
          >
            {name}
          </text>
        );
      })}
    </g>
  );
}
