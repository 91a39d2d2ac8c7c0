// The lettering of polities over the land that they hold, and in one run the names of those who lead.

import type { Film } from '../film/film.ts';
import { swatch } from '../parts/swatch.ts';
import { told } from '../parts/Told.tsx';
import { cast, choose, played, type Study } from '../state/atlas.ts';
import { clock, still } from '../state/clock.ts';
import type { Standing } from './fields.ts';
import { belongs } from './forces.ts';
import { type Box, touch } from './labels.ts';
import { lineHeight, type RealmName, type Sheet, writeRealms } from './realm-names.ts';
import { single } from './shown.ts';

/** Names of polities over the land that they hold on a map. */
export function realmsOn({
  study,
  stands,
  point,
  ...sheet
}: Omit<Sheet, 'free'> & {
  readonly study: Study;
  readonly stands: Standing;
  readonly point: (node: number) => readonly [number, number];
}): readonly RealmName[] {
  const { size } = sheet;
  const run = played.value;
  const held = new Map<number, (readonly [number, number])[]>();
  const free: (readonly [number, number])[] = [];
  study.scenario.places.forEach((_, node) => {
    const polity = stands.owner[node] ?? -1;
    const [x, y] = point(node);
    if (x < 0 || y < 0 || x > size.width || y > size.height) return;
    if (polity < 0 || (stands.sure[node] ?? 0) < 0.5) free.push([x, y]);
    else held.set(polity, [...(held.get(polity) ?? []), [x, y]]);
  });
  const realms = [...held].flatMap(([polity, places]) => {
    const name =
      study.scenario.polities[polity]?.name ?? (single.value ? run?.polities[polity] : undefined);
    return name === undefined ? [] : [{ polity, name, places }];
  });
  return writeRealms(realms, { ...sheet, free });
}

/** The names, each a way to its realm's card. */
export function Realms({
  study,
  letters,
}: {
  readonly study: Study;
  readonly letters: readonly RealmName[];
}) {
  return (
    <g class="realms" {...told()}>
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
            <tspan key={line} x={x} dy={at === 0 ? 0 : font * lineHeight}>
              {line}
            </tspan>
          ))}
        </text>
      ))}
    </g>
  );
}

/** In one run, the names of those who lead, beside their marks where nothing is written. */
export function Leaders({
  study,
  taken,
  films,
  point,
}: {
  readonly study: Study;
  readonly taken: readonly Box[];
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
  const full = [...taken];
  return (
    <g class="leaders" {...told()}>
      {film.tracks.map((track, at) => {
        const name = study.scenario.people[track.leader]?.name;
        const here = point(track, clock.value);
        if (name === undefined || here === undefined) return null;
        if (actor !== undefined && !belongs(track, actor)) return null;
        const [x, y] = besideMark(here, name, full);
        return (
          <text key={`${at} ${name}`} x={x} y={y} fill={swatch(study, track.owner)}>
            {name}
          </text>
        );
      })}
    </g>
  );
}

/** Sides of a mark, the best first: from it to the middle of a name's foot, in halves of the name and in pixels. */
const sides = [
  [0, 0, 20],
  [0, 0, -12],
  [1, 12, 4],
  [-1, -12, 4],
] as const;

/** Where a name stands beside a mark; it is taken afterwards. Under the mark where there is no room at all. */
function besideMark(
  [x, y]: readonly [number, number],
  name: string,
  full: Box[],
): readonly [number, number] {
  const half = name.length * 3.2;
  const places = sides.map(([side, right, down]) => [x + side * half + right, y + down] as const);
  const boxes = places.map(([middle, foot]) => ({
    left: middle - half,
    right: middle + half,
    top: foot - 11,
    bottom: foot + 3,
  }));
  const at = Math.max(
    0,
    boxes.findIndex((box) => !full.some((it) => touch(it, box))),
  );
  full.push(boxes[at]!);
  return places[at]!;
}
