/**
 * What the checks of a scenario share: the scenario with its known keys, and how a check reports
 * what it finds at a field of an entry. Used by `check.ts` and the `check-….ts` beside it.
 */

import type { Finding } from '../base/finding.ts';
import type { FieldSpot } from './parse.ts';
import type { Facts, Key, Opening, Scenario, Spot } from './scenario.ts';
import { didYouMean } from './spell.ts';
import type { KeyTable, Written } from './written.ts';

/** The changes that can happen: kind → field → what it holds (`place`, `polity?`, `number`, `a|b`). */
export type Vocabulary = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The state of checking one scenario. */
export interface Checking {
  readonly scenario: Scenario;
  readonly vocabulary: Vocabulary | undefined;
  readonly fieldSpot: FieldSpot;
  readonly known: Readonly<Record<KeyTable, ReadonlySet<Key>>>;
  /** What stands in the files beyond what was read: a reference to it needs no finding of its own. */
  readonly written: Written;
  readonly findings: Finding[];
}

/** A path to a field of an entry, as the file writes it. */
export type FieldPath = readonly (string | number)[];

/** Where a remark belongs: at an entry, or at a field of it. */
export interface At {
  readonly spot: Spot;
  readonly path?: FieldPath;
  /** True if the field's key is meant, not its value. */
  readonly onKey?: boolean;
}

/** Where `scenario.yaml` begins; its fields are those of an entry that stands there. */
export const head: Spot = { file: 'scenario.yaml', line: 1, column: 1 };

/** Reports at an entry or a field of it. */
export function find(
  { findings, fieldSpot }: Checking,
  severity: Finding['severity'],
  { spot, path = [], onKey = false }: At,
  remark: { readonly code: string; readonly what: string; readonly hint?: string | undefined },
): void {
  const at = path.length === 0 ? spot : fieldSpot(spot, path, onKey ? 'key' : undefined);
  const { hint, ...said } = remark;
  findings.push({ severity, ...at, ...said, ...(hint === undefined ? {} : { hint }) });
}

/**
 * Reports a key that is not in its table. `nobody` and absent keys are always fine, and an entry that was
 * left out for a fault has been reported where it stands.
 */
export function refer(checking: Checking, table: KeyTable, key: Key | undefined, at: At): void {
  const known = checking.known[table];
  if (key === undefined || key === 'nobody' || known.has(key)) return;
  if (checking.written.has(table, key)) return;
  const otherwise = elsewhere(checking, key) ?? `Add it to ${fileOf[table]}, or name another.`;
  find(checking, 'error', at, {
    code: `unknown-${table}`,
    what: `${table} "${key}" is unknown`,
    hint: didYouMean(key, known, otherwise),
  });
}

/** Facts wherever they are: of openings, of alternatives, of switches. */
export interface FactsPlace {
  readonly facts: Facts;
  /** The opening that they are of; absent for facts that are laid over openings. */
  readonly opening?: Opening;
}

/** All facts of a scenario. */
export function allFacts(scenario: Scenario): FactsPlace[] {
  return [
    ...scenario.openings.map((opening) => ({ facts: opening.facts, opening })),
    ...scenario.circumstanceReadings.flatMap(({ alternatives }) =>
      alternatives.map(({ lays }) => ({ facts: lays })),
    ),
    ...scenario.switches.map(({ lays }) => ({ facts: lays })),
  ];
}

/** The keys of every table. Forces are those of all openings and of what is laid over them. */
export function knownKeys(scenario: Scenario): Checking['known'] {
  const keys = (entries: readonly { readonly key: Key }[]) =>
    new Set(entries.map(({ key }) => key));
  return {
    place: keys(scenario.places),
    person: keys(scenario.people),
    polity: keys(scenario.polities),
    force: keys(allFacts(scenario).flatMap(({ facts }) => facts.forces)),
    faith: keys(scenario.faiths),
    opening: keys(scenario.openings),
    source: keys(scenario.sources),
    circumstance: keys(scenario.circumstances),
    attestation: keys(scenario.attestations),
    switch: keys(scenario.switches),
  };
}

/**
 * The members of the first circle that following `next` runs into, in the order followed; nothing
 * if there is none. Linear in the number of keys.
 */
export function circleIn(
  keys: readonly Key[],
  next: (key: Key) => readonly Key[],
): readonly Key[] | undefined {
  const done = new Set<Key>();
  for (const start of keys) {
    const way: Key[] = [];
    const onWay = new Set<Key>();
    const pending: { readonly key: Key; readonly depth: number }[] = [{ key: start, depth: 0 }];
    for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
      while (way.length > step.depth) {
        const left = way.pop()!;
        onWay.delete(left);
        done.add(left);
      }
      if (onWay.has(step.key)) return way.slice(way.indexOf(step.key));
      if (done.has(step.key)) continue;
      way.push(step.key);
      onWay.add(step.key);
      for (const key of next(step.key)) pending.push({ key, depth: way.length });
    }
    for (const key of way) done.add(key);
  }
  return undefined;
}

const fileOf: Readonly<Record<KeyTable, string>> = {
  place: 'places.yaml',
  person: 'people.yaml',
  polity: 'polities.yaml',
  force: 'the forces of an opening',
  faith: 'the faiths of scenario.yaml',
  opening: 'openings/',
  source: 'sources.yaml',
  circumstance: 'circumstances.yaml',
  attestation: 'record.yaml',
  switch: 'switches.yaml',
};

/** A key that is right but in the wrong table is the commonest slip. */
function elsewhere({ known }: Checking, key: Key): string | undefined {
  for (const [table, keys] of Object.entries(known)) {
    if (keys.has(key)) return `"${key}" is a ${table}.`;
  }
  return undefined;
}
