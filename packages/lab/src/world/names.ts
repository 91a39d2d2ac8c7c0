// What things are called in sentences: names from the setting for what was given, labels for what was
// made in the run, which are learned from the changes that made them. Sees no world, so that a story
// can be told from a chronicle alone. Used by tell.ts, acts.ts and the studies of single runs.

import { isPlural, ordinalWord, present } from '../base/wording.ts';
import type {
  FaithId,
  ForceId,
  PersonId,
  PlaceId,
  PolityId,
  Setting,
} from '../scenario/setting.ts';
import type { Change } from './change.ts';

/** Names and, for doers, their verbs. −1 is "nobody" or, for a place, "an unknown place". */
export interface Names {
  place(id: PlaceId | -1): string;
  person(id: PersonId | -1): string;
  /** With its article: "the Reeders", "Marl". */
  polity(id: PolityId | -1): string;
  force(id: ForceId | -1): string;
  faith(id: FaithId): string;
  circumstance(number: number): string;
  /** A polity with what it does now: "the Reeders march", "Marl marches". */
  polityDoes(id: PolityId | -1, verb: string): string;
  forceDoes(id: ForceId | -1, verb: string): string;
  /** Takes in a change that makes a force, a person or a polity. */
  learn(change: Change): void;
}

/** Names of a setting, before anything has been learned. */
export function makeNames(setting: Setting): Names {
  const forces = setting.forces.map((it) => it.name);
  const people = setting.people.map((it) => it.name);
  const polities = setting.polities.map((it) => withArticle(it.name));
  const used = new Map<string, number>();

  const place = (id: PlaceId | -1) => setting.places[id]?.name ?? 'an unknown place';
  const person = (id: PersonId | -1) => (id === -1 ? 'nobody' : (people[id] ?? 'somebody'));
  const polity = (id: PolityId | -1) => (id === -1 ? 'nobody' : (polities[id] ?? 'a new realm'));
  const force = (id: ForceId | -1) => (id === -1 ? 'nobody' : (forces[id] ?? 'a force'));
  /** The noun alone the first time, then "second", "third" before it. */
  const distinct = (article: string, noun: string): string => {
    const nth = (used.get(noun) ?? 0) + 1;
    used.set(noun, nth);
    return nth === 1 ? `${article} ${noun}` : `the ${ordinalWord(nth)} ${noun}`;
  };

  return {
    place,
    person,
    polity,
    force,
    faith: (id) => setting.faiths[id]?.name ?? 'an unknown faith',
    circumstance: (number) => setting.circumstances[number]?.name ?? 'an unknown circumstance',
    polityDoes: (id, verb) => `${polity(id)} ${present(verb, isPlural(polity(id)))}`,
    forceDoes: (id, verb) => `${force(id)} ${present(verb, isPlural(force(id)))}`,
    learn: (change) => {
      if (change.kind === 'forceRaised') {
        const whose = change.commander === -1 ? polity(change.polity) : person(change.commander);
        forces[change.force] = distinct('the', `force of ${whose} from ${place(change.place)}`);
      } else if (change.kind === 'polityFounded') {
        polities[change.polity] = `the realm of ${person(change.person)} at ${place(change.place)}`;
      } else if (change.kind === 'heirBorn') {
        people[change.person] =
          change.father === -1
            ? distinct('a', `kinsman of the rulers of ${polity(change.polity)}`)
            : distinct('a', `son of ${person(change.father)}`);
      }
    },
  };
}

function withArticle(name: string): string {
  return isPlural(name) && !/^[Tt]he /.test(name) ? `the ${name}` : name;
}
