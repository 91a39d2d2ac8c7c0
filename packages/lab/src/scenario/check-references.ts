/**
 * Whether every key that a scenario names is one that it has. It exists apart from the other checks
 * because it is one long list of who refers to what. Used by `check.ts`.
 */

import { type At, allFacts, type Checking, type FieldPath, find, head, refer } from './checking.ts';
import type { Facts, Key, Spot } from './scenario.ts';
import type { KeyTable } from './written.ts';

/** Checks all references but those in conditions and citations. */
export function checkReferences(checking: Checking): void {
  const { scenario } = checking;
  for (const { facts } of allFacts(scenario)) checkFacts(checking, facts);
  checkEntries(checking);
  checkInputs(checking);
  checkSentences(checking);
  const each = (entries: readonly { readonly spot: Spot; readonly openings: readonly Key[] }[]) => {
    for (const { spot, openings } of entries)
      list(checking, 'opening', openings, { spot, path: ['openings'] });
  };
  each(scenario.circumstances);
  each(scenario.circumstanceReadings);
  each(scenario.eventReadings);
  each(scenario.questions);
  each(scenario.switches);
}

function checkEntries(checking: Checking): void {
  const { scenario } = checking;
  for (const { spot, faiths } of scenario.places) shares(checking, faiths, spot);
  for (const { spot, father, faith } of scenario.people) {
    refer(checking, 'person', father, { spot, path: ['father'] });
    refer(checking, 'faith', faith, { spot, path: ['faith'] });
  }
  for (const { spot, seats, musters, claims, aims } of scenario.polities) {
    for (const [index, { place }] of seats.entries()) {
      refer(checking, 'place', place, { spot, path: ['seats', index, 'place'] });
    }
    list(checking, 'place', musters, { spot, path: ['musters'] });
    list(checking, 'place', claims, { spot, path: ['claims'] });
    for (const [index, { target }] of aims.entries()) {
      const path = ['aims', index, 'target'];
      if (target !== undefined) refer(checking, target.table, target.key, { spot, path });
    }
  }
}

function checkFacts(checking: Checking, facts: Facts): void {
  for (const { key, spot, owner, governor, faiths = {} } of facts.places) {
    refer(checking, 'place', key, { spot });
    refer(checking, 'polity', owner, { spot, path: ['owner'] });
    refer(checking, 'person', governor, { spot, path: ['governor'] });
    shares(checking, faiths, spot);
  }
  for (const { key, spot, court, at, faith, spouse } of facts.people) {
    refer(checking, 'person', key, { spot });
    refer(checking, 'polity', court, { spot, path: ['court'] });
    refer(checking, 'place', at, { spot, path: ['at'] });
    refer(checking, 'faith', faith, { spot, path: ['faith'] });
    refer(checking, 'person', spouse, { spot, path: ['spouse'] });
  }
  for (const { key, spot, ruler, titular, capital, seat, liege } of facts.polities) {
    refer(checking, 'polity', key, { spot });
    refer(checking, 'person', ruler, { spot, path: ['ruler'] });
    refer(checking, 'person', titular, { spot, path: ['titular'] });
    refer(checking, 'place', capital, { spot, path: ['capital'] });
    refer(checking, 'place', seat, { spot, path: ['seat'] });
    refer(checking, 'polity', liege, { spot, path: ['liege'] });
  }
  for (const { spot, owner, commander, at } of facts.forces) {
    refer(checking, 'polity', owner, { spot, path: ['owner'] });
    refer(checking, 'person', commander, { spot, path: ['commander'] });
    refer(checking, 'place', at, { spot, path: ['at'] });
  }
  for (const { spot, between } of facts.relations)
    list(checking, 'polity', between, { spot, path: ['between'] });
}

function checkInputs(checking: Checking): void {
  const { scenario } = checking;
  if (scenario.openings.length > 0)
    refer(checking, 'opening', scenario.defaultOpening, { spot: head, path: ['default-opening'] });
  for (const { spot: at, effect } of scenario.circumstances) {
    if ('polity' in effect)
      refer(checking, 'polity', effect.polity, { spot: at, path: ['effect', 'polity'] });
    if ('place' in effect)
      refer(checking, 'place', effect.place, { spot: at, path: ['effect', 'place'] });
    if ('places' in effect)
      list(checking, 'place', effect.places, { spot: at, path: ['effect', 'places'] });
  }
  for (const { spot: at, without, bars, pins } of scenario.switches) {
    list(checking, 'circumstance', without, { spot: at, path: ['without'] });
    for (const [index, { polity }] of bars.entries()) {
      refer(checking, 'polity', polity, { spot: at, path: ['bars', index, 'polity'] });
    }
    for (const pin of pins) subject(checking, pin.subject, { spot: pin.spot, path: ['subject'] });
  }
}

