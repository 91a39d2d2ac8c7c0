// The tour of a study as choices: what of the page a step sets, so that every step is a link, and from
// every step one can go on alone.

import type { TourStep } from '@tumen/lab';
import type { Choice } from './address.ts';
import { choose, type Study } from './atlas.ts';

/** How much larger than the whole map a step looks that names a place and no zoom. */
const usualZoom = 2;

/** What a step shows. What it does not say is as in the usual view. */
export function choiceOf(study: Study, step: TourStep): Partial<Choice> {
  const { scenario, usual } = study;
  const opening = step.opening ?? scenario.defaultOpening;
  const place = scenario.places.find((it) => it.key === step.place);
  return {
    opening,
    day: step.day ?? scenario.openings.find((it) => it.key === opening)?.day ?? usual.day,
    mode: step.runs ?? 'cloud',
    run: step.run ?? 0,
    actor: '',
    subject: step.claim === undefined ? '' : `attestation:${step.claim}`,
    whole: false,
    camera:
      place === undefined
        ? undefined
        : {
            longitude: place.longitude,
            latitude: place.latitude,
            zoom: step.zoom ?? usualZoom,
          },
  };
}

/** Goes to a step; before the first and after the last there is none, and the nearest is taken. */
export function takeStep(study: Study, wanted: number): void {
  const { tour } = study.scenario;
  const stop = Math.max(0, Math.min(tour.length - 1, wanted));
  const step = tour[stop];
  if (step !== undefined) choose({ ...choiceOf(study, step), view: 'read', stop });
}
