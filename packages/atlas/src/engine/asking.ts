// The page's side of a worker: numbers the questions, gives each answer to who asked, and lets orders that
// take long tell how far they are. Both workers of the page, the engine and the workshop, are asked so.

/** What a worker says, whatever else it says. */
type Said =
  | { readonly kind: 'progress'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  | { readonly kind: string; readonly id: number };

/** Ends an order early. */
type Stop = { readonly kind: 'stop'; readonly id: number };

type OfKind<Answer, K> = Extract<Answer, { readonly kind: K }>;

/** Ways of asking one worker. */
export interface Asking<Ask, Answer extends Said> {
  /** Asks once; rejects with a sentence where the worker fails or answers something of another kind. */
  ask<K extends Answer['kind']>(kind: K, make: (id: number) => Ask): Promise<OfKind<Answer, K>>;
  /** Asks for something that takes long; `progress` hears how far it is. Stopped, it answers with what is done. */
  order<K extends Answer['kind']>(
    kind: K,
    make: (id: number) => Ask,
    progress: (said: OfKind<Answer, 'progress'>) => void,
  ): { readonly answer: Promise<OfKind<Answer, K>>; readonly stop: () => void };
}

/** How to ask a worker; it is started by the first question. `name` is what it is called in a failure. */
export function askingOf<Ask, Answer extends Said>(
  name: string,
  start: () => Worker,
): Asking<Ask | Stop, Answer> {
  const waiting = new Map<number, { done: (it: Answer) => void; failed: (it: Error) => void }>();
  const hearing = new Map<number, (said: OfKind<Answer, 'progress'>) => void>();
  let next = 0;
  let worker: Worker | undefined;
  const hear = ({ data: answer }: MessageEvent<Answer>) => {
    if (answer.kind === 'progress') {
      hearing.get(answer.id)?.(answer as OfKind<Answer, 'progress'>);
      return;
    }
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    hearing.delete(answer.id);
    if (isFailed(answer)) asker?.failed(new Error(answer.message));
    else asker?.done(answer);
  };
  const send = (ask: Ask | Stop) => {
    if (worker === undefined) {
      worker = start();
      worker.addEventListener('message', hear);
      worker.addEventListener('error', (event) => {
        for (const { failed } of waiting.values()) failed(new Error(event.message));
        waiting.clear();
      });
    }
    worker.postMessage(ask);
  };
  const ask = async <K extends Answer['kind']>(kind: K, make: (id: number) => Ask | Stop) => {
    const answer = await new Promise<Answer>((done, failed) => {
      const id = next;
      next += 1;
      waiting.set(id, { done, failed });
      send(make(id));
    });
    if (answer.kind !== kind) throw new Error(`The ${name} answered something else.`);
    return answer as OfKind<Answer, K>;
  };
  return {
    ask,
    order: (kind, make, progress) => {
      const id = next;
      hearing.set(id, progress);
      return { answer: ask(kind, make), stop: () => send({ kind: 'stop', id }) };
    },
  };
}

function isFailed(said: Said): said is Extract<Said, { readonly message: string }> {
  return said.kind === 'failed';
}
