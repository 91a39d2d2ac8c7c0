// Whether an account still leads when the opening is rebuilt from the line of a rival: every other
// contested circumstance is set as the rival's own tradition tells it, where it tells one account, and
// the accounts of the matter are weighed again. Asked by the command that weighs readings, which plays
// the runs; facts that no reading contests cannot be rebuilt and stay.

import type { CircumstanceReading, Opening, Scenario } from '../scenario/scenario.ts';
import type { Design } from './design.ts';
import { type Drawn, drawsOf, takenIn } from './drawn.ts';
import type { Table } from './ensemble.ts';
import { likenessOf, nearestRuns, traditionOf } from './likeness.ts';
import type { ReadingsReport, WeighedReading } from './readings.ts';
import { type Support, supportOf } from './support.ts';

/** A rival account of a matter, and the opening as its tellers have it. */
export interface Rebuild {
  /** Key and name of the matter. */
  readonly reading: string;
  readonly name: string;
  /** The account that leads, and the rival from whose line the opening is rebuilt. */
  readonly leads: string;
  readonly rival: string;
  /** Sources of the rival's tradition. */
  readonly sources: readonly string[];
  /** What it tells of other matters: each is set so. Empty where it tells nothing else that is contested. */
  readonly tells: readonly { readonly reading: string; readonly account: string }[];
}

/** What became of the ranking. */
export interface Rebuilt extends Rebuild {
  readonly runs: number;
  /** Support for each account in the rebuilt opening; empty where nothing is rebuilt. */
  readonly accounts: readonly ({ readonly key: string } & Pick<
    Support,
    'factor' | 'least' | 'most'
  >)[];
  /** `flips` and `stays` only where the leader is clear both before and after. */
  readonly verdict: 'flips' | 'stays' | 'not-told' | 'nothing-else';
}

/** Readings weighed, and whether their rankings flip in a rival's opening; without `rebuilt`: not asked. */
export interface RebuiltReport extends ReadingsReport {
  readonly rebuilt?: readonly Rebuilt[];
}

/** Every rival of every leading account, in the scenario's order. Rivals that cite nobody have no line. */
export function rebuildsOf(
  scenario: Scenario,
  { opening, circumstances }: Pick<ReadingsReport, 'opening' | 'circumstances'>,
): readonly Rebuild[] {
  const fitting = scenario.circumstanceReadings.filter(
    (it) => it.openings.length === 0 || it.openings.includes(opening.key),
  );
  return circumstances.flatMap(({ key, name, accounts }) => {
    const reading = fitting.find((it) => it.key === key)!;
    const leads = leaderOf(accounts).key;
    return reading.alternatives.flatMap((rival): Rebuild[] => {
      const cited = rival.grounds.citations.map((it) => it.source);
      if (rival.key === leads || cited.length === 0) return [];
      const tradition = traditionOf(scenario, cited);
      const tells = fitting.flatMap((other) => {
        if (other.key === key) return [];
        const told = toldBy(other, tradition);
        return told === undefined ? [] : [{ reading: other.key, account: told }];
      });
      const sources = [...tradition].sort();
      return [{ reading: key, name, leads, rival: rival.key, sources, tells }];
    });
  });
}

/** The one account that a tradition tells of a matter; undefined where it tells none, or several. */
function toldBy(
  { alternatives }: CircumstanceReading,
  tradition: ReadonlySet<string>,
): string | undefined {
  const told = alternatives.filter(({ grounds }) =>
    grounds.citations.some((it) => tradition.has(it.source)),
  );
  return told.length === 1 ? told[0]!.key : undefined;
}

/** The design by which an opening is rebuilt; every draw is set alike, the matter itself stays drawn. */
export function designOf(scenario: Scenario, { tells }: Pick<Rebuild, 'tells'>): Design {
  const set = Object.fromEntries(
    tells.map(({ reading, account }) => {
      const { alternatives } = scenario.circumstanceReadings.find((it) => it.key === reading)!;
      return [`readings.${reading}`, alternatives.findIndex((it) => it.key === account)];
    }),
  );
  return { each: 'draw', lines: [{ set, switches: {} }] };
}

/** Weighs a matter in the rebuilt opening. `drawn` is of the plain runs: the matter's dice are the same. */
export function rebuiltOf(options: {
  readonly scenario: Scenario;
  readonly opening: Opening;
  readonly rebuild: Rebuild;
  /** The matter as the plain runs weigh it. */
  readonly before: WeighedReading;
  /** Runs of the rebuilt opening; undefined where nothing is rebuilt. */
  readonly table: Table | undefined;
  readonly drawn: Drawn;
}): Rebuilt {
  const { scenario, opening, rebuild, before, table, drawn } = options;
  const taken = table && takenIn(drawn, rebuild.reading, table.runs);
  if (table === undefined || taken === undefined) {
    return { ...rebuild, runs: 0, accounts: [], verdict: 'nothing-else' };
  }
  const near = nearestRuns(likenessOf({ scenario, opening, table, facts: 'testing' }));
  const weights = before.accounts.map((it) => it.weightIn);
  const support = supportOf({ taken, near, draws: drawsOf(table.runs), weights });
  const accounts = before.accounts.map(({ key }, at) => {
    const { factor, least, most } = support[at]!;
    return { key, factor, least, most };
  });
  return { ...rebuild, runs: table.runs, accounts, verdict: verdictOf(before.accounts, accounts) };
}

interface Account extends Pick<Support, 'factor' | 'least'> {
  readonly key: string;
}

/** The account with the highest factor; of equal ones the first. */
function leaderOf(accounts: readonly Account[]): Account {
  return accounts.reduce((best, it) => (it.factor > best.factor ? it : best));
}

/** A leader is clear when all of its range is above one: it is near more often than its rivals. */
function verdictOf(before: readonly Account[], after: readonly Account[]): Rebuilt['verdict'] {
  const [first, second] = [leaderOf(before), leaderOf(after)];
  if (first.least <= 1 || second.least <= 1) return 'not-told';
  return first.key === second.key ? 'stays' : 'flips';
}
