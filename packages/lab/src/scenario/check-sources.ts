/**
 * Whether everything rests on something: citations of sources that exist, claims that somebody
 * makes, sources that somebody uses, none that follows itself. Used by `check.ts`.
 */

import { type Checking, circleIn, type FieldPath, find, refer } from './checking.ts';
import type { Grounds, Key, Spot } from './scenario.ts';

/** Checks all grounds, and the sources. */
export function checkSources(checking: Checking): void {
  const used = checkCitations(checking);
  checkFollowing(checking, used);
  checkUncited(checking);
  checkTesting(checking);
}

/** Reports citations of unknown sources and without a locus; returns the sources that are cited. */
function checkCitations(checking: Checking): Set<Key> {
  const used = new Set<Key>();
  const seen = new Set<Grounds>();
  const start: Spot = { file: 'scenario.yaml', line: 0, column: 0 };
  eachGrounds(checking.scenario, { spot: start, path: [] }, (grounds, { spot, path }) => {
    // Numbers share the grounds of their entry; they are looked at once, with the entry.
    if (seen.has(grounds)) return;
    seen.add(grounds);
    for (const [index, { source, locus }] of grounds.citations.entries()) {
      used.add(source);
      const at = { spot, path: [...path, 'cite', index] };
      refer(checking, 'source', source, at);
      if (locus !== '') continue;
      const what = `"${source}" is cited without a place in it`;
      const hint = 'Write the page, chapter or line; or "whole" if the whole work is meant.';
      find(checking, 'warning', at, { code: 'no-locus', what, hint });
    }
  });
  return used;
}

function checkFollowing(checking: Checking, used: Set<Key>): void {
  const { sources } = checking.scenario;
  const byKey = new Map(sources.map((source) => [source.key, source]));
  for (const { spot, follows } of sources) {
    for (const [index, key] of follows.entries()) {
      used.add(key);
      refer(checking, 'source', key, { spot, path: ['follows', index] });
    }
  }
  const circle = circleIn([...byKey.keys()], (key) => byKey.get(key)?.follows ?? []);
  if (circle !== undefined) {
    const what = `sources follow one another in a circle: ${[...circle, circle[0]].join(' → ')}`;
    const { spot } = byKey.get(circle[0]!)!;
    find(checking, 'error', { spot, path: ['follows'] }, { code: 'source-circle', what });
  }
  // What was left out may well have cited it.
  if (!checking.written.isWhole) return;
  for (const { key, spot } of sources) {
    if (used.has(key)) continue;
    const what = `the source "${key}" is never cited`;
    find(checking, 'warning', { spot }, { code: 'unused-source', what });
  }
}

/** What is laid by a reading rests on the reading; a switch claims nothing, so it needs no source. */
function checkUncited(checking: Checking): void {
  const { scenario } = checking;
  const { openings, circumstanceReadings, eventReadings } = scenario;
  const claims: { readonly grounds: Grounds; readonly spot: Spot; readonly key?: Key }[] = [
    ...scenario.places,
    ...scenario.people,
    ...scenario.polities,
    ...scenario.circumstances,
    ...scenario.attestations,
    ...scenario.claims,
    ...circumstanceReadings.flatMap(({ alternatives }) => alternatives),
    ...eventReadings.flatMap(({ forms }) => forms),
    ...openings.flatMap(({ facts }) => [
      ...facts.places,
      ...facts.people,
      ...facts.polities,
      ...facts.forces,
      ...facts.relations,
      ...facts.parameters.map(({ name, value, spot }) => ({
        key: name,
        grounds: value.grounds,
        spot,
      })),
    ]),
  ];
  for (const { grounds, spot, key } of claims) {
    if (grounds.citations.length > 0 || grounds.assumed) continue;
    const what = key === undefined ? 'this rests on nothing' : `"${key}" rests on nothing`;
    const hint = 'Write cite: KEY LOCUS, or cite: assumed.';
    find(checking, 'warning', { spot }, { code: 'uncited', what, hint });
  }
}

function checkTesting(checking: Checking): void {
  for (const { key, spot, grounds } of checking.scenario.attestations) {
    const { citations } = grounds;
    if (citations.length === 0 || citations.some(({ sight }) => sight !== 'recalled')) continue;
    find(
      checking,
      'warning',
      { spot, path: ['cite'] },
      {
        code: 'recalled-only',
        what: `"${key}" is only recalled, so it will not test`,
        hint: 'Look one of its sources up and take "(recalled)" away.',
      },
    );
  }
}

interface Standing {
  readonly spot: Spot;
  readonly path: FieldPath;
}

/** Calls `visit` for all grounds within the value, with the entry and field that they stand at. */
function eachGrounds(
  value: unknown,
  at: Standing,
  visit: (grounds: Grounds, at: Standing) => void,
): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      eachGrounds(item, { ...at, path: [...at.path, index] }, visit);
    }
    return;
  }
  const own: Standing = isPlaced(value) ? { spot: value.spot, path: [] } : at;
  if (isGrounded(value)) visit(value.grounds, own);
  for (const [field, inner] of Object.entries(value)) {
    if (field === 'grounds' || field === 'csl') continue;
    eachGrounds(inner, { ...own, path: [...own.path, fileName(field)] }, visit);
  }
}

function isPlaced(value: object): value is { readonly spot: Spot } {
  return 'spot' in value;
}

function isGrounded(value: object): value is { readonly grounds: Grounds } {
  return 'grounds' in value;
}

/** A field as files write it: `mountsPerMan` is `mounts-per-man`. */
function fileName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
