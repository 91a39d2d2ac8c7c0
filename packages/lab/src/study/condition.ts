// Questions put to a chronicle: patterns of changes compiled once per scenario, asked of every run.
// Attestations, forms of readings and forms of questions are all such conditions.

import { assert } from '../base/assert.ts';
import { whenHolds } from '../base/span.ts';
import type { Chronicle } from '../engine/chronicle.ts';
import { kindNumber } from '../engine/chronicle.ts';
import type { Attestation, Condition, FieldTest, Pattern } from '../scenario/scenario.ts';
import type { Setting } from '../scenario/setting.ts';
import { type Change, type Kind, kinds, vocabulary } from '../world/change.ts';

/** A pattern with its keys as numbers: the kind it is about and a test of one change. */
export interface Matcher {
  readonly kind: number;
  readonly fits: (change: Change) => boolean;
}

/** Where the changes of each kind stand in a chronicle, ascending; shape [kinds][occurrences]. */
export type IndexByKind = readonly (readonly number[])[];

/** A condition ready to be asked; gives the index of the change that fulfils it, or −1, or −2 for "holds without one". */
export type Ask = (chronicle: Chronicle, index: IndexByKind) => number;

/** What `Ask` gives when a condition holds although no single change fulfils it: a negation, say. */
export const heldWithoutChange = -2;

/** Sorts the changes of a chronicle by kind. One pass. */
export function indexByKind(chronicle: Chronicle): IndexByKind {
  const out: number[][] = kinds.map(() => []);
  for (let at = 0; at < chronicle.changes.length; at += 1) {
    out[chronicle.numbers[at]!]!.push(at);
  }
  return out;
}

/** Compiles a pattern of a checked scenario; unknown kinds, fields or keys are a broken promise. */
export function compilePattern(setting: Setting, pattern: Pattern): Matcher {
  const kind = kindNumber.get(pattern.change as Kind);
  assert(kind !== undefined, () => `no kind of change ${pattern.change}`);
  const types: Readonly<Record<string, string>> = vocabulary[pattern.change as Kind];
  const tests = Object.entries(pattern.fields).map(([field, test]) => {
    const type = types[field];
    assert(type !== undefined, () => `${pattern.change} has no field ${field}`);
    return { field, holds: compileTest(setting, type, test) };
  });
  return {
    kind,
    fits: (change) => {
      const fields = change as unknown as Readonly<Record<string, unknown>>;
      for (const { field, holds } of tests) if (!holds(fields[field])) return false;
      return true;
    },
  };
}

function compileTest(setting: Setting, type: string, test: FieldTest): (value: unknown) => boolean {
  if ('least' in test) {
    return (value) => typeof value === 'number' && value >= test.least && value <= test.most;
  }
  const table = type.replace('?', '');
  const list =
    table === 'place'
      ? setting.places
      : table === 'person'
        ? setting.people
        : table === 'polity'
          ? setting.polities
          : table === 'force'
            ? setting.forces
            : table === 'faith'
              ? setting.faiths
              : undefined;
  const wanted = new Set<unknown>(
    test.is.map((word) => {
      if (list === undefined) return word;
      if (word === 'nobody') return -1;
      const id = list.findIndex((it) => it.key === word);
      assert(id >= 0, () => `no ${table} ${String(word)}`);
      return id;
    }),
  );
  if (wanted.size > 1) return (value) => wanted.has(value);
  const [only] = wanted;
  return (value) => value === only;
}

/** Compiles a condition. */
export function compileCondition(setting: Setting, condition: Condition): Ask {
  switch (condition.kind) {
    case 'not': {
      const inner = compileCondition(setting, condition.of);
      return (chronicle, index) => (inner(chronicle, index) === -1 ? heldWithoutChange : -1);
    }
    case 'all': {
      const inner = condition.of.map((it) => compileCondition(setting, it));
      return (chronicle, index) => {
        let latest = heldWithoutChange;
        for (const ask of inner) {
          const found = ask(chronicle, index);
          if (found === -1) return -1;
          latest = Math.max(latest, found);
        }
        return latest;
      };
    }
    case 'any': {
      const inner = condition.of.map((it) => compileCondition(setting, it));
      return (chronicle, index) => {
        let earliest = -1;
        let bare = false;
        for (const ask of inner) {
          const found = ask(chronicle, index);
          if (found === heldWithoutChange) bare = true;
          else if (found >= 0 && (earliest === -1 || found < earliest)) earliest = found;
        }
        return earliest >= 0 ? earliest : bare ? heldWithoutChange : -1;
      };
    }
    case 'happens': {
      const matcher = compilePattern(setting, condition.pattern);
      const after =
        condition.after === undefined ? undefined : compilePattern(setting, condition.after);
      const before =
        condition.before === undefined ? undefined : compilePattern(setting, condition.before);
      const { when, withinDays } = condition;
      return (chronicle, index) => {
        const from = after === undefined ? -1 : first(chronicle, index, after);
        if (after !== undefined && from === -1) return -1;
        const until = before === undefined ? -1 : first(chronicle, index, before);
        for (const at of index[matcher.kind]!) {
          if (at <= from && after !== undefined && chronicle.days[at]! < chronicle.days[from]!)
            continue;
          if (until !== -1 && at >= until) break;
          const day = chronicle.days[at]!;
          if (when !== undefined && !whenHolds(when, day)) continue;
          if (withinDays !== undefined && from !== -1 && day > chronicle.days[from]! + withinDays)
            break;
          if (matcher.fits(chronicle.changes[at]!)) return at;
        }
        return -1;
      };
    }
  }
}

function first(chronicle: Chronicle, index: IndexByKind, matcher: Matcher): number {
  for (const at of index[matcher.kind]!) if (matcher.fits(chronicle.changes[at]!)) return at;
  return -1;
}

/** Kinds of change that the conditions of a record ask for, each once, in the order of the alphabet. */
export function kindsAsked(attestations: readonly Attestation[]): readonly Kind[] {
  const found = new Set<Kind>();
  const look = (condition: Condition): void => {
    if (condition.kind === 'happens') found.add(condition.pattern.change as Kind);
    else if (condition.kind === 'not') look(condition.of);
    else for (const it of condition.of) look(it);
  };
  for (const it of attestations) look(it.holds);
  return [...found].sort();
}
