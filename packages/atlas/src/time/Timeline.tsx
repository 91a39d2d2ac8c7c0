// The timeline: one lane for everybody the record speaks of. Above each line when a claim comes true in
// the runs, as a ridge; below it when the record says so, as a bracket; on one axis with the day of the
// map. The chosen lane is opened claim by claim. The same stands in a table.

import { useComputed, useSignal } from '@preact/signals';
import type { Attestation } from '@tumen/lab';
import { perHundred } from '@tumen/lab';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { Save } from '../parts/Save.tsx';
import { swatch } from '../parts/swatch.ts';
import { Told, told } from '../parts/Told.tsx';
import { cast, choose, hovered, type Study, shown, span } from '../state/atlas.ts';
import type { Actor } from '../state/cast.ts';
import { still } from '../state/clock.ts';
import { words } from '../words.ts';
import { ticksOf } from './dates.ts';
import { bracketPath, Figure, ridgePath } from './Figure.tsx';
import { Player } from './Player.tsx';
import { Playhead, Scrubber } from './Playhead.tsx';
import { type Ridge, ridgeOf } from './ridge.ts';

const names = 176;
const numbers = 76;
const laneHeight = 46;

/** The timeline of a study. */
export function Timeline({ study }: { readonly study: Study }) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useSignal(0);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      width.value = element.clientWidth;
    });
    observer.observe(element);
    width.value = element.clientWidth;
    return () => observer.disconnect();
  }, []);
  const narrow = width.value < 620;
  const left = narrow ? 104 : names;
  const right = narrow ? 44 : numbers;
  const inner = Math.max(80, width.value - left - right);
  const steps = Math.max(60, Math.round(inner / 3));
  const ridges = useMemo(() => {
    const now = shown.value;
    const { day, until } = span.value;
    if (now === undefined || width.value === 0) return new Map<string, Ridge>();
    return new Map(
      cast.value.flatMap(({ claims }) =>
        claims.map((claim) => [
          claim.key,
          ridgeOf(now.table, claim, { from: now.opening.day, day, until, steps }),
        ]),
      ),
    );
  }, [shown.value, span.value, cast.value, steps]);
  const actorChosen = useComputed(() => still.value?.actor ?? '').value;
  const { day, until } = span.value;
  const x = (at: number) => ((at - day) / (until - day)) * inner;
  const dayAt = (pixel: number) =>
    Math.round(day + (Math.min(inner, Math.max(0, pixel)) / inner) * (until - day));
  const axis: Axis = { x, inner, left, right, steps };
  let number = 0;
  const numbered = cast.value.map((actor) => {
    const first = number + 1;
    number += actor.claims.length;
    return { actor, first };
  });
  const drag = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const box = event.currentTarget.getBoundingClientRect();
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    else if (event.buttons === 0) return;
    choose({ day: dayAt(event.clientX - box.left) });
  };
  return (
    <section class="timeline" aria-label={words.timeline.label} data-figure="">
      <div class="clock">
        <Player study={study} />
        <Key />
        <Save study={study} name="timeline" title={words.timeline.label} />
      </div>
      <div class="lanes" ref={frame}>
        {width.value > 0 ? (
          <div class="sheet">
            <div class="axis" style={{ marginLeft: `${left}px`, width: `${inner}px` }}>
              <svg width={inner} height={24} aria-hidden="true">
                {ticksOf(study.scenario.calendar, span.value, inner).map((it) => (
                  <g
                    key={it.day}
                    transform={`translate(${x(it.day)} 0)`}
                    class={it.major ? 'major' : ''}
                  >
                    <line y1={it.major ? 4 : 16} y2={24} />
                    <text x={3} y={15}>
                      {it.words}
                    </text>
                  </g>
                ))}
              </svg>
              <Scrubber study={study} drag={drag} />
            </div>
            <div class="rows">
              {numbered.map(({ actor, first }) =>
                actor.key === actorChosen ? (
                  <OpenLane
                    key={actor.key}
                    study={study}
                    actor={actor}
                    first={first}
                    axis={axis}
                    ridges={ridges}
                  />
                ) : (
                  <Lane key={actor.key} study={study} actor={actor} axis={axis} ridges={ridges} />
                ),
              )}
            </div>
            <Playhead left={left} inner={inner} />
          </div>
        ) : null}
      </div>
    </section>
  );
}

interface Axis {
  readonly x: (day: number) => number;
  readonly inner: number;
  readonly left: number;
  readonly right: number;
  readonly steps: number;
}

/** What the two halves of a row are. */
function Key() {
  return (
    <p class="key">
      <svg width="46" height="20" aria-hidden="true">
        <path class="ridge" d="M2 13 C10 13 14 2 20 2 C28 2 30 13 44 13 Z" />
        <path class="bracket" d="M10 15 v3 h22 v-3" />
      </svg>
      <span>{words.timeline.simulated}</span>
      <span>{words.timeline.attested}</span>
    </p>
  );
}

