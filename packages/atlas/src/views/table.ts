// The views of the page in the order in which they are offered. A view is added here and nowhere else.

import type { ComponentType } from 'preact';
import type { Study } from '../state/atlas.ts';
import { words } from '../words.ts';
import { Agreement } from './Agreement.tsx';
import { Compare } from './Compare.tsx';
import { Data } from './Data.tsx';
import { Explore } from './Explore.tsx';
import { HandOut } from './HandOut.tsx';
import { Live } from './Live.tsx';
import { Method } from './Method.tsx';
import { Own } from './Own.tsx';
import { Read } from './Read.tsx';
import { Readings } from './Readings.tsx';

/** A view: its name in the address, its name for people, and what draws it. */
export interface View {
  readonly name: string;
  readonly title: string;
  /** Whether the study has what the view shows; else it is not there. */
  readonly fits?: (study: Study) => boolean;
  /** True if it is reached from another view and not from the top of the page. */
  readonly inner?: boolean;
  readonly draw: ComponentType<{ readonly study: Study }>;
}

/** All views. */
export const views: readonly View[] = [
  { name: 'explore', title: words.views.explore, draw: Explore },
  { name: 'read', title: words.views.read, fits: hasTour, draw: Read },
  { name: 'hand-out', title: words.views.handOut, fits: hasTour, inner: true, draw: HandOut },
  { name: 'agreement', title: words.views.agreement, draw: Agreement },
  { name: 'compare', title: words.views.compare, draw: Compare },
  { name: 'readings', title: words.views.readings, draw: Readings },
  { name: 'live', title: words.views.live, draw: Live },
  { name: 'own', title: words.views.own, draw: Own },
  { name: 'method', title: words.views.method, draw: Method },
  { name: 'data', title: words.views.data, draw: Data },
];

function hasTour({ scenario }: Study): boolean {
  return scenario.tour.length > 0;
}
