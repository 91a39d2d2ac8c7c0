// Contested matters over an ensemble. Of circumstances: how far the rest of the record supports each
// account, and what hardly ever occurs together. Of events: how often each form arises, and under which
// circumstances more. A reading of an event was never told to a run, so its shares are findings.

import { runsADraw } from '../engine/frame.ts';
import type { CircumstanceReading, EventReading, Opening, Scenario } from '../scenario/scenario.ts';
import { type Drawn, drawsOf, takenIn } from './drawn.ts';
import type { Table } from './ensemble.ts';
import { likenessOf, nearestRuns, traditionOf } from './likeness.ts';
import { meanOf } from './paired.ts';
import { type Share, shareOf } from './score.ts';
import { type SeldomTogether, seldomTogether } from './seldom.ts';
import { type Support, supportOf } from './support.ts';

/** A reading of a circumstance with the support for each account. */
export interface WeighedReading {
  readonly key: string;
  readonly name: string;
  readonly accounts: readonly (Support & {
    readonly key: string;
    readonly says: string;
    /**
     * The same by what other traditions tell alone, so that an account is not upheld by its own tellers;
     * undefined where nobody else tells anything.
     */
    readonly byOthers: Pick<Support, 'factor' | 'least' | 'most'> | undefined;
  })[];
}

/** How a matter went, and what moved it. */
export interface ArisenReading {
  readonly key: string;
  readonly name: string;
  readonly forms: readonly {
    readonly key: string;
    readonly says: string;
    readonly share: Share;
    /** Accounts of circumstances under which it is clearly more or less frequent, the clearest first. */
    readonly under: readonly Under[];
  }[];
}

/** A form under one account of a circumstance. */
export interface Under {
  readonly reading: string;
  readonly account: string;
  /** Share of runs with that account, and with its rivals; and the error of the difference over draws. */
  readonly share: number;
  readonly others: number;
  readonly error: number;
}

/** Contested matters as data. */
export interface ReadingsReport {
  readonly opening: { readonly key: string; readonly name: string };
  readonly seed: number;
  readonly runs: number;
  readonly draws: number;
  /** Facts that weigh, and how many runs are called near. */
  readonly facts: number;
  readonly near: number;
  readonly circumstances: readonly WeighedReading[];
  readonly events: readonly ArisenReading[];
  readonly seldom: readonly SeldomTogether[];
}

/** Weighs and counts the readings of one opening. */
export function readingsOf(options: {
  readonly scenario: Scenario;
  readonly opening: Opening;
  readonly table: Table;
  readonly drawn: Drawn;
  readonly seed: number;
}): ReadingsReport {
  const { scenario, opening, table, drawn, seed } = options;
  const { runs } = table;
  const fits = (it: { readonly openings: readonly string[] }) =>
    it.openings.length === 0 || it.openings.includes(opening.key);
  const likeness = likenessOf({ scenario, opening, table, facts: 'testing' });
  const near = nearestRuns(likeness);
  const draws = drawsOf(runs);
  const nearTo = nearToOthers({ scenario, opening, table });
  const taken = scenario.circumstanceReadings.filter(fits).flatMap((reading): Taken[] => {
    const accounts = takenIn(drawn, reading.key, runs);
    return accounts === undefined ? [] : [{ reading, accounts }];
  });
  return {
    opening: { key: opening.key, name: opening.name },
    seed,
    runs,
    draws: Math.ceil(runs / runsADraw),
    facts: likeness.facts.length,
    near: near.reduce((sum, it) => sum + it, 0),
    circumstances:
      likeness.facts.length === 0 ? [] : taken.map((it) => weighed(it, { near, draws, nearTo })),
    events: scenario.eventReadings
      .filter(fits)
      .map((matter) => arisen(matter, table, { taken, draws })),
    seldom: seldomTogether(scenario.eventReadings.filter(fits), table, { taken, fewestDraws }),
  };
}

