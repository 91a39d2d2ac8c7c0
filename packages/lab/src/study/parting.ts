// Where two runs on the same dice first part: the first change in which their chronicles differ. Things
// bear the same numbers in both, so changes can be compared field by field. Asked of the pairs of a
// comparison, to show when and by what a cause first shows.

import type { Chronicle } from '../engine/chronicle.ts';
import type { Change, Kind, Option } from '../world/change.ts';

/** The first difference of a pair. */
export interface Parting {
  /** Day of the earlier of the two differing changes. */
  readonly day: number;
  /** Kind of that change; where both are of one day, that of the first chronicle. */
  readonly kind: Kind;
}

/** Where two chronicles part; undefined where they are the same to the end. */
export function partingOf(one: Chronicle, other: Chronicle): Parting | undefined {
  const length = Math.max(one.changes.length, other.changes.length);
  for (let at = 0; at < length; at += 1) {
    const a = one.changes[at];
    const b = other.changes[at];
    if (a !== undefined && b !== undefined) {
      if (one.days[at] === other.days[at] && isSame(a, b)) continue;
      return one.days[at]! <= other.days[at]!
        ? { day: one.days[at]!, kind: a.kind }
        : { day: other.days[at]!, kind: b.kind };
    }
    if (a !== undefined) return { day: one.days[at]!, kind: a.kind };
    return { day: other.days[at]!, kind: b!.kind };
  }
  return undefined;
}

type Fields = Readonly<Record<string, number | string | boolean | readonly Option[]>>;

function isSame(one: Change, other: Change): boolean {
  if (one.kind !== other.kind) return false;
  const a = one as unknown as Fields;
  const b = other as unknown as Fields;
  if ('options' in one && 'options' in other) {
    // what was weighed beside it is not what happened: only the choice is
    const mine = one.options[one.choice];
    const theirs = other.options[other.choice];
    const isAlike = (field: string) => weighing.has(field) || Object.is(a[field], b[field]);
    return (
      mine?.act === theirs?.act && mine?.target === theirs?.target && Object.keys(a).every(isAlike)
    );
  }
  return Object.keys(a).every((field) => Object.is(a[field], b[field]));
}

const weighing: ReadonlySet<string> = new Set(['options', 'choice']);

/** Partings of a sample of pairs. */
export interface Partings {
  readonly pairs: number;
  /** Pairs that never part. */
  readonly same: number;
  /** Days from the opening to the first difference, 5, 50 and 95 % of the pairs that part. */
  readonly days:
    | { readonly early: number; readonly middle: number; readonly late: number }
    | undefined;
  /** How often each kind of change comes first, most frequent first. */
  readonly kinds: readonly { readonly kind: Kind; readonly pairs: number }[];
}

/** Counts the partings of pairs; `firstDay` is the opening's. */
export function partingsOf(found: readonly (Parting | undefined)[], firstDay: number): Partings {
  const parted = found.filter((it) => it !== undefined);
  const days = parted.map((it) => it.day - firstDay).sort((a, b) => a - b);
  const at = (p: number) => days[Math.min(days.length - 1, Math.floor(p * days.length))]!;
  const counts = new Map<Kind, number>();
  for (const { kind } of parted) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return {
    pairs: found.length,
    same: found.length - parted.length,
    days: days.length === 0 ? undefined : { early: at(0.05), middle: at(0.5), late: at(0.95) },
    kinds: [...counts]
      .map(([kind, pairs]) => ({ kind, pairs }))
      .sort((a, b) => b.pairs - a.pairs || (a.kind < b.kind ? -1 : 1)),
  };
}
