// The page's side of the engine: starts the worker from its own text, numbers the questions, and gives
// each answer to who asked. Runs that were played are kept, the latest forty of them.

import engineText from 'virtual:engine';
import type { Drawn } from '@tumen/lab';
import type { Bundle } from '../bundle/bundle.ts';
import type {
  Answer,
  Ask,
  Drawing,
  ManyOrder,
  ManyRows,
  Offer,
  PlayedRun,
  RunOrder,
} from './messages.ts';

/** Plays runs and explains events; promises reject with a sentence. */
export interface Engine {
  play(order: RunOrder): Promise<PlayedRun>;
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
export function startEngine(bundle: Bundle): Engine {
  const waiting = new Map<number, { done: (it: Answer) => void; failed: (it: Error) => void }>();
  const hearing = new Map<number, (runs: number) => void>();
  let next = 0;
  let started: Worker | undefined;
  const start = () => {
    const address = URL.createObjectURL(new Blob([engineText], { type: 'text/javascript' }));
    const worker = new Worker(address);
    worker.addEventListener('message', (message: MessageEvent<Answer>) => {
      const answer = message.data;
      if (answer.kind === 'progress') {
        hearing.get(answer.id)?.(answer.runs);
        return;
      }
      const asker = waiting.get(answer.id);
      waiting.delete(answer.id);
      hearing.delete(answer.id);
      if (answer.kind === 'failed') asker?.failed(new Error(answer.message));
      else asker?.done(answer);
    });
    worker.addEventListener('error', (event) => {
      for (const { failed } of waiting.values()) failed(new Error(event.message));
      waiting.clear();
    });
    const open: Ask = { kind: 'open', bundle };
    worker.postMessage(open);
    return worker;
  };
  const send = (ask: Ask) => {
    started ??= start();
    started.postMessage(ask);
  };
  const ask = (make: (id: number) => Ask) =>
    new Promise<Answer>((done, failed) => {
      const id = next;
      next += 1;
      waiting.set(id, { done, failed });
      send(make(id));
    });
  const runs = new Map<string, Promise<PlayedRun>>();
  return {
    play: (order) => {
      const name = JSON.stringify(order);
      const known = runs.get(name);
      if (known !== undefined) return known;
      const played = ask((id) => ({ kind: 'play', id, order })).then((answer) => {
        if (answer.kind !== 'played') throw new Error('The engine answered something else.');
        return answer.run;
      });
      runs.set(name, played);
      played.catch(() => runs.delete(name));
      for (const oldest of runs.keys()) {
        if (runs.size <= kept) break;
        runs.delete(oldest);
      }
      return played;
    },
    drawn: async (order, runs) => {
      const answer = await ask((id) => ({ kind: 'drawn', id, order, runs }));
      if (answer.kind !== 'drawn') throw new Error('The engine answered something else.');
      return answer.drawn;
    },
    offers: async (opening) => {
      const answer = await ask((id) => ({ kind: 'offers', id, opening }));
      if (answer.kind !== 'offers') throw new Error('The engine answered something else.');
      return answer.offers;
    },
    many: (order, progress) => {
      const id = next;
      const rows = ask(() => ({ kind: 'many', id, order })).then((answer) => {
        if (answer.kind !== 'many') throw new Error('The engine answered something else.');
        return answer.rows;
      });
      hearing.set(id, progress);
      return { rows, stop: () => send({ kind: 'stop', id }) };
    },
    why: async (order, at) => {
      const answer = await ask((id) => ({ kind: 'why', id, order, at }));
      if (answer.kind !== 'explained') throw new Error('The engine answered something else.');
      return answer.text;
    },
  };
}
