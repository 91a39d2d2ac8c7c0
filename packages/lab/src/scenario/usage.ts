/**
 * What of the record was already used as an input, and what is left to test with. A claim from
 * which an opening was furnished cannot also judge the runs from it. Derived from the scenario
 * itself, so that nobody has to remember it. Used by the study.
 */

import { earliestOf, latestOf } from '../base/span.ts';
import type {
  Attestation,
  Citation,
  Facts,
  Grounds,
  Key,
  Opening,
  Quantity,
  Scenario,
} from './scenario.ts';

/**
 * Where an attestation has been used among the inputs of runs from the opening, in words for
 * people: a fact, circumstance, reading or parameter on the same source and locus, a term read off
 * the case, a circumstance or reading of the same matter, or what its author says. Empty: it only
 * tests.
 */
export function usedIn(
  scenario: Scenario,
  attestation: Attestation,
  opening: Opening,
): readonly string[] {
  const loci = new Set(attestation.grounds.citations.map(locusName));
  const places = new Set(attestation.usedBy);
  for (const { grounds, matter, where } of inputsOf(scenario, opening)) {
    const same = grounds.citations.some((citation) => loci.has(locusName(citation)));
    if (same || matter === attestation.matter) places.add(where);
  }
  return [...places];
}

/**
 * Whether the attestation can test runs from the opening: it is not used in it, somebody has looked
 * one of its citations up or has it from somebody who did, and it speaks of days within the runs:
 * it does not begin before the opening's day, nor after the runs' last.
 */
export function tests(scenario: Scenario, attestation: Attestation, opening: Opening): boolean {
  if (attestation.grounds.citations.every(({ sight }) => sight === 'recalled')) return false;
  const earliest = earliestOf(attestation.when);
  if (earliest < opening.day || earliest > opening.until) return false;
  return usedIn(scenario, attestation, opening).length === 0;
}

/**
 * The latest opening whose day is not after the first day of the attestation's date and before its
 * last; of several on one day the first by key. Undefined if the date begins before every opening.
 */
export function latestOpeningBefore(
  scenario: Scenario,
  attestation: Attestation,
): Opening | undefined {
  const earliest = earliestOf(attestation.when);
  const latest = latestOf(attestation.when);
  let found: Opening | undefined;
  for (const opening of scenario.openings) {
    const before = opening.day <= earliest && opening.day < latest;
    if (before && (found === undefined || opening.day > found.day)) found = opening;
  }
  return found;
}

/** Something that enters runs, what it rests on, and how it is called in a report. */
interface InputUse {
  readonly grounds: Grounds;
  readonly matter?: Key;
  readonly where: string;
}

/** What was listed before: the same for every attestation of a scenario. */
const listed = new WeakMap<Scenario, Map<Opening, readonly InputUse[]>>();

function inputsOf(scenario: Scenario, opening: Opening): readonly InputUse[] {
  const own = listed.get(scenario) ?? new Map<Opening, readonly InputUse[]>();
  listed.set(scenario, own);
  const found = own.get(opening) ?? listInputs(scenario, opening);
  own.set(opening, found);
  return found;
}

function listInputs(scenario: Scenario, opening: Opening): InputUse[] {
  const fits = ({ openings }: { readonly openings: readonly Key[] }) =>
    openings.length === 0 || openings.includes(opening.key);
  const circumstances = scenario.circumstances.filter(fits).flatMap((circumstance): InputUse[] => {
    const where = `circumstance ${circumstance.key}`;
    const uses = [circumstance.grounds, ...groundsOf(circumstance.effect)];
    return uses.map((grounds) => ({ grounds, matter: circumstance.key, where }));
  });
  const readings = scenario.circumstanceReadings.filter(fits).flatMap((reading) => [
    { grounds: reading.grounds, matter: reading.key, where: `reading ${reading.key}` },
    ...reading.alternatives.flatMap(({ key, grounds, lays }) => {
      const where = `reading ${reading.key}, ${key}`;
      return [{ grounds, where }, ...factUses(lays, where)];
    }),
  ]);
  const entries = [...scenario.places, ...scenario.people, ...scenario.polities];
  const terms = entries.flatMap((entry): InputUse[] => {
    const uses = [entry.grounds, ...groundsOf(entry)].filter(({ fromCase }) => fromCase);
    return uses.map((grounds) => ({ grounds, where: `${entry.key}, read off the case` }));
  });
  return [
    ...factUses(opening.facts, `opening ${opening.key}`),
    ...circumstances,
    ...readings,
    ...terms,
  ];
}

function factUses(facts: Facts, within: string): InputUse[] {
  const { places, people, polities, forces, relations, parameters } = facts;
  const keyed = [...places, ...people, ...polities, ...forces].flatMap((fact) =>
    [fact.grounds, ...groundsOf(fact)].map((grounds) => ({
      grounds,
      where: `${within}: ${fact.key}`,
    })),
  );
  const paired = relations.flatMap((relation) =>
    [relation.grounds, ...groundsOf(relation)].map((grounds) => ({
      grounds,
      where: `${within}: ${relation.between.join(' and ')}`,
    })),
  );
  const set = parameters.map(({ name, value }) => ({
    grounds: value.grounds,
    where: `${within}: ${name}`,
  }));
  return [...keyed, ...paired, ...set];
}

/** The grounds of the numbers within: fields, shares by faith, and weights of aims. */
function groundsOf(entry: object): Grounds[] {
  return Object.values(entry).flatMap((value: unknown): Grounds[] => {
    if (typeof value !== 'object' || value === null) return [];
    if (isQuantity(value)) return [value.grounds];
    if (Array.isArray(value)) return value.flatMap(aimGrounds);
    return Object.values(value).flatMap((inner: unknown) =>
      isQuantity(inner) ? [inner.grounds] : [],
    );
  });
}

function aimGrounds(item: unknown): Grounds[] {
  if (typeof item !== 'object' || item === null || !('weight' in item)) return [];
  return isQuantity(item.weight) ? [item.weight.grounds] : [];
}

function isQuantity(value: unknown): value is Quantity {
  return typeof value === 'object' && value !== null && 'shape' in value && 'grounds' in value;
}

/** Source and place in it, without regard to how the author came by it. */
function locusName({ source, locus }: Citation): string {
  return `${source} ${locus}`;
}