/** A reading and what each run took of it. */
export interface Taken {
  readonly reading: CircumstanceReading;
  /** Number of the account, by run. */
  readonly accounts: Int32Array;
}

/** For an account's sources: the runs nearest to what only other traditions tell. */
type NearToOthers = (sources: readonly string[]) => Uint8Array | undefined;

function nearToOthers(given: {
  readonly scenario: Scenario;
  readonly opening: Opening;
  readonly table: Table;
}): NearToOthers {
  const kept = new Map<string, Uint8Array | undefined>();
  return (sources) => {
    const deafTo = traditionOf(given.scenario, sources);
    const name = [...deafTo].sort().join(' ');
    if (!kept.has(name)) {
      const likeness = likenessOf({ ...given, facts: 'testing', deafTo });
      kept.set(name, likeness.facts.length === 0 ? undefined : nearestRuns(likeness));
    }
    return kept.get(name);
  };
}

function weighed(
  { reading, accounts }: Taken,
  work: { readonly near: Uint8Array; readonly draws: Int32Array; readonly nearTo: NearToOthers },
): WeighedReading {
  const { near, draws, nearTo } = work;
  const all = reading.alternatives.reduce((sum, it) => sum + it.weight, 0);
  const weights = reading.alternatives.map((it) => it.weight / all);
  const support = supportOf({ taken: accounts, near, draws, weights });
  return {
    key: reading.key,
    name: reading.name,
    accounts: reading.alternatives.map(({ key, says, grounds }, at) => {
      const others = nearTo(grounds.citations.map((it) => it.source));
      const again =
        others === undefined
          ? undefined
          : supportOf({ taken: accounts, near: others, draws, weights })[at]!;
      return {
        key,
        says,
        ...support[at]!,
        byOthers:
          again === undefined
            ? undefined
            : { factor: again.factor, least: again.least, most: again.most },
      };
    }),
  };
}

/** Fewer draws of an account say nothing of it: their own doubt cannot be judged. */
const fewestDraws = 8;

/** A difference of less than this is not worth a line. */
const leastDifference = 0.03;

function arisen(
  matter: EventReading,
  table: Table,
  { taken, draws }: { readonly taken: readonly Taken[]; readonly draws: Int32Array },
): ArisenReading {
  const column = table.columns.get(`form.${matter.key}`)!;
  const forms = [
    ...matter.forms.map(({ key, says }, number) => ({ key, says, number })),
    { key: 'none-of-these', says: 'None of these.', number: -1 },
  ];
  return {
    key: matter.key,
    name: matter.name,
    forms: forms.map(({ key, says, number }) => {
      const held = Uint8Array.from(column, (it) => (it === number ? 1 : 0));
      const under = taken.flatMap((it) => underAccounts(it, held, draws));
      const clearness = (it: Under) => Math.abs(it.share - it.others) / it.error;
      return {
        key,
        says,
        share: shareOf(held, runsADraw),
        under: under
          .filter((it) => Math.abs(it.share - it.others) > leastDifference && clearness(it) > 2.5)
          .sort((a, b) => clearness(b) - clearness(a) || (a.account < b.account ? -1 : 1)),
      };
    }),
  };
}

function underAccounts({ reading, accounts }: Taken, held: Uint8Array, draws: Int32Array): Under[] {
  return reading.alternatives.flatMap((it, number): Under[] => {
    const own: number[] = [];
    const ownDraws: number[] = [];
    const rest: number[] = [];
    const restDraws: number[] = [];
    accounts.forEach((account, run) => {
      (account === number ? own : rest).push(held[run]!);
      (account === number ? ownDraws : restDraws).push(draws[run]!);
    });
    if (new Set(ownDraws).size < fewestDraws || new Set(restDraws).size < fewestDraws) return [];
    const one = meanOf(own, ownDraws);
    const other = meanOf(rest, restDraws);
    const error = Math.sqrt(one.error * one.error + other.error * other.error);
    if (!(error > 0)) return [];
    return [{ reading: reading.key, account: it.key, share: one.mean, others: other.mean, error }];
  });
}
