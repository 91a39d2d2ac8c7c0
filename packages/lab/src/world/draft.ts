// An option as a council drafts it, and with its odds when it is weighed. Made in one place, so that all
// have one shape: to spread a common part into each cost a third of a council's time. Used by the engine
// and the systems' councils.

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

/** An option with the odds, 0 … 1, at which it was weighed. */
export const weighed = (
  { act, table, target, size, orders, utility }: Draft,
  odds: number,
): Option => ({ act, table, target, size, orders, utility, odds });
