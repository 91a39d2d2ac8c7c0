// Who has a lane: the people and polities that the record speaks of most, found by counting in its
// conditions whom they name, and the claims that belong to each. No name is known here.

import {
  type Attestation,
  type Condition,
  latestOf,
  type Pattern,
  type Scenario,
  vocabulary,
} from '@tumen/lab';

/** Somebody with a lane. */
export interface Actor {
  /** `person:KEY` or `polity:KEY`; `others` for claims about nobody with a lane. */
  readonly key: string;
  readonly kind: 'person' | 'polity' | 'others';
  /** Number in the setting; −1 for others. */
  readonly id: number;
  readonly name: string;
  /** Claims about it that lie after the opening, earliest first. */
  readonly claims: readonly Attestation[];
}

const mostPeople = 4;
const mostPolities = 4;

/** The lanes of an opening: people, then polities, then what belongs to none of them. */
export function castOf(scenario: Scenario, opening: string, othersName: string): readonly Actor[] {
  const from = scenario.openings.find((it) => it.key === opening)!.day;
  const claims = [...scenario.attestations]
    .filter((it) => latestOf(it.when) >= from)
    .sort((a, b) => latestOf(a.when) - latestOf(b.when) || a.spot.line - b.spot.line);
  const named = new Map(claims.map((it) => [it.key, namesIn(it.holds)]));
  const counted = (table: 'person' | 'polity', keys: readonly string[], most: number) =>
    keys
      .map((key, id) => ({
        key,
        id,
        count: claims.filter((it) => named.get(it.key)!.includes(`${table}:${key}`)).length,
      }))
      .filter((it) => it.count > 1)
      .sort((a, b) => b.count - a.count || a.id - b.id)
      .slice(0, most);
  const people = counted(
    'person',
    scenario.people.map((it) => it.key),
    mostPeople,
  );
  const polities = counted(
    'polity',
    scenario.polities.map((it) => it.key),
    mostPolities,
  );
  const lanes = [
    ...people.map((it) => ({ ...it, kind: 'person' as const, name: scenario.people[it.id]!.name })),
    ...polities.map((it) => ({
      ...it,
      kind: 'polity' as const,
      name: scenario.polities[it.id]!.name,
    })),
  ];
  const taken = new Set<string>();
  const actors = lanes.map(({ key, id, kind, name }): Actor => {
    const own = claims.filter(
      (it) => !taken.has(it.key) && named.get(it.key)!.includes(`${kind}:${key}`),
    );
    for (const it of own) taken.add(it.key);
    return { key: `${kind}:${key}`, kind, id, name, claims: own };
  });
  const rest = claims.filter((it) => !taken.has(it.key));
  const others: Actor = { key: 'others', kind: 'others', id: -1, name: othersName, claims: rest };
  return [...actors.filter((it) => it.claims.length > 0), ...(rest.length > 0 ? [others] : [])];
}

/** The people and polities that a condition names, as `person:KEY` and `polity:KEY`. */
function namesIn(condition: Condition): readonly string[] {
  return patternsIn(condition).flatMap((pattern) => {
    const fields = (vocabulary as Readonly<Record<string, Readonly<Record<string, string>>>>)[
      pattern.change
    ];
    return Object.entries(pattern.fields).flatMap(([field, test]) => {
      const table = fields?.[field]?.replace('?', '');
      if ((table !== 'person' && table !== 'polity') || !('is' in test)) return [];
      return test.is.map((it) => `${table}:${it}`);
    });
  });
}

/** All patterns of a condition. */
export function patternsIn(condition: Condition): readonly Pattern[] {
  switch (condition.kind) {
    case 'happens':
      return [condition.pattern];
    case 'not':
      return patternsIn(condition.of);
    default:
      return condition.of.flatMap(patternsIn);
  }
}

/** Keys of the places that a condition names. */
export function placesIn(condition: Condition): readonly string[] {
  const keys = patternsIn(condition).flatMap((pattern) => {
    const test = pattern.fields.place;
    return test !== undefined && 'is' in test ? test.is.map(String) : [];
  });
  return [...new Set(keys)];
}
