// The page's side of the engine: starts the worker from its own text and says what can be asked of it.
// Runs that were played are kept, the latest forty of them.

import engineText from 'virtual:engine';
import type { Drawn } from '@tumen/lab';
import type { Packed } from '../bundle/bundle.ts';
import { askingOf } from './asking.ts';
import type {
  Answer,
  Ask,
  Drawing,
  FilmedRun,
  ManyOrder,
  ManyRows,
  Offer,
  PlayedRun,
  RunOrder,
} from './messages.ts';

/** Plays runs and explains events; promises reject with a sentence. */
export interface Engine {
  play(order: RunOrder): Promise<PlayedRun>;
  /** Plays a run for the map alone, and does not keep it. */
  film(order: RunOrder): Promise<FilmedRun>;
  /** Why something happened, by its place in the chronicle of the run; indented prose. */
  why(order: RunOrder, at: number): Promise<string>;
  /** Which account of each circumstance the first runs of an ensemble drew. */
  drawn(order: Drawing, runs: number): Promise<Drawn>;
  /** Everything that can be set in runs from an opening. */
  offers(opening: string): Promise<readonly Offer[]>;
  /** Plays many runs; `progress` hears how many are done. */
  many(order: ManyOrder, progress: (runs: number) => void): UnderWay;
}

/** Runs that are being played. Stopped, they are those that were done by then. */
export interface UnderWay {
  readonly rows: Promise<ManyRows>;
  readonly stop: () => void;
}

const kept = 40;

/** An engine for a bundle; its worker is started by the first question. */
export function startEngine(bundle: Packed): Engine {
  const { ask, order: begin } = askingOf<Ask, Answer>('engine', () => {
    const address = URL.createObjectURL(new Blob([engineText], { type: 'text/javascript' }));
    const worker = new Worker(address);
    const open: Ask = { kind: 'open', bundle };
    worker.postMessage(open);
    return worker;
  });
  const runs = new Map<string, Promise<PlayedRun>>();
  return {
    play: (order) => {
      const name = JSON.stringify(order);
      const known = runs.get(name);
      if (known !== undefined) return known;
      const played = ask('played', (id) => ({ kind: 'play', id, order })).then((it) => it.run);
      runs.set(name, played);
      played.catch(() => runs.delete(name));
      for (const oldest of runs.keys()) {
        if (runs.size <= kept) break;
        runs.delete(oldest);
      }
      return played;
    },
    film: async (order) => (await ask('filmed', (id) => ({ kind: 'film', id, order }))).run,
    drawn: async (order, runs) =>
      (await ask('drawn', (id) => ({ kind: 'drawn', id, order, runs }))).drawn,
    offers: async (opening) =>
      (await ask('offers', (id) => ({ kind: 'offers', id, opening }))).offers,
    many: (order, progress) => {
      const { answer, stop } = begin(
        'many',
        (id) => ({ kind: 'many', id, order }),
        (it) => progress(it.runs),
      );
      return { rows: answer.then((it) => it.rows), stop };
    },
    why: async (order, at) =>
      (await ask('explained', (id) => ({ kind: 'why', id, order, at }))).text,
  };
}
