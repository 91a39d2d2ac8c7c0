// What a change does, in a hundred runs, and what to keep in mind where such figures stand. Used by the
// what-ifs of a study and by campaigns that are played in the page.

import { type Effect, signed } from '@tumen/lab';
import { choose } from '../state/atlas.ts';
import { words } from '../words.ts';

/** The difference that a change makes, with its range. */
export function EffectOf({
  effect,
}: {
  readonly effect: Pick<Effect, 'effect' | 'least' | 'most'>;
}) {
  return (
    <>
      {signed(-100 * effect.effect)}{' '}
      <span class="range">
        {signed(-100 * effect.most)} … {signed(-100 * effect.least)}
      </span>
    </>
  );
}

/** That all this is the model's, and where to see how far to trust it. */
export function Guard() {
  return (
    <p>
      {words.compare.guard}{' '}
      <button type="button" class="press" onClick={() => choose({ view: 'agreement' })}>
        {words.views.agreement}
      </button>
    </p>
  );
}
