// The films that the map shows and how they stand on the day: of the run that is looked at, or of all the
// filmed ones. Computed once for map, tables and panel.

import { computed, type ReadonlySignal } from '@preact/signals';
import type { Film } from '../film/film.ts';
import { played, shown, study } from '../state/atlas.ts';
import { clock, still } from '../state/clock.ts';
import type { Standing } from './fields.ts';
import { standingOn } from './standing.ts';

/** Whether one run is looked at. */
export const single = computed(() => {
  const mode = still.value?.mode;
  return mode === 'one' || mode === 'typical';
});

/** The films. Empty until they are there. */
export const filmsShown = computed<readonly Film[]>(() => {
  const chosen = still.value;
  if (chosen === undefined) return [];
  if (!single.value) return shown.value?.films ?? [];
  const run = played.value;
  return run?.order.opening === chosen.opening && run.order.run === chosen.run ? [run.film] : [];
});

/** Many films are looked at every tenth day, for what most of them hold moves slowly; never before the first. */
const tenthDay = computed(() =>
  Math.max(shown.value?.opening.day ?? -Infinity, 10 * Math.floor(clock.value / 10)),
);
const standingDay = computed(() => {
  return single.value ? Math.floor(clock.value) : tenthDay.value;
});

/** How the day stands. */
export const standing = computed<Standing>(() =>
  standingOn(filmsShown.value, standingDay.value, study.value?.scenario.places.length ?? 0),
);

/** What one map shows; two maps beside one another have a scene each. */
export interface Scene {
  readonly films: ReadonlySignal<readonly Film[]>;
  readonly standing: ReadonlySignal<Standing>;
  readonly single: ReadonlySignal<boolean>;
}

/** The scene of the page's own map. */
export const mainScene: Scene = { films: filmsShown, standing, single };

/** A scene of many films, at the day that is looked at. */
export function sceneOf(films: readonly Film[]): Scene {
  return {
    films: computed(() => films),
    standing: computed(() =>
      standingOn(films, tenthDay.value, study.value?.scenario.places.length ?? 0),
    ),
    single: computed(() => false),
  };
}