function checkSentences(checking: Checking): void {
  const { scenario } = checking;
  const numbers = new Set(scenario.sentences.map(({ number }) => number));
  let before = 0;
  for (const { spot, number, attestations, facts, systems, notSimulated } of scenario.sentences) {
    list(checking, 'attestation', attestations, { spot, path: ['attestations'] });
    for (const [index, name] of facts.entries())
      factName(checking, name, { spot, path: ['facts', index] });
    if (number === before) {
      const what = `there are two sentences ${number}`;
      find(checking, 'error', { spot, path: ['number'] }, { code: 'same-number', what });
    }
    before = number;
    const rests = attestations.length + facts.length + systems.length > 0;
    if (!rests && notSimulated === undefined) {
      find(
        checking,
        'warning',
        { spot },
        {
          code: 'unanswered-sentence',
          what: `nothing answers for sentence ${number}`,
          hint: 'Give attestations, facts or systems, or say under not-simulated why there are none.',
        },
      );
    }
  }
  if (numbers.size === 0) return;
  for (const { spot, sentences } of scenario.attestations) {
    for (const [index, number] of sentences.entries()) {
      if (numbers.has(number)) continue;
      const what = `article.yaml has no sentence ${number}`;
      find(
        checking,
        'error',
        { spot, path: ['sentences', index] },
        { code: 'unknown-sentence', what },
      );
    }
  }
}

function list(
  checking: Checking,
  table: KeyTable,
  keys: readonly Key[],
  { spot, path }: { readonly spot: Spot; readonly path: FieldPath },
): void {
  for (const [index, key] of keys.entries()) {
    refer(checking, table, key, { spot, path: [...path, index] });
  }
}

function shares(checking: Checking, faiths: Readonly<Record<Key, unknown>>, spot: Spot): void {
  for (const faith of Object.keys(faiths)) {
    refer(checking, 'faith', faith, { spot, path: ['faiths', faith], onKey: true });
  }
}

/** `place:almaden`, or `every`. Whether its die is about such a thing, the model knows. */
function subject(checking: Checking, words: string, at: At): void {
  const [table, key] = words.split(':');
  if (table === 'place' || table === 'person' || table === 'polity' || table === 'force') {
    refer(checking, table, key, at);
  }
}

/** `places.almaden`, `openings.o1.polities.reds`: each step must be a key that is there. */
function factName(checking: Checking, name: string, at: At): void {
  const { scenario } = checking;
  const tables: Readonly<Record<string, readonly { readonly key: Key }[]>> = {
    places: scenario.places,
    people: scenario.people,
    polities: scenario.polities,
    openings: scenario.openings,
    circumstances: scenario.circumstances,
    readings: [...scenario.circumstanceReadings, ...scenario.eventReadings],
    switches: scenario.switches,
    questions: scenario.questions,
  };
  const [table = '', key = '', inner, innerKey] = name.split('.');
  let good = tables[table]?.some((entry) => entry.key === key) ?? false;
  const facts = scenario.openings.find(
    (opening) => table === 'openings' && opening.key === key,
  )?.facts;
  if (good && facts !== undefined && inner !== undefined) good = factIn(facts, inner, innerKey);
  if (good || checking.written.fact(name)) return;
  find(checking, 'error', at, {
    code: 'unknown-fact',
    what: `there is no fact "${name}"`,
    hint: 'Write places.KEY, people.KEY, polities.KEY, circumstances.KEY, readings.KEY or openings.KEY.places.KEY.',
  });
}

function factIn(facts: Facts, table: string, key: string | undefined): boolean {
  switch (table) {
    case 'places':
    case 'people':
    case 'polities':
    case 'forces':
      return key === undefined || facts[table].some((fact) => fact.key === key);
    case 'parameters':
      return true;
    default:
      return table === 'relations';
  }
}
