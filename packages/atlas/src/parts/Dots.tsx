// A hundred dots that can be counted: full where it happened when the record says, half where it happened
// at another time, empty where it did not. The sentence beside them says the same.

import { words } from '../words.ts';

/** Shares are 0 … 1 of all runs; together at most 1. */
export function Dots({
  within,
  otherwise,
  says,
}: {
  readonly within: number;
  readonly otherwise: number;
  readonly says: string;
}) {
  const full = Math.round(within * 100);
  const half = Math.round((within + otherwise) * 100);
  return (
    <figure class="dots">
      <svg width="166" height="90" viewBox="0 0 166 90" role="img" aria-label={words.now.dots}>
        {Array.from({ length: 100 }, (_, at) => {
          const x = 5 + (at % 20) * 8.2;
          const y = 6 + Math.floor(at / 20) * 17 - (at % 2 === 0 ? 0 : 0);
          const kind = at < full ? 'full' : at < half ? 'half' : 'empty';
          return <circle key={at} class={kind} cx={x} cy={y} r={3.2} />;
        })}
      </svg>
      <figcaption>{says}</figcaption>
    </figure>
  );
}
