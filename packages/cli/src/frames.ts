// A scenario of which the files have been read, as laboratories and frames. Apart from `opened.ts` because
// workers need it, and start three times faster without the parser.

import {
  type Frame,
  frameOf,
  type Laboratory,
  landOn,
  type Model,
  type OpenedNetwork,
  openLaboratory,
  type Scenario,
} from '@tumen/lab';

/** What runs are made from. */
export interface Given {
  readonly scenario: Scenario;
  readonly model: Model;
  readonly land: { readonly network: OpenedNetwork };
}

/** The laboratory of one opening: its land is open to wheels as on the opening's first day. */
export function laboratoryOf({ scenario, model, land }: Given, opening: string): Laboratory {
  return openLaboratory({ scenario, model, land: landOn(scenario, land.network, opening) });
}

/** One opening with its switches, ready to be run many times, and what it belongs to. */
export function framed(
  given: Given,
  { opening, switches }: { readonly opening: string; readonly switches: readonly string[] },
): { readonly laboratory: Laboratory; readonly frame: Frame } {
  const laboratory = laboratoryOf(given, opening);
  return { laboratory, frame: frameOf(laboratory, { opening, switches }) };
}

/**
 * Remembers what was made for the opening and switches that were asked for last, for a worker's orders come
 * one ensemble after another; all of them at once would fill its memory.
 */
export function latest<
  Order extends { readonly opening: string; readonly switches: readonly string[] },
  T,
>(make: (order: Order) => T): (order: Order) => T {
  let kept: { readonly name: string; readonly made: T } | undefined;
  return (order) => {
    const name = [order.opening, ...order.switches].join('+');
    if (kept?.name !== name) kept = { name, made: make(order) };
    return kept.made;
  };
}
