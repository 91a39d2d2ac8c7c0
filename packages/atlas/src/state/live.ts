// Campaigns that are played in the page with something changed, and what stands beside them. Kept here,
// so that they go on and are still there when another view is looked at. The engine is one of its own,
// started when it is first needed, so that single runs need not wait.

import { signal } from '@preact/signals';
import { digestAt, type Table } from '@tumen/lab';
import type { Engine, UnderWay } from '../engine/engine.ts';
import { tableOfRows } from '../engine/many.ts';
import type { ManyRows, Offer } from '../engine/messages.ts';
import { type Study, tellTrouble } from './atlas.ts';
import { choice } from './choice.ts';

/** Campaigns that one change is played with. */
export const liveRuns = 500;

/** Runs that are played without the change where the study has enough: to see that they are its own. */
const fewestOwn = 10;

/** What was played, with what stands beside it. */
export interface LiveResult {
  readonly opening: string;
  readonly seed: number;
  readonly set: readonly string[];
  readonly rows: ManyRows;
  readonly table: Table;
  /** The same runs by number as the sources have it; at least as many, unless it was stopped. */
  readonly beside: Table;
  /** Runs that both have. */
  readonly pairs: number;
  /** All rows of the published ensemble. */
  readonly published: Table;
  /** Whether the page plays as the study did, as far as the study's digests tell. */
  readonly same: boolean;
}

/** Nothing, campaigns under way, or those that were played. */
export type Live =
  | { readonly kind: 'still' }
  | { readonly kind: 'playing'; readonly done: number; readonly of: number }
  | { readonly kind: 'played'; readonly result: LiveResult };

/** How far the campaigns are. */
export const live = signal<Live>({ kind: 'still' });

/** What can be changed in runs from an opening. */
export const offers = signal<{ readonly opening: string; readonly offers: readonly Offer[] }>({
  opening: '',
  offers: [],
});

/** Asks once what can be changed in runs from an opening. */
export function learnOffers(study: Study, opening: string): void {
  if (offers.peek().opening === opening) return;
  study.engine.offers(opening).then((those) => {
    offers.value = { opening, offers: those };
  }, tellTrouble);
}

let engine: Engine | undefined;
let underWay: UnderWay | undefined;
let stopping = false;

/** Begins to play what is chosen. */
export function playLive(study: Study): void {
  const { opening, set } = choice.value!;
  if (live.value.kind === 'playing') return;
  live.value = { kind: 'playing', done: 0, of: liveRuns };
  stopping = false;
  played(study, opening, set).then(
    (result) => {
      live.value = result === undefined ? { kind: 'still' } : { kind: 'played', result };
    },
    (error: unknown) => {
      live.value = { kind: 'still' };
      tellTrouble(error);
    },
  );
}

/** Stops; what is played by then is shown. */
export function stopLive(): void {
  stopping = true;
  underWay?.stop();
}

async function played(
  study: Study,
  opening: string,
  set: readonly string[],
): Promise<LiveResult | undefined> {
  const { seed, ensembles } = study.manifest;
  const ensemble = ensembles.find((it) => it.switches.length === 0 && it.opening === opening)!;
  const published = await study.rows(ensemble.name);
  engine ??= study.startAnother();
  const own = published.runs >= liveRuns ? fewestOwn : liveRuns;
  const of = own + liveRuns;
  const many = (words: readonly string[], runs: number, before: number) => {
    underWay = engine!.many({ opening, seed, set: words, runs }, (done) => {
      live.value = { kind: 'playing', done: before + done, of };
    });
    return underWay.rows;
  };
  const rows = await many(set, liveRuns, 0);
  if (rows.runs === 0) return undefined;
  // after a stop as many runs are played beside as there are to be set beside
  const plain = await many([], stopping ? Math.min(own, rows.runs) : own, liveRuns);
  const beside = published.runs >= liveRuns ? published : tableOfRows(plain);
  return {
    opening,
    seed,
    set,
    rows,
    table: tableOfRows(rows),
    beside,
    pairs: Math.min(rows.runs, beside.runs),
    published,
    same: ensemble.digests
      .slice(0, plain.runs)
      .every((digest, run) => digest === digestAt(plain.digests, run)),
  };
}
