// What the record says of this day, as flags on the map: solid, with the number that the claim has in the
// panel. Only claims about one or two places can be shown so.

import { told } from '../parts/Told.tsx';
import { choose, hovered, type Study } from '../state/atlas.ts';
import { placesIn } from '../state/cast.ts';
import { claimsOn } from '../state/claims.ts';
import { saidDay, still } from '../state/clock.ts';

/** What the record says of this day: solid, outlined, numbered as in the panel. */
export function Claims({
  study,
  point,
}: {
  readonly study: Study;
  readonly point: (node: number) => readonly [number, number];
}) {
  const chosen = still.value;
  if (chosen === undefined) return null;
  const marks = flagsOn(study, saidDay.value);
  const byNode = new Map<number, (typeof marks)[number][]>();
  for (const mark of marks) byNode.set(mark.node, [...(byNode.get(mark.node) ?? []), mark]);
  return (
    <g class="claims" {...told()}>
      {[...byNode].map(([node, list]) => {
        const [x, y] = point(node);
        const { claim, number } =
          list.find((it) => chosen.subject === `attestation:${it.claim.key}`) ?? list[0]!;
        const more = list.length > 1 ? `+${list.length - 1}` : '';
        const half = 8 + (more === '' ? 0 : 7);
        const lit = list.some(
          (it) =>
            hovered.value === `attestation:${it.claim.key}` ||
            chosen.subject === `attestation:${it.claim.key}`,
        );
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the same claims are buttons in the panel
          <g
            key={node}
            class={`claim ${lit ? 'lit' : ''}`}
            transform={`translate(${x} ${y - 16})`}
            onClick={() => choose({ subject: `attestation:${claim.key}` })}
          >
            <title>{list.map((it) => `${it.number} ${it.claim.says}`).join('\n')}</title>
            <path d={`M0 10 L-3.5 5 H${-half} V-7 H${half} V5 H3.5 Z`} />
            <text y={3}>
              {number}
              {more === '' ? null : <tspan class="more"> {more}</tspan>}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** Claims of a day that speak of one or two places, at these. */
export function flagsOn(study: Study, day: number) {
  return claimsOn(day).flatMap(({ claim, number }) => {
    const keys = placesIn(claim.holds);
    if (claim.denies || keys.length === 0 || keys.length > 2) return [];
    const nodes = keys.map((key) => study.scenario.places.findIndex((it) => it.key === key));
    return nodes.map((node) => ({ node, number, claim }));
  });
}
