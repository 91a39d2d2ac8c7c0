// What campaigns on a scenario of one's own say, beside the tutorial that it was made from: every outcome
// in dots of a hundred and in sentences, and the ways that were built for it, drawn and as a table.

import { happeningsOf, heldIn, perHundred, type Scenario } from '@tumen/lab';
import { useMemo } from 'preact/hooks';
import { tableOfRows } from '../engine/many.ts';
import { AsTable } from '../parts/AsTable.tsx';
import { Beside } from '../parts/Beside.tsx';
import { Dots } from '../parts/Dots.tsx';
import { Heads } from '../parts/Heads.tsx';
import { offBy } from '../parts/off-by.ts';
import { ownRuns } from '../state/own.ts';
import { grouped, toTenths } from '../state/said-number.ts';
import { words } from '../words.ts';
import type { Draft, Leg, PlayedDraft } from '../workshop/messages.ts';

/** What was found; `draft` is what the page has now. */
export function OwnFound({
  played,
  draft,
}: {
  readonly played: PlayedDraft;
  readonly draft: Draft;
}) {
  const outcomes = useMemo(() => outcomesOf(played), [played]);
  const { runs, digest } = played.rows;
  const { language } = played.scenario;
  const stale = JSON.stringify(played.draft) !== JSON.stringify(draft);
  return (
    <section class="live-found">
      <h3>{words.own.result}</h3>
      {stale ? <p class="trouble">{words.own.stale}</p> : null}
      <p>
        <strong>{words.own.rests(grouped(runs), played.seed, offBy(runs))}</strong>{' '}
        {runs < ownRuns ? words.own.stopped(grouped(runs), grouped(ownRuns)) : ''}
      </p>
      <ul class="besides">
        {outcomes.map((it) => {
          const is = { share: it.is, says: words.own.mine(perHundred(it.is)) };
          return it.was === undefined ? (
            <li key={it.key} class="beside">
              <p lang={language}>{it.says}</p>
              <Dots within={is.share} otherwise={0} says={is.says} />
            </li>
          ) : (
            <Beside
              key={it.key}
              says={it.says}
              lang={language}
              was={{ share: it.was, says: words.own.tutorial(perHundred(it.was)) }}
              is={is}
              note={noteOf(it, runs)}
            />
          );
        })}
      </ul>
      <Ways played={played} />
      <p class="small">
        {words.own.digest} <code class="rows-digest">{digest}</code>
      </p>
    </section>
  );
}

/** An outcome; `was` undefined where the tutorial does not ask it so. */
interface OwnOutcome {
  readonly key: string;
  readonly says: string;
  readonly is: number;
  readonly was: number | undefined;
  readonly alike: boolean;
}

function outcomesOf({ scenario, opening, rows, tutorial }: PlayedDraft): readonly OwnOutcome[] {
  const here = tableOfRows(rows);
  const there = tableOfRows(tutorial.rows);
  const asked = new Map(
    happeningsOf(tutorial.scenario, tutorial.opening).map((it) => [it.key, it]),
  );
  return happeningsOf(scenario, opening).map((it) => {
    const mine = heldIn(it, here);
    const same = asked.get(it.key);
    const theirs = same?.says === it.says ? heldIn(same, there, rows.runs) : undefined;
    return {
      key: it.key,
      says: it.says,
      is: shareOf(mine),
      was: theirs === undefined ? undefined : shareOf(theirs),
      alike: theirs?.every((held, run) => held === mine[run]) ?? false,
    };
  });
}

function shareOf(held: Uint8Array): number {
  return held.reduce((sum, it) => sum + it, 0) / held.length;
}

function noteOf({ is, was = is, alike }: OwnOutcome, runs: number): string {
  if (alike) return words.own.alike;
  return 100 * Math.abs(is - was) > offBy(runs) ? words.own.apart : words.own.near;
}

const width = 460;
const margin = 60;

/** The places and the ways between them, north above, without ground. */
function Ways({ played }: { readonly played: PlayedDraft }) {
  const { scenario, legs } = played;
  const spot = spotsOf(scenario);
  const height = Math.max(...scenario.places.map((it) => spot(it.key)[1])) + margin / 2;
  const nameOf = (key: string) => scenario.places.find((it) => it.key === key)?.name ?? key;
  const daysOf = (days: number) =>
    Number.isFinite(days) ? words.own.days(toTenths(days)) : words.own.shut;
  return (
    <>
      <h3>{words.own.ways}</h3>
      <p>{words.own.waysHow}</p>
      <svg class="ways" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.own.ways}>
        {legs.filter(isDirect(legs)).map((it) => {
          const [[x1, y1], [x2, y2]] = [spot(it.from), spot(it.to)];
          return (
            <g key={`${it.from} ${it.to}`}>
              <line x1={x1} y1={y1} x2={x2} y2={y2} />
              <text class="days" x={(x1 + x2) / 2} y={(y1 + y2) / 2}>
                {Number.isFinite(it.days) ? toTenths(it.days) : words.own.shut}
              </text>
            </g>
          );
        })}
        {scenario.places.map((it) => {
          const [x, y] = spot(it.key);
          const east = x < width * 0.6;
          return (
            <g key={it.key}>
              <circle cx={x} cy={y} r={4.5} />
              <text
                lang={scenario.language}
                x={x + (east ? 9 : -9)}
                y={y + 5}
                text-anchor={east ? 'start' : 'end'}
              >
                {it.name}
              </text>
            </g>
          );
        })}
      </svg>
      <AsTable name={words.own.waysTable}>
        {() => (
          <table>
            <Heads heads={words.own.waysHeads} />
            <tbody>
              {legs.map((it) => (
                <tr key={`${it.from} ${it.to}`}>
                  <th scope="row" lang={scenario.language}>
                    {nameOf(it.from)}
                  </th>
                  <td lang={scenario.language}>{nameOf(it.to)}</td>
                  <td class="figure-number">{grouped(it.km)}</td>
                  <td class="figure-number">{daysOf(it.days)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </AsTable>
    </>
  );
}

/** Whether a way is drawn: one that leads past a third place, or nearly, is only in the table. */
function isDirect(legs: readonly Leg[]): (leg: Leg) => boolean {
  const km = (one: string, other: string) =>
    legs.find((it) => [it.from, it.to].includes(one) && [it.from, it.to].includes(other))?.km ??
    Number.POSITIVE_INFINITY;
  const keys = [...new Set(legs.flatMap((it) => [it.from, it.to]))];
  return ({ from, to, km: whole }) =>
    keys
      .filter((it) => it !== from && it !== to)
      .every((it) => km(from, it) + km(it, to) > 1.1 * whole);
}

/** Where each place stands in the drawing, in its units. */
function spotsOf({ places }: Scenario): (key: string) => readonly [x: number, y: number] {
  const west = Math.min(...places.map((it) => it.longitude));
  const east = Math.max(...places.map((it) => it.longitude));
  const north = Math.max(...places.map((it) => it.latitude));
  const south = Math.min(...places.map((it) => it.latitude));
  /** A degree of longitude is so many of latitude in the middle of the temperate zone. @source assumed */
  const narrow = 0.7;
  const degrees = Math.max((east - west) * narrow, north - south, 0.1);
  const scale = (width - 2 * margin) / degrees;
  return (key) => {
    const place = places.find((it) => it.key === key);
    if (place === undefined) return [0, 0];
    const x = margin + (width - 2 * margin - (east - west) * narrow * scale) / 2;
    return [
      x + (place.longitude - west) * narrow * scale,
      margin / 2 + (north - place.latitude) * scale,
    ];
  };
}
