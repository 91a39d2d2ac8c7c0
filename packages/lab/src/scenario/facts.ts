/**
 * Facts: what is so of places, people, polities, forces and relations, as openings say it and as
 * readings and switches lay it over them. One reader, so that the three cannot differ.
 */

import { readGrounds } from './cite.ts';
import { readQuantities, readQuantity, readShares } from './quantity.ts';
import { given, type Located, placed, type Reading } from './reading.ts';
import type {
  Facts,
  ForceFacts,
  Grounds,
  Key,
  PersonFacts,
  PlaceFacts,
  PolityFacts,
  RelationFacts,
  Spot,
} from './scenario.ts';
import type { FactsText, GroundedText } from './schema-parts.ts';
import { type Mark, markWithin } from './yaml.ts';

/** No facts at all. */
export const noFacts: Facts = {
  places: [],
  people: [],
  polities: [],
  forces: [],
  relations: [],
  parameters: [],
};

/**
 * What facts rest on that say nothing of it themselves: those of an opening on nothing, those that
 * are laid on what the reading or switch rests on. Parameters are given in one number each, so they
 * rest on the grounds of what holds them in either case.
 */
export interface Inherited {
  readonly facts?: Grounds;
  readonly parameters: Grounds;
}

/** Reads facts. Lists are in the order of keys; relations in the order of their two polities. */
export function readFacts(
  reading: Reading,
  { value, mark }: Located<FactsText>,
  inherited: Inherited,
): Facts {
  const each = <Text extends GroundedText, Read>(
    table: string,
    texts: Readonly<Record<Key, Text>> | undefined,
    read: (located: Located<Text>, base: Base) => Read,
  ): Read[] =>
    sortedKeys(texts).map((key) => {
      const located = { value: texts![key]!, mark: markWithin(mark, [table, key]) };
      const grounds = readGrounds(reading, located, inherited.facts);
      return read(located, { key, grounds, spot: placed(reading, located.mark) });
    });
  return {
    places: each(
      'places',
      value.places,
      (located, base): PlaceFacts => ({
        ...base,
        ...given('owner', located.value.owner),
        ...readQuantities(reading, placeNumbers, located, base.grounds),
        ...readFaiths(reading, located, base.grounds),
        ...given('governor', located.value.governor),
      }),
    ),
    people: each(
      'people',
      value.people,
      ({ value: text, mark: at }, base): PersonFacts => ({
        ...base,
        ...given('alive', text.alive),
        ...given('court', text.court),
        ...given('at', text.at),
        ...given('office', text.office),
        ...given('faith', text.faith),
        ...given('spouse', text.spouse),
        ...given('fugitive', text.fugitive),
        ...readQuantities(reading, personNumbers, { value: text, mark: at }, base.grounds),
      }),
    ),
    polities: each(
      'polities',
      value.polities,
      ({ value: text, mark: at }, base): PolityFacts => ({
        ...base,
        ...given('stands', text.stands),
        ...given('ruler', text.ruler),
        ...given('titular', text.titular),
        ...given('capital', text.capital),
        ...given('seat', text.seat),
        ...given('liege', text.liege),
        ...readQuantities(reading, polityNumbers, { value: text, mark: at }, base.grounds),
      }),
    ),
    forces: each(
      'forces',
      value.forces,
      ({ value: text, mark: at }, base): ForceFacts => ({
        ...base,
        ...given('name', text.name),
        ...given('owner', text.owner),
        ...given('commander', text.commander),
        ...given('at', text.at),
        ...given('exists', text.exists),
        ...readQuantities(reading, forceNumbers, { value: text, mark: at }, base.grounds),
      }),
    ),
    relations: readRelations(reading, { value: value.relations ?? [], mark }, inherited.facts),
    parameters: readParameters(reading, { value, mark }, inherited.parameters),
  };
}

interface Base {
  readonly key: Key;
  readonly grounds: Grounds;
  readonly spot: Spot;
}

const placeNumbers = [
  'garrison',
  'walls',
  'souls',
  'stores',
  'grievance',
  'ruin',
  'creed',
  'billets',
  'burning',
  'tax',
] as const;
const personNumbers = ['following', 'rank', 'skill', 'ambition'] as const;
const polityNumbers = [
  'commitment',
  'tribute',
  'legitimacy',
  'treasury',
  'levy',
  'household',
  'tied',
  'quality',
] as const;
const forceNumbers = ['soldiers'] as const;
const relationNumbers = ['anger', 'bond'] as const;

function readFaiths(
  reading: Reading,
  {
    value,
    mark,
  }: Located<{ readonly faiths?: Parameters<typeof readShares>[1]['value'] | undefined }>,
  grounds: Grounds,
) {
  if (value.faiths === undefined) return {};
  const located = { value: value.faiths, mark: markWithin(mark, ['faiths']) };
  return { faiths: readShares(reading, located, grounds) };
}

function readRelations(
  reading: Reading,
  { value, mark }: { readonly value: NonNullable<FactsText['relations']>; readonly mark: Mark },
  inherited: Grounds | undefined,
): RelationFacts[] {
  const relations = value.map((text, index): RelationFacts => {
    const at = markWithin(mark, ['relations', index]);
    const grounds = readGrounds(reading, { value: text, mark: at }, inherited);
    return {
      between: text.between,
      ...given('war', text.war),
      ...readQuantities(reading, relationNumbers, { value: text, mark: at }, grounds),
      grounds,
      spot: placed(reading, at),
    };
  });
  const pair = ({ between }: RelationFacts) => between.join(' ');
  return relations.sort((one, other) => (pair(one) < pair(other) ? -1 : 1));
}

function readParameters(
  reading: Reading,
  { value, mark }: Located<FactsText>,
  inherited: Grounds,
): Facts['parameters'] {
  const texts = value.parameters;
  return sortedKeys(texts).flatMap((name) => {
    const at = markWithin(mark, ['parameters', name]);
    const quantity = readQuantity(reading, { value: texts![name]!, mark: at }, inherited);
    return quantity === undefined ? [] : [{ name, value: quantity, spot: placed(reading, at) }];
  });
}

function sortedKeys(texts: Readonly<Record<string, unknown>> | undefined): string[] {
  return texts === undefined ? [] : Object.keys(texts).sort();
}
