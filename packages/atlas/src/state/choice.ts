// What a person has chosen and whether the clock runs: the signals that everything else follows. Apart from
// the study, so that the clock can be derived from them and the study's state from the clock.

import { signal } from '@preact/signals';
import type { Choice } from './address.ts';

/** What is chosen. */
export const choice = signal<Choice | undefined>(undefined);
/** Whether the clock runs. Not in the address. */
export const playing = signal(false);
/** Whether the tour goes on by itself. Not in the address. */
export const touring = signal(false);
/** Days of the campaign in a second of playing. */
export const speed = signal(20);
