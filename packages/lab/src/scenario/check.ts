/**
 * Asks whether a scenario that was read makes sense: keys that exist, dates that agree, lieges
 * without a circle, claims with sources, questions that a run can answer. Used after `parse.ts` by
 * whoever opens a scenario; an error keeps it from being run, a warning does not.
 */

import { compareFindings, type Finding } from '../base/finding.ts';
import { latestOf } from '../base/span.ts';
import { checkClaims } from './check-claims.ts';
import { checkConditions } from './check-conditions.ts';
import { checkOpenings } from './check-openings.ts';
import { checkReferences } from './check-references.ts';
import { checkSense } from './check-sense.ts';
import { checkSources } from './check-sources.ts';
import { checkSpelling } from './check-spelling.ts';
import { checkTour } from './check-tour.ts';
import { type Checking, circleIn, find, head, knownKeys, type Vocabulary } from './checking.ts';
import type { FieldSpot } from './parse.ts';
import type { Scenario } from './scenario.ts';
import { nothingMore, type Written } from './written.ts';

/**
 * All that is wrong or doubtful, in the order of files and lines.
 *
 * @param vocabulary the changes that can happen, from the world; without it conditions are not checked
 * @param fieldSpot from `parseScenario`; without it findings point at entries, not at their fields
 * @param written from `parseScenario`; without it who refers to a damaged entry is told that there is none
 */
export function checkScenario(
  scenario: Scenario,
  vocabulary?: Vocabulary,
  fieldSpot: FieldSpot = (entry) => entry,
  written: Written = nothingMore,
): Finding[] {
  const checking: Checking = {
    scenario,
    vocabulary,
    fieldSpot,
    known: knownKeys(scenario),
    written,
    findings: [],
  };
  checkReferences(checking);
  checkMap(checking);
  checkFathers(checking);
  checkAlternatives(checking);
  checkDates(checking);
  checkOpenings(checking);
  checkSense(checking);
  checkConditions(checking);
  checkClaims(checking);
  checkTour(checking);
  checkSources(checking);
  checkSpelling(checking);
  return checking.findings.sort(compareFindings);
}

/** Square degrees. Half of this was built in ten seconds where the whole earth, 64,800, took two minutes. */
const mostDegrees = 30_000;

function checkMap(checking: Checking): void {
  const { region, places } = checking.scenario;
  if (region.south >= region.north || region.west >= region.east) {
    const what = 'the region is empty: south must lie below north, west below east';
    find(checking, 'error', { spot: head, path: ['region'] }, { code: 'empty-region', what });
    return;
  }
  const degrees = (region.north - region.south) * (region.east - region.west);
  if (degrees > mostDegrees) {
    const what = 'the region is a large part of the earth, and its land takes minutes to build';
    const hint = 'Let it end a few days’ march beyond the outermost places.';
    find(
      checking,
      'warning',
      { spot: head, path: ['region'] },
      { code: 'large-region', what, hint },
    );
  }
  for (const { spot, name, latitude, longitude } of places) {
    const inside =
      latitude >= region.south &&
      latitude <= region.north &&
      longitude >= region.west &&
      longitude <= region.east;
    if (inside) continue;
    find(
      checking,
      'error',
      { spot, path: ['at'] },
      {
        code: 'outside-region',
        what: `${name} lies outside the region`,
        hint: 'Write [latitude, longitude], or widen the region in scenario.yaml.',
      },
    );
  }
}

function checkFathers(checking: Checking): void {
  const people = new Map(checking.scenario.people.map((person) => [person.key, person]));
  const circle = circleIn([...people.keys()], (key) => {
    const father = people.get(key)?.father;
    return father === undefined ? [] : [father];
  });
  if (circle === undefined) return;
  const what = `fathers go round in a circle: ${[...circle, circle[0]].join(' → ')}`;
  const { spot } = people.get(circle[0]!)!;
  find(checking, 'error', { spot, path: ['father'] }, { code: 'father-circle', what });
}

/** What lies before every opening is never asked of a run: mostly a slip of the year. */
function checkDates(checking: Checking): void {
  const { attestations, openings } = checking.scenario;
  if (openings.length === 0 || !checking.written.isWhole) return;
  const first = Math.min(...openings.map(({ day }) => day));
  for (const { key, spot, when } of attestations) {
    if (latestOf(when) >= first) continue;
    const what = `"${key}" lies before every opening, so no run can be asked about it`;
    const hint = 'Check the year, or write an opening before it.';
    find(checking, 'warning', { spot, path: ['when'] }, { code: 'never-asked', what, hint });
  }
}

/** A reading without rivals is a fact and belongs to the opening. */
function checkAlternatives(checking: Checking): void {
  if (!checking.written.isWhole) return;
  for (const { key, spot, alternatives } of checking.scenario.circumstanceReadings) {
    if (alternatives.length > 1) continue;
    const what = `the reading "${key}" has ${alternatives.length === 1 ? 'one account' : 'no account'}; it takes two to disagree`;
    find(checking, 'warning', { spot, path: ['alternatives'] }, { code: 'no-rival', what });
  }
}
