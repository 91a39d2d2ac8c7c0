/**
 * Whether what is said of one day agrees with itself: commanders with their forces, capitals with who
 * holds them, relations said once, fathers older than their children. What a reading lays is left
 * out, for it is so only in its runs. Warnings where a run can be made all the same. Used by `check.ts`.
 */

import { earliestOf, latestOf } from '../base/span.ts';
import { type Checking, find } from './checking.ts';
import type { Key, Opening } from './scenario.ts';

/** Checks the facts of openings against one another, and entries against their like. */
export function checkSense(checking: Checking): void {
  const laid = laidByReadings(checking);
  for (const opening of checking.scenario.openings) {
    checkCommanders(checking, opening, laid);
    checkHolders(checking, opening, laid);
    checkRelations(checking, opening);
  }
  checkFamilies(checking);
  checkSpots(checking);
}

/** What readings say anything of, as `people aldric at`. */
function laidByReadings({ scenario }: Checking): ReadonlySet<string> {
  const said = new Set<string>();
  for (const { alternatives } of scenario.circumstanceReadings) {
    for (const { lays } of alternatives) {
      for (const table of ['people', 'places', 'polities', 'forces'] as const) {
        for (const facts of lays[table]) {
          for (const field of Object.keys(facts)) said.add(`${table} ${facts.key} ${field}`);
        }
      }
    }
  }
  return said;
}

function checkCommanders(checking: Checking, { facts }: Opening, laid: ReadonlySet<string>): void {
  const people = new Map(facts.people.map((it) => [it.key, it]));
  for (const { key, spot, commander, at, owner } of facts.forces) {
    const person = commander === undefined ? undefined : people.get(commander);
    if (person === undefined || laid.has(`forces ${key} commander`)) continue;
    const moved = laid.has(`forces ${key} at`) || laid.has(`people ${person.key} at`);
    if (!moved && person.at !== undefined && at !== undefined && person.at !== at) {
      const what = `"${person.key}" commands "${key}" at "${at}" and is himself at "${person.at}"`;
      const remark = { code: 'absent-commander', what, hint: 'Let both stand in one place.' };
      find(checking, 'warning', { spot, path: ['at'] }, remark);
    }
    if (laid.has(`people ${person.key} court`) || laid.has(`forces ${key} owner`)) continue;
    if (person.court !== undefined && owner !== undefined && person.court !== owner) {
      const what = `"${person.key}" commands a force of "${owner}" and belongs to "${person.court}"`;
      const remark = { code: 'strange-commander', what, hint: 'Name one of its own people.' };
      find(checking, 'warning', { spot, path: ['commander'] }, remark);
    }
  }
}

/** Whoever holds a place must stand, and a capital must be one's own. */
function checkHolders(checking: Checking, { facts }: Opening, laid: ReadonlySet<string>): void {
  const polities = new Map(facts.polities.map((it) => [it.key, it]));
  const owners = new Map(facts.places.map((it) => [it.key, it.owner]));
  for (const { key, spot, owner } of facts.places) {
    if (owner === undefined || owner === 'nobody') continue;
    if (laid.has(`places ${key} owner`) || laid.has(`polities ${owner} stands`)) continue;
    const polity = polities.get(owner);
    if (!checking.known.polity.has(owner) || (polity !== undefined && polity.stands !== false)) {
      continue;
    }
    const what =
      polity === undefined
        ? `"${owner}" holds "${key}", and the opening says nothing of it`
        : `"${owner}" holds "${key}" and does not stand`;
    const hint = 'Write it under polities with its ruler, or name another owner.';
    find(checking, 'warning', { spot, path: ['owner'] }, { code: 'holder-unsaid', what, hint });
  }
  for (const { key, spot, capital, stands } of facts.polities) {
    const holder = capital === undefined ? undefined : owners.get(capital);
    if (holder === undefined || holder === key || stands === false) continue;
    if (laid.has(`polities ${key} capital`) || laid.has(`places ${capital} owner`)) continue;
    const what = `the capital of "${key}" is held by ${holder === 'nobody' ? 'nobody' : `"${holder}"`}`;
    const hint = 'Name a place of its own, or give it this one.';
    find(checking, 'warning', { spot, path: ['capital'] }, { code: 'lost-capital', what, hint });
  }
}

function checkRelations(checking: Checking, { facts }: Opening): void {
  const said = new Map<string, number>();
  for (const { between, spot } of facts.relations) {
    const [one, other] = between;
    if (one === other) {
      const what = `"${one}" can have no relation with itself`;
      find(checking, 'error', { spot, path: ['between'] }, { code: 'self-relation', what });
    }
    const pair = `${one} ${other}`;
    const first = said.get(pair);
    said.set(pair, first ?? spot.line);
    if (first === undefined) continue;
    const what = `the relation of "${one}" with "${other}" is given twice, first on line ${first}`;
    const remark = { code: 'same-relation', what, hint: 'Keep one of the two.' };
    find(checking, 'error', { spot, path: ['between'] }, remark);
  }
}

function checkFamilies(checking: Checking): void {
  const { people, openings } = checking.scenario;
  const born = new Map(people.map((it) => [it.key, it.born]));
  for (const { key, spot, father } of people) {
    const [own, his] = [born.get(key), father === undefined ? undefined : born.get(father)];
    if (own === undefined || his === undefined || latestOf(own) > earliestOf(his)) continue;
    const what = `"${father}" was born after "${key}" and cannot be the father`;
    find(checking, 'error', { spot, path: ['father'] }, { code: 'young-father', what });
  }
  for (const { facts } of openings) {
    for (const { key, spot, spouse } of facts.people) {
      if (spouse !== key) continue;
      const what = `"${key}" is married to nobody but themselves`;
      find(checking, 'error', { spot, path: ['spouse'] }, { code: 'self-spouse', what });
    }
  }
}

function checkSpots(checking: Checking): void {
  const taken = new Map<string, Key>();
  for (const { key, spot, latitude, longitude } of checking.scenario.places) {
    const at = `${latitude} ${longitude}`;
    const other = taken.get(at);
    taken.set(at, other ?? key);
    if (other === undefined) continue;
    const what = `"${key}" lies on the very spot of "${other}"`;
    const remark = { code: 'same-spot', what, hint: 'Look its latitude and longitude up.' };
    find(checking, 'warning', { spot, path: ['at'] }, remark);
  }
}
