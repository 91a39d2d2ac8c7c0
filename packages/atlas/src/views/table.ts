// The views of the page in the order in which they are offered. A view is added here and nowhere else.

import type { ComponentType } from 'preact';
import type { Study } from '../state/atlas.ts';
import { words } from '../words.ts';
import { Agreement } from './Agreement.tsx';
import { Compare } from './Compare.tsx';
import { Data } from './Data.tsx';
import { Explore } from './Explore.tsx';
import { Method } from './Method.tsx';
import { Readings } from './Readings.tsx';

/** A view: its name in the address, its name for people, and what draws it. */
export interface View {
  readonly name: string;
  readonly title: string;
  readonly draw: ComponentType<{ readonly study: Study }>;
}

/** All views. */
export const views: readonly View[] = [
  { name: 'explore', title: words.views.explore, draw: Explore },
  { name: 'agreement', title: words.views.agreement, draw: Agreement },
  { name: 'compare', title: words.views.compare, draw: Compare },
  { name: 'readings', title: words.views.readings, draw: Readings },
  { name: 'method', title: words.views.method, draw: Method },
  { name: 'data', title: words.views.data, draw: Data },
];
