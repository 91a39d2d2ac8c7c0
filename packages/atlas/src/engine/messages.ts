// What passes between the page and its worker: pieces of the bundle, orders to play runs, and what comes back. Plain data all of it.

import type { Column, Drawn, Table, Thing } from '@tumen/lab';
import type { Packed } from '../bundle/bundle.ts';
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

/** Many runs of one opening, with something set in place of what their dice would draw. */
export interface ManyOrder {
  readonly opening: string;
  readonly seed: number;
  /** As the command has them: `name=value`. */
  readonly set: readonly string[];
  readonly runs: number;
}

/** The rows of many runs, from run 0 on; fewer than were asked for where somebody stopped. */
export interface ManyRows {
  readonly columns: readonly Column[];
  readonly runs: number;
  /** shape [runs × columns], row-major. */
  readonly values: Float64Array;
  /** Of the chronicles, four 32-bit words a run; shape [runs × 4]. */
  readonly digests: Uint32Array;
  /** Of the bytes of the chunks that the command would write for the same runs. */
  readonly digest: string;
}

/** Something that can be set; of a number of the rules also what it usually is. */
export interface Offer {
  readonly thing: Thing;
  readonly usual?: { readonly value: number; readonly unit: string; readonly source: string };
}

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

/** A run for the map alone. */
export interface FilmedRun {
  readonly film: Film;
  readonly digest: string;
}

/** What the page asks. */
export type Ask =
  | { readonly kind: 'open'; readonly id: number; readonly bundle: Packed }
  | {
      readonly kind: 'rows';
      readonly id: number;
      readonly bundle: Packed;
      readonly ensemble: string;
    }
  | { readonly kind: 'play'; readonly id: number; readonly order: RunOrder }
  | { readonly kind: 'film'; readonly id: number; readonly order: RunOrder }
  | { readonly kind: 'drawn'; readonly id: number; readonly order: Drawing; readonly runs: number }
  | { readonly kind: 'offers'; readonly id: number; readonly opening: string }
  | { readonly kind: 'many'; readonly id: number; readonly order: ManyOrder }
  | { readonly kind: 'stop'; readonly id: number }
  | { readonly kind: 'why'; readonly id: number; readonly order: RunOrder; readonly at: number };

/** What the worker answers. */
export type Answer =
  | { readonly kind: 'opened'; readonly id: number }
  | { readonly kind: 'unpacked'; readonly id: number; readonly table: Table }
  | { readonly kind: 'played'; readonly id: number; readonly run: PlayedRun }
  | { readonly kind: 'filmed'; readonly id: number; readonly run: FilmedRun }
  | { readonly kind: 'drawn'; readonly id: number; readonly drawn: Drawn }
  | { readonly kind: 'offers'; readonly id: number; readonly offers: readonly Offer[] }
  | { readonly kind: 'progress'; readonly id: number; readonly runs: number }
  | { readonly kind: 'many'; readonly id: number; readonly rows: ManyRows }
  | { readonly kind: 'explained'; readonly id: number; readonly text: string }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
