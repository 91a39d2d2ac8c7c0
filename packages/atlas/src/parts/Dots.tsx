// A hundred dots that can be counted: full where it happened when the record says, half where it happened
// at another time, empty where it did not. The sentence beside them says the same.

import { words } from '../words.ts';

/** What a dot is. */
export type DotKind = 'full' | 'half' | 'empty';

/** Shares are 0 … 1 of all runs; together at most 1. */
export function Dots({
  within,
  otherwise,
  says,
  asked,
  ask,
}: {
  readonly within: number;
  readonly otherwise: number;
  readonly says: string;
  /** The dot that is asked about. */
  readonly asked?: number | undefined;
  /** Hears which dot somebody presses; without it they cannot be pressed. */
  readonly ask?: (dot: number) => void;
}) {
  const kinds = dotsOf(within, otherwise);
  return (
    <figure class={`dots ${ask === undefined ? '' : 'asking'}`}>
      <svg width="166" height="90" viewBox="0 0 166 90" role="img" aria-label={words.now.dots}>
        {kinds.map((kind, at) => {
          const x = 5 + (at % 20) * 8.2;
          const y = 6 + Math.floor(at / 20) * 17;
          return (
            <circle
              key={at}
              class={`${kind} ${at === asked ? 'asked' : ''}`}
              cx={x}
              cy={y}
              r={3.2}
              {...(ask === undefined ? {} : { onClick: () => ask(at) })}
            />
          );
        })}
      </svg>
      <figcaption>{says}</figcaption>
    </figure>
  );
}

/** The kinds of the hundred dots, in their order. */
export function dotsOf(within: number, otherwise: number): readonly DotKind[] {
  const full = Math.round(within * 100);
  const half = Math.round((within + otherwise) * 100);
  return Array.from({ length: 100 }, (_, at) =>
    at < full ? 'full' : at < half ? 'half' : 'empty',
  );
}
