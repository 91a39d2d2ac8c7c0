// The page's side of the engine: starts the worker from its own text and says what can be asked of it.
// Runs that were played are kept, the latest forty of them.

import engineText from 'virtual:engine';
import type { Drawn, Table } from '@tumen/lab';
import { baseOf, type Packed } from '../bundle/bundle.ts';
import { type BundleReader, once } from '../bundle/decode.ts';
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
  /** Opens the scenario and its land, before somebody asks for a run. */
  open(): Promise<void>;
  /** The rows of an ensemble. */
  rows(ensemble: string): Promise<Table>;
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

/** An engine for a bundle; its worker is started by the first question, and opens the bundle before it plays. */
export function startEngine({ manifest, piece }: BundleReader): Engine {
  const { ask, order: begin } = askingOf<Ask, Answer>('engine', () => {
    const address = URL.createObjectURL(new Blob([engineText], { type: 'text/javascript' }));
    return new Worker(address);
  });
  const packed = async (names: readonly string[]): Promise<Packed> => {
    const pieces = await Promise.all(names.map(async (it) => [it, await piece(it)] as const));
    return { manifest, pieces: Object.fromEntries(pieces) };
  };
  const opened = once(async () => {
    const bundle = await packed(['scenario', 'network']);
    await ask('opened', (id) => ({ kind: 'open', id, bundle }));
  });
  const asked: typeof ask = async (kind, make) => {
    await opened();
    return ask(kind, make);
  };
  const runs = new Map<string, Promise<PlayedRun>>();
  return {
    open: opened,
    rows: async (name) => {
      const ensemble = manifest.ensembles.find((it) => it.name === name);
      const base = ensemble === undefined ? undefined : baseOf(manifest, ensemble);
      const names = [name, ...(base === undefined ? [] : [base.name])];
      const bundle = await packed(names.map((it) => `rows:${it}`));
      return (await ask('unpacked', (id) => ({ kind: 'rows', id, bundle, ensemble: name }))).table;
    },
    play: (order) => {
      const name = JSON.stringify(order);
      const known = runs.get(name);
      if (known !== undefined) return known;
      const played = asked('played', (id) => ({ kind: 'play', id, order })).then((it) => it.run);
      runs.set(name, played);
      played.catch(() => runs.delete(name));
      for (const oldest of runs.keys()) {
        if (runs.size <= kept) break;
        runs.delete(oldest);
      }
      return played;
    },
    film: async (order) => (await asked('filmed', (id) => ({ kind: 'film', id, order }))).run,
    drawn: async (order, runs) =>
      (await asked('drawn', (id) => ({ kind: 'drawn', id, order, runs }))).drawn,
    offers: async (opening) =>
      (await asked('offers', (id) => ({ kind: 'offers', id, opening }))).offers,
    many: (order, progress) => {
      let isStopped = false;
      let stop = () => {
        isStopped = true;
      };
      const rows = opened().then(async () => {
        const begun = begin(
          'many',
          (id) => ({ kind: 'many', id, order }),
          (it) => progress(it.runs),
        );
        stop = begun.stop;
        if (isStopped) stop();
        return (await begun.answer).rows;
      });
      return { rows, stop: () => stop() };
    },
    why: async (order, at) =>
      (await asked('explained', (id) => ({ kind: 'why', id, order, at }))).text,
  };
}
