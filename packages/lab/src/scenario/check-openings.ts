/**
 * Whether openings make sense: days in order, everybody born and alive who holds an office, one
 * ruler a polity, no circle of lieges, armies that stand somewhere, circumstances that fall within
 * some run. Used by `check.ts`.
 */

import { latestAgendaDay } from '../base/agenda.ts';
import { earliestOf, latestOf } from '../base/span.ts';
import { type Checking, circleIn, find } from './checking.ts';
import type { ForceFacts, Key, Opening, PersonFacts } from './scenario.ts';

/** Checks the openings, what is laid over them, and circumstances. */
export function checkOpenings(checking: Checking): void {
  const { scenario } = checking;
  if (scenario.openings.length === 0 && checking.written.isWhole) {
    const spot = { file: 'openings', line: 0, column: 0 };
    const hint = 'Write a file openings/KEY.yaml.';
    find(checking, 'error', { spot }, { code: 'no-opening', what: 'there is no opening', hint });
  }
  for (const opening of scenario.openings) {
    if (opening.until < opening.day) {
      const what = 'the opening ends before it begins';
      find(checking, 'error', { spot: opening.spot, path: ['until'] }, { code: 'bad-order', what });
    }
    if (opening.until - opening.day > latestAgendaDay) {
      const years = Math.floor((opening.until - opening.day) / 365.25);
      const what = `the opening runs for ${years} years; at most ${Math.floor(latestAgendaDay / 365.25)} can be played`;
      const hint = 'Let it end earlier, and begin another opening later.';
      find(
        checking,
        'error',
        { spot: opening.spot, path: ['until'] },
        { code: 'too-long', what, hint },
      );
    }
    checkBirths(checking, opening);
    checkOffices(checking, opening);
    checkRulers(checking, opening);
    checkLieges(checking, opening);
    checkForces(checking, opening.facts.forces);
  }
  checkLaidForces(checking);
  checkCircumstances(checking);
}

function checkBirths(checking: Checking, { day, facts }: Opening): void {
  const people = new Map(checking.scenario.people.map((person) => [person.key, person]));
  for (const { key, spot } of facts.people) {
    const born = people.get(key)?.born;
    if (born === undefined || earliestOf(born) <= day) continue;
    const what = `${people.get(key)!.name} is born (${born.words}) after the opening's day`;
    find(checking, 'error', { spot }, { code: 'not-yet-born', what });
  }
}

function checkOffices(checking: Checking, { facts }: Opening): void {
  const dead = new Set(facts.people.filter(({ alive }) => alive === false).map(({ key }) => key));
  const alive = (key: Key | undefined, office: string, at: Parameters<typeof find>[2]): void => {
    if (key === undefined || !dead.has(key)) return;
    const what = `"${key}" is dead on the opening's day and cannot be ${office}`;
    find(checking, 'error', at, { code: 'dead-in-office', what });
  };
  for (const { key, spot, office } of facts.people) {
    if (office !== undefined && office !== 'none') alive(key, office, { spot, path: ['office'] });
  }
  for (const { spot, ruler, titular } of facts.polities) {
    alive(ruler, 'ruler', { spot, path: ['ruler'] });
    alive(titular, 'a ruler in name', { spot, path: ['titular'] });
  }
  for (const { spot, governor } of facts.places)
    alive(governor, 'governor', { spot, path: ['governor'] });
  for (const { spot, commander } of facts.forces)
    alive(commander, 'a commander', { spot, path: ['commander'] });
}

function checkRulers(checking: Checking, { facts }: Opening): void {
  const rulers = new Map<Key, PersonFacts>();
  const polities = new Map(facts.polities.map((polity) => [polity.key, polity]));
  for (const person of facts.people) {
    if (person.office !== 'ruler' || person.court === undefined) continue;
    const { court, spot, key } = person;
    const other = rulers.get(court)?.key;
    const ruler = polities.get(court)?.ruler;
    const rival = other ?? (ruler === key ? undefined : ruler);
    rulers.set(court, person);
    if (rival === undefined || polities.get(court)?.titular === key) continue;
    find(
      checking,
      'error',
      { spot, path: ['office'] },
      {
        code: 'two-rulers',
        what: `"${court}" has two rulers, "${rival}" and "${key}"`,
        hint: 'One decides; name a ruler who does not under titular.',
      },
    );
  }
  for (const { key, spot, ruler, stands } of facts.polities) {
    if (ruler !== undefined || stands === false) continue;
    const hint = 'Write ruler: KEY, or ruler: nobody.';
    find(
      checking,
      'warning',
      { spot },
      { code: 'no-ruler', what: `nobody is said to rule "${key}"`, hint },
    );
  }
}

function checkLieges(checking: Checking, { facts }: Opening): void {
  const polities = new Map(facts.polities.map((polity) => [polity.key, polity]));
  const circle = circleIn([...polities.keys()], (key) => {
    const liege = polities.get(key)?.liege;
    return liege === undefined || liege === 'nobody' ? [] : [liege];
  });
  if (circle === undefined) return;
  const what = `lieges go round in a circle: ${[...circle, circle[0]].join(' → ')}`;
  const spot = polities.get(circle[0]!)!.spot;
  find(checking, 'error', { spot, path: ['liege'] }, { code: 'liege-circle', what });
}

/** A force must be somebody's, somewhere, and of some size, unless it is only taken away. */
function checkForces(checking: Checking, forces: readonly ForceFacts[]): void {
  for (const force of forces) {
    if (force.exists === false) continue;
    const missing = (['owner', 'at', 'soldiers'] as const).filter(
      (field) => force[field] === undefined,
    );
    if (missing.length === 0) continue;
    const what = `the force "${force.key}" lacks ${missing.join(' and ')}`;
    find(checking, 'error', { spot: force.spot }, { code: 'incomplete-force', what });
  }
}

/** What is laid over a force of an opening may change a part of it; a new one must be whole. */
function checkLaidForces(checking: Checking): void {
  const { openings, circumstanceReadings, switches } = checking.scenario;
  const check = (fits: readonly Key[], forces: readonly ForceFacts[]): void => {
    const over = openings.filter(({ key }) => fits.length === 0 || fits.includes(key));
    const unknown = forces.filter(
      ({ key }) => !over.every(({ facts }) => facts.forces.some((force) => force.key === key)),
    );
    checkForces(checking, unknown);
  };
  for (const { openings: fits, alternatives } of circumstanceReadings) {
    for (const { lays } of alternatives) check(fits, lays.forces);
  }
  for (const { openings: fits, lays } of switches) check(fits, lays.forces);
}

function checkCircumstances(checking: Checking): void {
  const { circumstances, openings } = checking.scenario;
  for (const { key, spot, from, to, openings: fits } of circumstances) {
    if (latestOf(to) < earliestOf(from)) {
      const what = `"${key}" ends before it begins`;
      find(checking, 'error', { spot, path: ['to'] }, { code: 'bad-order', what });
      continue;
    }
    const over = openings.filter((opening) => fits.length === 0 || fits.includes(opening.key));
    const touched = over.filter(
      ({ day, until }) => latestOf(to) >= day && earliestOf(from) <= until,
    );
    const missed = over
      .filter((opening) => !touched.includes(opening))
      .map((opening) => opening.key);
    if (missed.length === 0 || (fits.length === 0 && touched.length > 0)) continue;
    const what = `"${key}" falls outside the runs from ${missed.join(', ')}`;
    const path = fits.length === 0 ? ['from'] : ['openings'];
    find(checking, 'warning', { spot, path }, { code: 'never-given', what });
  }
}
