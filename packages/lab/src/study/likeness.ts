// How like the record each run is: for every fact by how much the run misses it, and the mean over all.
// A fact told thrice counts once. Asked by readings, to weigh accounts by the rest of the record, and
// by conditions that keep the runs most like what the sources tell.

import type { Attestation, Opening, Scenario } from '../scenario/scenario.ts';
import { tests } from '../scenario/usage.ts';
import type { Table } from './ensemble.ts';
import { agrees } from './row.ts';
import { clustersOf } from './typical.ts';

/** Runs against facts. */
export interface Likeness {
  /** By run: mean miss over facts, 0 like the record in everything … 1 in nothing. */
  readonly misses: Float64Array;
  /** Facts, each a matter with all its attestations, and by run how far it is missed. */
  readonly facts: readonly {
    readonly matter: string;
    readonly says: string;
    readonly misses: Float64Array;
  }[];
}

/** A run that has it so many days outside the record's span has half missed it; assumed. */
const halfMissDays = 365;

/**
 * Scores runs by the attestations that speak of days within them. `testing` takes only those that
 * nothing of the opening was furnished from, so that what is scored was not put in.
 */
export function likenessOf(options: {
  readonly scenario: Scenario;
  readonly opening: Opening;
  readonly table: Table;
  readonly facts: 'testing' | 'all';
  /** Sources that are not listened to: attestations that only they tell are left out. */
  readonly deafTo?: ReadonlySet<string>;
}): Likeness {
  const { scenario, opening, table, deafTo } = options;
  const asked = scenario.attestations
    .filter((it) =>
      options.facts === 'testing' ? tests(scenario, it, opening) : fallsWithin(it, opening),
    )
    .filter(
      ({ grounds }) =>
        deafTo === undefined ||
        grounds.citations.length === 0 ||
        grounds.citations.some((it) => !deafTo.has(it.source)),
    );
  const facts = clustersOf(asked).map((tellings) => {
    const misses = new Float64Array(table.runs);
    for (const it of tellings) {
      const column = table.columns.get(`day.${it.key}`)!;
      for (let run = 0; run < table.runs; run += 1) {
        misses[run] = misses[run]! + missOf(it, column[run]!, opening.day) / tellings.length;
      }
    }
    return { matter: tellings[0]!.matter, says: tellings[0]!.says, misses };
  });
  const misses = new Float64Array(table.runs);
  for (const fact of facts) {
    for (let run = 0; run < table.runs; run += 1) {
      misses[run] = misses[run]! + fact.misses[run]! / facts.length;
    }
  }
  return { misses, facts };
}

function fallsWithin({ when }: Attestation, opening: Opening): boolean {
  return when.spans.some((it) => it.latest >= opening.day && it.earliest <= opening.until);
}

/** 0 as the record has it, 1 not at all; a happening at another time lies between. */
function missOf(attestation: Attestation, day: number, firstDay: number): number {
  if (!agrees(attestation, day)) return 1;
  if (attestation.denies || day < 0) return 0;
  const date = firstDay + day;
  let away = Number.POSITIVE_INFINITY;
  for (const { earliest, latest } of attestation.when.spans) {
    away = Math.min(away, Math.max(0, earliest - date, date - latest));
  }
  return away / (away + halfMissDays);
}

/**
 * All sources of one tradition with some: those that they follow, and whoever follows any of these. A
 * collator belongs to every tradition that he follows, but does not make one of them.
 */
export function traditionOf(scenario: Scenario, keys: Iterable<string>): ReadonlySet<string> {
  const { sources } = scenario;
  const tradition = new Set(keys);
  // a set grows while it is walked, so both walks end with all that can be reached
  for (const key of tradition) {
    for (const it of sources.find((one) => one.key === key)?.follows ?? []) tradition.add(it);
  }
  for (const key of tradition) {
    for (const it of sources) if (it.follows.includes(key)) tradition.add(it.key);
  }
  return tradition;
}

/** Fewer runs than this are no shape. */
export const fewestRuns = 30;

/**
 * The runs nearest to the record: a hundredth of all, but no fewer than thirty. Of runs alike the
 * earlier is taken, which favours none.
 *
 * @returns 1 for the nearest, by run
 */
export function nearestRuns({ misses }: Pick<Likeness, 'misses'>): Uint8Array {
  const runs = misses.length;
  const wanted = Math.min(runs, Math.max(fewestRuns, Math.ceil(runs / 100)));
  const order = Array.from({ length: runs }, (_, run) => run).sort(
    (a, b) => misses[a]! - misses[b]! || a - b,
  );
  const near = new Uint8Array(runs);
  for (const run of order.slice(0, wanted)) near[run] = 1;
  return near;
}
