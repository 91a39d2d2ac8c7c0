// The map with its panel, the strip of runs and the timeline: the view that most people stay in.

import { MapTable } from '../map/MapTable.tsx';
import { MapView } from '../map/MapView.tsx';
import { Ensemble } from '../panel/Ensemble.tsx';
import { Now } from '../panel/Now.tsx';
import type { Study } from '../state/atlas.ts';
import { ClaimTable } from '../time/ClaimTable.tsx';
import { Timeline } from '../time/Timeline.tsx';

/** The view. */
export function Explore({ study }: { readonly study: Study }) {
  return (
    <div class="explore">
      <MapView study={study} />
      <Now study={study} />
      <Ensemble study={study} />
      <Timeline study={study} />
      <div class="tables">
        <ClaimTable study={study} />
        <MapTable study={study} />
      </div>
    </div>
  );
}