interface LaneProps {
  readonly study: Study;
  readonly actor: Actor;
  readonly axis: Axis;
  readonly ridges: ReadonlyMap<string, Ridge>;
}

function LaneName({
  study,
  actor,
  open,
}: {
  readonly study: Study;
  readonly actor: Actor;
  readonly open: boolean;
}) {
  return (
    <button
      type="button"
      class={`lane-name ${actor.kind}`}
      aria-expanded={open}
      onClick={() => choose({ actor: open ? '' : actor.key })}
    >
      {actor.kind === 'polity' ? (
        <span class="swatch" style={{ background: swatch(study, actor.id) }} aria-hidden="true" />
      ) : null}
      <span {...(actor.kind === 'others' ? {} : told())}>{actor.name}</span>
    </button>
  );
}

/** All claims of one actor over each other, each faint: where they are thick, much is said or much happens. */
function Lane({ study, actor, axis, ridges }: LaneProps) {
  const base = laneHeight - 17;
  const levels = stacked(actor.claims, axis);
  const ask = (claim: Attestation) =>
    choose({ actor: actor.key, subject: `attestation:${claim.key}` });
  return (
    <div class="lane">
      <LaneName study={study} actor={actor} open={false} />
      <svg class="figure" width={axis.inner} height={laneHeight} aria-hidden="true">
        <line class="ground-line" x2={axis.inner} y1={base} y2={base} />
        {actor.claims.map((claim) => {
          const ridge = ridges.get(claim.key);
          if (ridge === undefined || claim.denies || ridge.share === 0) return null;
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the lane's name opens it, with a button for each claim
            <path
              key={claim.key}
              class="ridge faint"
              onClick={() => ask(claim)}
              style={{ opacity: 0.1 + 0.3 * ridge.share }}
              d={ridgePath(ridge, {
                width: axis.inner,
                base,
                height: (base - 3) * (0.35 + 0.65 * Math.sqrt(ridge.share)),
              })}
            />
          );
        })}
        {actor.claims.map((claim, at) =>
          claim.when.spans.map((it) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the lane's name opens it, with a button for each claim
            <path
              key={`${claim.key} ${it.earliest}`}
              onClick={() => ask(claim)}
              class={`bracket ${claim.denies ? 'denied' : ''}`}
              d={bracketPath(it, {
                x: axis.x,
                width: axis.inner,
                y: base + 3 + levels[at]! * 3.4,
                tooth: 2,
              })}
            />
          )),
        )}
      </svg>
      <span class="count">{actor.claims.length}</span>
    </div>
  );
}

/** Levels for brackets that would overlap; at most four, then they share the last. */
function stacked(claims: readonly Attestation[], { x }: Axis): readonly number[] {
  const ends: number[] = [];
  return claims.map((claim) => {
    const from = x(claim.when.spans[0]!.earliest);
    const to = x(claim.when.spans.at(-1)!.latest);
    let level = ends.findIndex((end) => end < from - 2);
    if (level === -1) level = Math.min(ends.length, 3);
    ends[level] = Math.max(to, ends[level] ?? 0);
    return level;
  });
}

/** One actor's claims, each in a row of its own. */
function OpenLane({ study, actor, first, axis, ridges }: LaneProps & { readonly first: number }) {
  const lane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const rows = lane.current?.closest('.lanes');
    if (rows == null || lane.current === null) return;
    // under the axis, which stays in sight
    rows.scrollTop = lane.current.offsetTop;
  }, []);
  return (
    <div class="lane open" ref={lane}>
      <LaneName study={study} actor={actor} open={true} />
      <div class="claims-of">
        {actor.claims.map((claim, at) => {
          const ridge = ridges.get(claim.key);
          const key = `attestation:${claim.key}`;
          return (
            <div
              class={`claim-row ${still.value?.subject === key ? 'chosen' : ''}`}
              key={claim.key}
            >
              <Figure
                claim={claim}
                ridge={ridge}
                span={span.value}
                width={axis.inner}
                ask={() => choose({ subject: key })}
              />
              <button
                type="button"
                class="claim-says"
                onClick={() => choose({ subject: key })}
                onMouseEnter={() => {
                  hovered.value = key;
                }}
                onMouseLeave={() => {
                  hovered.value = '';
                }}
              >
                <span class="number">{first + at}</span>{' '}
                {claim.denies ? <em>{words.timeline.denied}: </em> : null}
                <Told>{claim.says}</Told>
              </button>
              <span class="count">
                {ridge === undefined
                  ? ''
                  : words.timeline.inHundred(
                      perHundred(claim.denies ? 1 - ridge.share : ridge.share),
                    )}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
