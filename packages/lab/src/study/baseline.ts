// Forecasters that know less than the model, for without one a score says nothing. The first knows
// nothing but the window of days; the second how often such things happen at all, but not to whom nor
// when. A third, councils that choose at random, needs runs of its own and is a table like another.

import { exp, ln } from '../base/number.ts';
import type { Attestation, Condition, Opening, Pattern, Scenario } from '../scenario/scenario.ts';
import { type Kind, vocabulary } from '../world/change.ts';
import type { Table } from './ensemble.ts';
import { type Forecast, sharesOfWindow, stretchOf } from './forecast.ts';

/** Days that stand for a distribution of days. */
const points = 200;

/** Even odds whether it happens, and every day of the window alike. */
export function evenForecast(attestation: Attestation, opening: Opening): Forecast {
  const { first, last } = stretchOf(opening);
  const days = Float64Array.from({ length: points }, (_, at) =>
    at < points / 2 ? first + ((last - first) * (at + 0.5)) / (points / 2) : last,
  );
  const chances = attestation.denies
    ? [0.5]
    : sharesOfWindow(attestation, opening).map((share) => 0.5 * share);
  return { chances, days };
}

/**
 * Base rates only: as often as such changes come in the runs, but to anyone of the kind and on any
 * day. The kinds are those of the attestation's condition; of one that needs several, the rarest.
 */
export function baseRateForecast(
  scenario: Scenario,
  it: { readonly attestation: Attestation; readonly opening: Opening; readonly table: Table },
): Forecast {
  const { attestation, opening, table } = it;
  const { first, last } = stretchOf(opening);
  const expected = expectedIn(scenario, table, attestation.holds);
  const days = Float64Array.from({ length: points }, (_, at) =>
    expected === 0
      ? last
      : Math.min(last, first + ((last - first) * -ln(1 - (at + 0.5) / points)) / expected),
  );
  const chances = attestation.denies
    ? [exp(-expected)]
    : sharesOfWindow(attestation, opening).map((share) => 1 - exp(-expected * share));
  return { chances, days };
}

/** How many changes that a condition asks for a run has on average, were it the turn of anyone alike. */
function expectedIn(scenario: Scenario, table: Table, condition: Condition): number {
  switch (condition.kind) {
    case 'happens':
      return expectedOf(scenario, table, condition.pattern);
    case 'any':
      return condition.of.reduce((sum, it) => sum + expectedIn(scenario, table, it), 0);
    case 'all':
      return Math.min(...condition.of.map((it) => expectedIn(scenario, table, it)));
    case 'not':
      return -ln(Math.max(1e-12, 1 - exp(-expectedIn(scenario, table, condition.of))));
  }
}

function expectedOf(scenario: Scenario, table: Table, pattern: Pattern): number {
  const column = table.columns.get(`count.${pattern.change}`)!;
  const mean = column.reduce((sum, it) => sum + it, 0) / Math.max(1, column.length);
  const types: Readonly<Record<string, string>> = vocabulary[pattern.change as Kind];
  const things: Readonly<Record<string, number>> = {
    place: scenario.places.length,
    person: scenario.people.length,
    polity: scenario.polities.length,
  };
  for (const [field, test] of Object.entries(pattern.fields)) {
    const among = things[(types[field] ?? '').replace('?', '')];
    if (among === undefined || !('is' in test)) continue;
    return (mean * Math.min(among, test.is.length)) / among;
  }
  return mean;
}
