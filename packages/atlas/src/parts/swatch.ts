// The ink of a polity as CSS, for text and swatches beside the map.

import { cast, type Study } from '../state/atlas.ts';
import { css, inksOf } from './inks.ts';

/** The ink of a polity as CSS, for swatches. */
export function swatch(study: Study, polity: number): string {
  return css(inksOf(study.scenario.polities.length, cast.value)(polity));
}
