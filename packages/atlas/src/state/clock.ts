// What follows the clock and what stands still while it runs. A clock that plays moves the choice at every
// frame; what reads the whole choice would be drawn anew as often. So drawings that move read `clock`,
// sentences read `saidDay`, and everything else reads `still`.

import { computed } from '@preact/signals';
import type { Choice } from './address.ts';
import { choice, playing, speed } from './choice.ts';

/** The day, with its fraction while the clock runs. */
export const clock = computed(() => choice.value?.day ?? 0);

/** So often in a second sentences follow a clock that runs. */
const saidASecond = 4;

/** The day that sentences, flags and tables speak of: the clock's, or while it runs one near behind it. */
export const saidDay = computed(() => {
  if (!playing.value) return Math.floor(clock.value);
  const step = Math.max(1, Math.round(speed.value / saidASecond));
  return step * Math.floor(clock.value / step);
});

let last: Choice | undefined;
/** What is chosen but for the day: the same object for as long as nothing else changes. */
export const still = computed<Omit<Choice, 'day'> | undefined>(() => {
  const now = choice.value;
  if (now === undefined || last === undefined || differ(now, last)) last = now;
  return last;
});

function differ(one: Choice, other: Choice): boolean {
  const { day: _one, ...left } = one;
  const { day: _other, ...right } = other;
  return (Object.keys(left) as (keyof typeof left)[]).some((it) => left[it] !== right[it]);
}
