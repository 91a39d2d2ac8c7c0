/**
 * Whether a tour can be taken: neither too short nor too long, steps that can be read at a glance, and
 * openings, places, claims and days that the scenario has. Used by `check.ts`.
 */

import { type Checking, find, refer } from './checking.ts';
import type { TourStep } from './scenario.ts';

/** Fewer steps are no tour, and more than twenty nobody takes to the end. */
const fewestSteps = 8;
const mostSteps = 15;
/** A step is read standing, beside a map. */
const mostWords = 90;

/** Checks `tour.yaml`. */
export function checkTour(checking: Checking): void {
  const { tour } = checking.scenario;
  if (tour.length === 0) return;
  if (tour.length < fewestSteps || tour.length > mostSteps) {
    const spot = { file: 'tour.yaml', line: 0, column: 0 };
    find(
      checking,
      'warning',
      { spot },
      {
        code: 'tour-length',
        what: `the tour has ${tour.length} ${tour.length === 1 ? 'step' : 'steps'}; ${fewestSteps} to ${mostSteps} are what people take to the end`,
        hint:
          tour.length > mostSteps ? 'Leave out what can be found in the map.' : 'Add steps to it.',
      },
    );
  }
  for (const step of tour) checkStep(checking, step);
}

function checkStep(checking: Checking, step: TourStep): void {
  const { scenario } = checking;
  const { spot } = step;
  refer(checking, 'opening', step.opening, { spot, path: ['from'] });
  refer(checking, 'place', step.place, { spot, path: ['place'] });
  refer(checking, 'attestation', step.claim, { spot, path: ['claim'] });
  const words = step.says.split(/\s+/).length;
  if (words > mostWords) {
    const what = `the step has ${words} words; ${mostWords} are as many as people read beside a map`;
    const hint = 'Make two steps of it, or say less.';
    find(checking, 'warning', { spot, path: ['says'] }, { code: 'long-step', what, hint });
  }
  const key = step.opening ?? scenario.defaultOpening;
  const opening = scenario.openings.find((it) => it.key === key);
  if (step.day === undefined || opening === undefined) return;
  if (step.day >= opening.day && step.day <= opening.until) return;
  find(
    checking,
    'error',
    { spot, path: ['date'] },
    {
      code: 'step-outside',
      what: `the date lies outside the days of the opening "${key}"`,
      hint: 'Name the opening that has this day under from, or another date.',
    },
  );
}
