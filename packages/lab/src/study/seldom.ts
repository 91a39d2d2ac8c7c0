// What hardly ever occurs in one run although each of the two is frequent: an account of a circumstance
// and a form of a contested matter, or forms of two. Why is told by what takes the other's place.

import { runsADraw } from '../engine/frame.ts';
import type { EventReading } from '../scenario/scenario.ts';
import type { Table } from './ensemble.ts';
import type { Taken } from './readings.ts';

/** Two things that hardly ever occur in one run although each is frequent. */
export interface SeldomTogether {
  /** As conditions name them, `matter=form`, and in the words of the scenario. */
  readonly first: string;
  readonly second: string;
  readonly says: { readonly first: string; readonly second: string };
  /** Runs with both, and how many there would be if they had nothing to do with one another. */
  readonly runs: number;
  readonly expected: number;
  /** What most often stands in the place of the one where the rarer other holds. */
  readonly instead: {
    readonly where: 'first' | 'second';
    /** None of the matter's forms has the key `none-of-these`. */
    readonly name: string;
    readonly says: string;
    /** Share where the rarer holds, and of all runs. */
    readonly share: number;
    readonly usual: number;
  };
}

/** A form or an account, and the runs that have it. */
interface Thing {
  readonly matter: string;
  readonly name: string;
  readonly says: string;
  readonly isDrawn: boolean;
  readonly draws: number;
  readonly held: Uint8Array;
  readonly count: number;
}

/** Expected together so often or more, and found so seldom, in parts of what was expected. */
const leastExpected = 10;
const seldomPart = 0.2;

/** Pairs that hardly occur together, the rarest first. `fewestDraws`: fewer draws of an account tell nothing. */
export function seldomTogether(
  matters: readonly EventReading[],
  table: Table,
  { taken, fewestDraws }: { readonly taken: readonly Taken[]; readonly fewestDraws: number },
): readonly SeldomTogether[] {
  const things = [...taken.flatMap(accountsOf), ...matters.flatMap((it) => formsOf(it, table))];
  const telling = things.filter((it) => it.draws >= fewestDraws && !it.name.endsWith(none));
  const found: SeldomTogether[] = [];
  telling.forEach((first, at) => {
    for (const second of telling.slice(at + 1)) {
      // accounts are drawn apart, so two of them have nothing to do with one another anyhow
      if (first.matter === second.matter || (first.isDrawn && second.isDrawn)) continue;
      const expected = (first.count * second.count) / table.runs;
      if (expected < leastExpected) continue;
      const runs = both(first, second);
      if (runs > seldomPart * expected) continue;
      found.push({
        first: first.name,
        second: second.name,
        says: { first: first.says, second: second.says },
        runs,
        expected,
        instead: insteadOf(first, second, { things, runs: table.runs }),
      });
    }
  });
  return found.sort(
    (a, b) => a.runs - b.runs || b.expected - a.expected || (a.first < b.first ? -1 : 1),
  );
}

const none = '=none-of-these';

function accountsOf({ reading, accounts }: Taken): readonly Thing[] {
  return reading.alternatives.map((it, number) =>
    thing({
      matter: reading.key,
      name: `${reading.key}=${it.key}`,
      says: it.says,
      isDrawn: true,
      held: Uint8Array.from(accounts, (account) => (account === number ? 1 : 0)),
    }),
  );
}

function formsOf(matter: EventReading, table: Table): readonly Thing[] {
  const column = table.columns.get(`form.${matter.key}`)!;
  const form = (name: string, says: string, has: (value: number) => boolean) =>
    thing({
      matter: matter.key,
      name,
      says,
      isDrawn: false,
      held: Uint8Array.from(column, (value) => (has(value) ? 1 : 0)),
    });
  return [
    ...matter.forms.map(({ key, says }, number) =>
      form(`${matter.key}=${key}`, says, (value) => value === number),
    ),
    form(`${matter.key}${none}`, 'None of these.', (value) => !(value >= 0)),
  ];
}

function thing(it: Omit<Thing, 'count' | 'draws'>): Thing {
  const count = it.held.reduce((sum, one) => sum + one, 0);
  return { ...it, count, draws: it.isDrawn ? count / runsADraw : Number.POSITIVE_INFINITY };
}

function both(one: Thing, other: Thing): number {
  return one.held.reduce((sum, held, run) => sum + (held & other.held[run]!), 0);
}

function insteadOf(
  first: Thing,
  second: Thing,
  { things, runs }: { readonly things: readonly Thing[]; readonly runs: number },
): SeldomTogether['instead'] {
  const [where, rarer, other] =
    first.count <= second.count
      ? (['first', first, second] as const)
      : (['second', second, first] as const);
  const { name, says, count, together } = things
    .filter((it) => it.matter === other.matter && it !== other)
    .map((it) => ({ ...it, together: both(rarer, it) }))
    .reduce((most, it) => (it.together > most.together ? it : most));
  return { where, name, says, share: together / rarer.count, usual: count / runs };
}
