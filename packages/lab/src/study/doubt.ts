// The record's own doubt: what a source's date or number may mean, as a few values that weigh alike.
// Scores are averaged over them, so that a model is not punished for what the source leaves open.
// Used where runs are held against the record.

import { logNormalAt, triangularAt, uniformQuantile } from '../base/quantile.ts';
import type { When } from '../base/span.ts';
import type { Quantity } from '../scenario/scenario.ts';

/** Values that stand for a span or a quantity: the middles of as many parts of equal chance. */
const parts = 9;

/** The days of a run's window, ends included. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** A stretch of days, ends included, cut to the window; undefined where nothing of it is left. */
export function cutTo(
  stretch: Stretch,
  span: { readonly earliest: number; readonly latest: number },
): Stretch | undefined {
  const first = Math.max(stretch.first, span.earliest);
  const last = Math.min(stretch.last, span.latest);
  return first <= last ? { first, last } : undefined;
}

/**
 * Days that a date may mean, each weighing the same, as far as they lie in the window. Of several
 * spans each is as likely as any other. Empty where the date lies outside of the window.
 */
export function daysMeant(when: When, stretch: Stretch): readonly number[] {
  return when.spans.flatMap((span) => {
    const cut = cutTo(stretch, span);
    if (cut === undefined) return [];
    const days = cut.last - cut.first + 1;
    return Array.from({ length: parts }, (_, at) => cut.first - 0.5 + (days * (at + 0.5)) / parts);
  });
}

/** Numbers that a quantity may mean, each weighing the same, ascending. */
export function numbersMeant(quantity: Quantity): readonly number[] {
  if (quantity.shape === 'exact') return [quantity.value];
  return Array.from({ length: parts }, (_, at) => quantityAt(quantity, (at + 0.5) / parts));
}

/** The value below which a share `u` of what a quantity may mean lies. */
export function quantityAt(quantity: Quantity, u: number): number {
  switch (quantity.shape) {
    case 'exact':
      return quantity.value;
    case 'even':
      return uniformQuantile(u, quantity.least, quantity.most);
    case 'peaked':
      return triangularAt(u, quantity.least, quantity.likely, quantity.most);
    case 'spread':
      return logNormalAt(u, quantity.median, quantity.factor);
  }
}
