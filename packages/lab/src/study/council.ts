// Councils as a chronicle keeps them, of courts and of towns alike: what was weighed, what was chosen, and
// by whom, in keys of the scenario. Asked by the studies of causes.

import type { Setting } from '../scenario/setting.ts';
import type { Change, ChangeOf } from '../world/change.ts';

/** A change that is a council's choice among options. */
export type Council = ChangeOf<'councilDecides'> | ChangeOf<'townConfers'>;

/** Whether a change is a council's choice. */
export function isCouncil(change: Change): change is Council {
  return change.kind === 'councilDecides' || change.kind === 'townConfers';
}

/**
 * Whose council it is: the key of a polity for a court, `place:KEY` for a town; undefined where the run
 * itself has made the realm.
 */
export function councilKey(setting: Setting, it: Council): string | undefined {
  if (it.kind === 'councilDecides') return setting.polities[it.polity]?.key;
  const key = setting.places[it.place]?.key;
  return key === undefined ? undefined : `${townMark}${key}`;
}

/** The place whose great decide, by what `councilKey` says; undefined for a court. */
export function townOf(whose: string): string | undefined {
  return whose.startsWith(townMark) ? whose.slice(townMark.length) : undefined;
}

const townMark = 'place:';
