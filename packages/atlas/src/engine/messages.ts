// What passes between the page and its worker: the bundle's pieces once, then orders to play runs, and
// what comes back. Plain data all of it.

import type { Drawn } from '@tumen/lab';
import type { Bundle } from '../bundle/bundle.ts';
import type { Film } from '../film/film.ts';

/** A run of an ensemble, by what it is made from. */
export interface RunOrder {
  readonly opening: string;
  readonly switches: readonly string[];
  readonly seed: number;
  readonly run: number;
}

/** An ensemble, by what its draws follow from. */
export type Drawing = Omit<RunOrder, 'run'>;

/** Something that happened in a run, told. */
export interface ToldEvent {
  /** Its place in the chronicle. */
  readonly at: number;
  readonly day: number;
  readonly kind: string;
  readonly rank: 'headline' | 'ordinary';
  readonly says: string;
  /** Node, −1 for nowhere. */
  readonly place: number;
}

/** A run played in the page. */
export interface PlayedRun {
  readonly order: RunOrder;
  /** The same as the command gives for the same order. */
  readonly digest: string;
  readonly film: Film;
  readonly events: readonly ToldEvent[];
  /** Names of the run's polities, those founded in it last. */
  readonly polities: readonly string[];
}

/** What the page asks. */
export type Ask =
  | { readonly kind: 'open'; readonly bundle: Bundle }
  | { readonly kind: 'play'; readonly id: number; readonly order: RunOrder }
  | { readonly kind: 'drawn'; readonly id: number; readonly order: Drawing; readonly runs: number }
  | { readonly kind: 'why'; readonly id: number; readonly order: RunOrder; readonly at: number };

/** What the worker answers. */
export type Answer =
  | { readonly kind: 'played'; readonly id: number; readonly run: PlayedRun }
  | { readonly kind: 'drawn'; readonly id: number; readonly drawn: Drawn }
  | { readonly kind: 'explained'; readonly id: number; readonly text: string }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
