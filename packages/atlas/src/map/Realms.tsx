// The lettering of polities over the land that they hold, and in one run the names of those who lead.

import type { Film } from '../film/film.ts';
import { swatch } from '../parts/swatch.ts';
import { cast, choose, played, type Study } from '../state/atlas.ts';
import { clock, still } from '../state/clock.ts';
import type { Standing } from './fields.ts';
import { belongs } from './forces.ts';
import { type Box, buttonsOver } from './labels.ts';
import type { Size } from './projection.ts';
import { lineHeight, writeRealms } from './realm-names.ts';
import { single } from './shown.ts';

/** Names of polities over the land that they hold. */
export function Realms({
  study,
  stands,
  taken,
  size,
  point,
}: {
  readonly study: Study;
  readonly stands: Standing;
  /** Where something else is written. */
  readonly taken: readonly Box[];
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
  const realms = [...held].flatMap(([polity, places]) => {
    const name =
      study.scenario.polities[polity]?.name ?? (single.value ? run?.polities[polity] : undefined);
    return name === undefined ? [] : [{ polity, name, places }];
  });
  const letters = writeRealms(realms, size, [...buttonsOver(size), ...taken]);
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
            <tspan key={line} x={x} dy={at === 0 ? 0 : font * lineHeight}>
              {line}
            </tspan>
          ))}
        </text>
      ))}
    </g>
  );
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
