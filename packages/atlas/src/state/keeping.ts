// Which runs are kept: those in which every chosen condition holds, or those nearest to the record, found
// with the laboratory's own functions. Everything on the page is reckoned over them; fewer than thirty are
// no shape and are refused in a sentence.

import {
  type Drawn,
  fewestRuns,
  happeningsOf,
  likenessOf,
  nearestRuns,
  type Opening,
  readClauses,
  type Scenario,
  type Table,
} from '@tumen/lab';
import { words } from '../words.ts';
import { perTable } from './remembered.ts';
import { grouped } from './said-number.ts';

/** The most hard conditions that can hold together. */
export const mostConditions = 3;

/** What is to be kept. */
export interface Wanted {
  /** Conditions as the command has them: `KEY`, `not KEY`, `MATTER=FORM`. */
  readonly only: readonly string[];
  readonly like: boolean;
}

/** What was found. */
export interface Keeping {
  /** 1 for the runs to keep, by run; undefined where all are. */
  readonly kept: Uint8Array | undefined;
  /** Runs that fulfil what is asked, also where they are too few. */
  readonly count: number;
  /** Why nothing is kept apart although it was asked; else empty. */
  readonly refused: string;
}

/** Finds the runs to keep. `drawn` undefined: what the draws took is not known yet. */
export function keepingOf(
  ground: {
    readonly scenario: Scenario;
    readonly opening: Opening;
    readonly table: Table;
    readonly drawn: Drawn | undefined;
  },
  { only, like }: Wanted,
): Keeping {
  const { scenario, opening, table } = ground;
  const { runs } = table;
  const everything = { kept: undefined, count: runs, refused: '' };
  if (like) {
    const likeness = likenessIn(table, scenario, opening);
    if (likeness.facts.length === 0) return { ...everything, refused: words.keep.noRecord };
    return settled(nearestRuns(likeness), runs);
  }
  if (only.length === 0) return everything;
  const drawn = ground.drawn ?? { draws: 0, inputs: [], uniforms: [], values: [] };
  if (ground.drawn === undefined && only.some((it) => asksDraws(scenario, opening.key, it))) {
    return { ...everything, refused: words.keep.drawing };
  }
  const read = readClauses(only.join(' and '), { scenario, opening, table, drawn });
  if (read.kind === 'trouble') return { ...everything, refused: read.what };
  const kept = new Uint8Array(runs).fill(1);
  for (const { held } of read.clauses) {
    for (let run = 0; run < runs; run += 1) kept[run] = kept[run]! & held[run]!;
  }
  return settled(kept, runs);
}

const likenessIn = perTable((table, scenario: Scenario, opening: Opening) =>
  likenessOf({ scenario, opening, table, facts: 'all' }),
);

function settled(kept: Uint8Array, runs: number): Keeping {
  const count = kept.reduce((sum, it) => sum + it, 0);
  if (count >= fewestRuns) return { kept, count, refused: '' };
  const refused = words.keep.tooFew(grouped(count), grouped(runs), fewestRuns);
  return { kept: undefined, count, refused };
}

/** Whether a condition speaks of an account of a circumstance, which only the draws know. */
function asksDraws(scenario: Scenario, opening: string, condition: string): boolean {
  const key = bareOf(condition);
  if (happeningsOf(scenario, opening).some((it) => it.key === key)) return false;
  return scenario.circumstanceReadings.some((it) => key.startsWith(`${it.key}=`));
}

/** The rows of the runs that are kept, in their order. */
export function keptRows(table: Table, kept: Uint8Array): Table {
  const columns = new Map(
    [...table.columns].map(([name, values]) => [name, values.filter((_, run) => kept[run] === 1)]),
  );
  return { runs: kept.reduce((sum, it) => sum + it, 0), columns };
}

/** A condition turned round. */
export function turned(condition: string): string {
  const bare = bareOf(condition);
  return bare === condition ? `not ${condition}` : bare;
}

/** A condition without its “not”. */
export function bareOf(condition: string): string {
  return condition.replace(/^not\s+/, '');
}

/** Something that runs can be kept by. */
export interface Keepable {
  readonly key: string;
  readonly sort: 'question' | 'reading' | 'attestation' | 'account';
  readonly says: string;
}

/** Everything that runs from an opening can be kept by: what may happen in them, and what they may draw. */
export function keepables(scenario: Scenario, opening: string): readonly Keepable[] {
  const accounts = scenario.circumstanceReadings
    .filter((it) => it.openings.length === 0 || it.openings.includes(opening))
    .flatMap((it) =>
      it.alternatives.map(
        (one): Keepable => ({
          key: `${it.key}=${one.key}`,
          sort: 'account',
          says: `${it.name}: ${one.says}`,
        }),
      ),
    );
  return [...happeningsOf(scenario, opening), ...accounts];
}
