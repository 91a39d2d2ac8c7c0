// What of the timeline follows the clock: the slider on its axis and the line through all lanes. They stand
// apart so that the lanes, which are dear to draw, stand still while the clock runs.

import { type Study, span } from '../state/atlas.ts';
import { clock, saidDay } from '../state/clock.ts';
import { saidDate } from '../state/said-date.ts';
import { words } from '../words.ts';

/** The axis as a slider. It and the line of the day alone follow the clock; the lanes stand still. */
export function Scrubber({
  study,
  drag,
}: {
  readonly study: Study;
  readonly drag: (event: PointerEvent & { currentTarget: HTMLElement }) => void;
}) {
  const now = saidDay.value;
  return (
    <div
      class="scrubber"
      role="slider"
      tabIndex={0}
      aria-label={words.timeline.date}
      aria-valuemin={span.value.day}
      aria-valuemax={span.value.until}
      aria-valuenow={now}
      aria-valuetext={saidDate(study.scenario.calendar, now)}
      onPointerDown={drag}
      onPointerMove={drag}
    />
  );
}

/** The line of the day through all lanes. */
export function Playhead({ left, inner }: { readonly left: number; readonly inner: number }) {
  const { day, until } = span.value;
  const at = left + ((Math.min(until, clock.value) - day) / (until - day)) * inner;
  return <div class="playhead" aria-hidden="true" style={{ transform: `translateX(${at}px)` }} />;
}
