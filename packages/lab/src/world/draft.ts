// An option as a council drafts it, before it is weighed. Made in one place, so that all have one shape:
// to spread a common part into each cost a tenth of a council's time. Used by the systems' councils.

import type { Option, Order } from './change.ts';

/** An option without its odds. */
export type Draft = Omit<Option, 'odds'>;

const noOrders: readonly Order[] = [];

/** Drafts an option; what is not said is nothing: no target, no size, no orders. */
export const draft = ({
  act,
  utility,
  table = '',
  target = -1,
  size = 0,
  orders = noOrders,
}: Pick<Draft, 'act' | 'utility'> & Partial<Draft>): Draft => ({
  act,
  table,
  target,
  size,
  orders,
  utility,
});
