// The worker's side of a question: answers it when it can, with a sentence where it fails, and remembers
// which orders were stopped. Both workers of the page, the engine and the workshop, answer so.

type Numbered = { readonly kind: string; readonly id: number };

/** How a worker takes questions, and learns that somebody wants an order stopped. */
export interface Answering<Ask extends Numbered> {
  take(ask: Ask): void;
  /** Whether the order of that number was to stop; it is told so once. */
  stopped(id: number): boolean;
}

/** Takes questions for `answerTo`, whose answers are posted to the page. */
export function answering<Ask extends Numbered>(
  answerTo: (ask: Exclude<Ask, { readonly kind: 'stop' }>) => Promise<Numbered>,
): Answering<Ask> {
  const stopped = new Set<number>();
  return {
    take: (ask) => {
      if (ask.kind === 'stop') {
        stopped.add(ask.id);
        return;
      }
      answerTo(ask as Exclude<Ask, { readonly kind: 'stop' }>).then(
        (answer) => postMessage(answer),
        (error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          postMessage({ kind: 'failed', id: ask.id, message });
        },
      );
    },
    stopped: (id) => stopped.delete(id),
  };
}
