// The signature figure: over a line the ridge of the days on which something happens in the runs, under it
// the bracket of the days in which the record says that it happened. One claim, one axis.

import type { Attestation } from '@tumen/lab';
import type { Ridge } from './ridge.ts';

/** Drawn for the eye; the row it stands in says the same in numbers. */
export function Figure({
  claim,
  ridge,
  span,
  width,
  ask,
}: {
  readonly claim: Attestation;
  readonly ridge: Ridge | undefined;
  readonly span: { readonly day: number; readonly until: number };
  readonly width: number;
  /** Hears that somebody presses it. */
  readonly ask?: () => void;
}) {
  const height = 34;
  const base = height - 10;
  const x = (day: number) => ((day - span.day) / (span.until - span.day)) * width;
  return (
    <svg
      class={`figure ${ask === undefined ? '' : 'asking'}`}
      width={width}
      height={height}
      aria-hidden="true"
      {...(ask === undefined ? {} : { onClick: ask })}
    >
      <line class="ground-line" x2={width} y1={base} y2={base} />
      {ridge === undefined || ridge.share === 0 ? null : (
        <path class="ridge" d={ridgePath(ridge, { width, base, height: base - 4 })} />
      )}
      {claim.when.spans.map((it) => (
        <path
          key={it.earliest}
          class={`bracket ${claim.denies ? 'denied' : ''}`}
          d={bracketPath(it, { x, width, y: base + 2.5, tooth: 4 })}
        />
      ))}
    </svg>
  );
}

/** A ridge as a closed path over its line. */
export function ridgePath(
  { heights }: Ridge,
  {
    width,
    base,
    height,
  }: { readonly width: number; readonly base: number; readonly height: number },
): string {
  const step = width / (heights.length - 1);
  const points: string[] = [];
  heights.forEach((it, at) => {
    // where the line neither rises nor falls its ends are enough, and most of a ridge lies flat
    if (it === heights[at - 1] && it === heights[at + 1]) return;
    points.push(`L${(at * step).toFixed(1)} ${(base - it * height).toFixed(1)}`);
  });
  return `M0 ${base} ${points.join(' ')} L${width.toFixed(1)} ${base} Z`;
}

/** A bracket of days; open ends run out of the figure. Empty where none of it is to be seen. */
export function bracketPath(
  { earliest, latest }: { readonly earliest: number; readonly latest: number },
  axis: {
    readonly x: (day: number) => number;
    readonly width: number;
    readonly y: number;
    readonly tooth: number;
  },
): string {
  const from = Math.max(-4, axis.x(Math.max(earliest, -1e7)));
  const to = Math.min(axis.width + 4, axis.x(Math.min(latest + 1, 1e8)));
  if (to < 0 || from > axis.width) return '';
  const wide = Math.max(3, to - from);
  return `M${from.toFixed(1)} ${axis.y} v${axis.tooth} h${wide.toFixed(1)} v${-axis.tooth}`;
}
