// Words of the command line as things of a scenario: openings, switches, places, modes and months by
// key or by name, with the nearest known word where somebody slipped.

import { didYouMean, fold, type Mode, modes, monthName, type Scenario } from '@tumen/lab';
import type { EnsembleEntry, Manifest } from './results.ts';
import { misuse, Trouble } from './trouble.ts';

interface Named {
  readonly key: string;
  readonly name: string;
  readonly variants?: readonly string[];
}

function resolve<T extends Named>(sort: string, word: string, list: readonly T[]): T {
  const exact = list.find((it) => it.key === word);
  if (exact !== undefined) return exact;
  const wanted = fold(word);
  const matching = list.filter((it) =>
    [it.key, it.name, ...(it.variants ?? [])].some((name) => fold(name) === wanted),
  );
  if (matching.length === 1 && wanted !== '') return matching[0]!;
  if (matching.length > 1) {
    throw misuse(
      `"${word}" may be ${matching.map((it) => `${it.name} (${it.key})`).join(' or ')}.`,
      'Give the key in brackets.',
    );
  }
  const names = list.flatMap((it) => [it.key, it.name, ...(it.variants ?? [])]);
  throw misuse(`There is no ${sort} "${word}".`, didYouMean(word, names, known(list)));
}

function known(list: readonly Named[]): string {
  if (list.length === 0) return 'The scenario has none.';
  const shown = list.slice(0, 20).map((it) => it.key);
  return `Known: ${shown.join(', ')}${list.length > 20 ? ` and ${list.length - 20} more` : ''}.`;
}

/** Key of an opening; the scenario's default where no word is given. */
export function openingNamed(scenario: Scenario, word: string | undefined): string {
  return word === undefined
    ? scenario.defaultOpening
    : resolve('opening', word, scenario.openings).key;
}

/** Keys of switches, each once, in the scenario's order; they must fit the opening. */
export function switchesNamed(
  scenario: Scenario,
  opening: string,
  words: readonly string[],
): readonly string[] {
  const found = words.map((word) => resolve('switch', word, scenario.switches));
  for (const it of found) {
    if (it.openings.length > 0 && !it.openings.includes(opening)) {
      throw misuse(
        `The switch "${it.key}" does not fit the opening "${opening}".`,
        `It fits: ${it.openings.join(', ')}. Choose one with --from.`,
      );
    }
  }
  return scenario.switches.filter((it) => found.includes(it)).map((it) => it.key);
}

/** An ensemble of a study, by the name of its folder. */
export function ensembleNamed(
  { ensembles }: Pick<Manifest, 'ensembles'>,
  word: string,
): EnsembleEntry {
  if (Object.hasOwn(ensembles, word)) return ensembles[word]!;
  const names = Object.keys(ensembles);
  const all = names.length === 0 ? 'It has none.' : `It has: ${names.join(', ')}.`;
  throw misuse(`The study has no ensemble "${word}".`, didYouMean(word, names, all));
}

/** Number of a place, which is its node in the land. */
export function placeNamed(scenario: Scenario, word: string): number {
  return scenario.places.indexOf(resolve('place', word, scenario.places));
}

/** Number of a mode of travel in the land's list. */
export function modeNamed(word: string): number {
  const list = modes.map((key: Mode) => ({ key, name: key }));
  return modes.indexOf(resolve('mode', word, list).key);
}

/** A month, 1–12, by its number or by its name or its first three letters in the scenario's calendar. */
export function monthNamed(scenario: Scenario, word: string): number {
  if (/^\d+$/.test(word)) {
    const month = Number(word);
    if (month >= 1 && month <= 12) return month;
    throw misuse(`There is no month ${word}.`, 'Months are 1 to 12.');
  }
  const names = Array.from({ length: 12 }, (_, at) => monthName(scenario.calendar, at + 1));
  const wanted = fold(word);
  const matching = names.filter((it) => fold(it) === wanted);
  const short = names.filter((it) => wanted.length >= 3 && fold(it).startsWith(wanted));
  const found = matching[0] ?? (short.length === 1 ? short[0] : undefined);
  if (found !== undefined) return names.indexOf(found) + 1;
  throw misuse(`There is no month "${word}".`, didYouMean(word, names, 'Months are 1 to 12.'));
}

/** Refuses a scenario without openings, from which nothing can be run. */
export function requireOpenings(scenario: Scenario): void {
  if (scenario.openings.length > 0) return;
  throw new Trouble('The scenario has no opening to run from.', {
    hint: 'Write one: openings/KEY.yaml with a day, an until and the facts of that day.',
  });
}
