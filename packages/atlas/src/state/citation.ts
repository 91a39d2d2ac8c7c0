// What a view rests on, in words: how it is cited, and the notes under every picture that leaves the page.
// Whoever meets one alone must know that it is simulated, from what, and how to make it again.

import { words } from '../words.ts';
import { keeping, opened, type Study } from './atlas.ts';
import { choice } from './choice.ts';
import { saidDate } from './said-date.ts';
import { grouped } from './said-number.ts';

/** How many runs the figures count, with the conditions by which they were kept. */
export function countedRuns(): string {
  const { kept, count } = keeping.value;
  const runs = opened.value?.table.runs ?? 0;
  const chosen = choice.value!;
  if (kept === undefined) return words.save.runs(grouped(runs));
  const why = chosen.like ? words.keep.like : chosen.only.join(', ');
  return words.save.kept(grouped(count), grouped(runs), why);
}

/** The sources of the scenario by name, the first of many. */
export function sourcesOf({ scenario }: Study): string {
  const names = scenario.sources.map((it) => it.name);
  const shown = names.slice(0, 12).join('; ');
  return names.length > 12 ? `${shown}; ${words.save.more(names.length - 12)}` : shown;
}

/** The view that is looked at as a reference. `consulted`: the day of the reader, year-month-day. */
export function citationOf(
  { manifest, scenario }: Study,
  { address, consulted }: { readonly address: string; readonly consulted: string },
): string {
  const chosen = choice.value!;
  const ensemble = manifest.ensembles.find(
    (it) => it.switches.length === 0 && it.opening === chosen.opening,
  );
  return words.save.citation({
    title: manifest.title,
    date: saidDate(scenario.calendar, Math.floor(chosen.day)),
    runs: countedRuns(),
    seed: manifest.seed,
    fingerprint: ensemble?.fingerprint ?? '',
    version: manifest.tumen,
    address,
    consulted,
  });
}
