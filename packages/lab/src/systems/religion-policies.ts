// What a ruler may do to his towns, and how oppressed another's towns are said to be. Options with
// utilities for the councils in `religion.ts`, and what each does; no dice, no world.

import { clamp } from '../base/number.ts';
import type { Heard } from '../engine/heard.ts';
import { aimWeight } from '../engine/prospect.ts';
import type { PolityId } from '../scenario/setting.ts';
import { type Draft, draft } from '../world/draft.ts';
import type { religionParameters } from './religion-numbers.ts';

/** What a court may decide of its creed and of burdens on its towns, and what it may promise those of others. */
export const religionOptions: readonly string[] = [
  'religion.keep',
  'religion.favour',
  'religion.ban',
  'religion.coerce',
  'religion.billet',
  'religion.coerce-and-billet',
  'religion.burn',
  'religion.tolerate',
  'religion.ease',
  'religion.tax',
  'religion.keep-silent',
  'religion.proclaim',
];

type Given = { readonly [K in keyof typeof religionParameters]: number };

/** A court's towns as it weighs them: how restless those of other faiths are, and how many people that is. */
function townsAsHeard(heard: Heard, given: Given) {
  const { ruler } = heard.own;
  const faith = ruler === -1 ? 0 : heard.person(ruler).faith;
  let souls = 0;
  let other = 0;
  let anger = 0;
  let restless = 0;
  let pressed = 0;
  const places = heard.ownPlaces();
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at]!;
    const size = heard.souls(place);
    const share = 1 - heard.faithShare(place, faith);
    const grievance = heard.grievance(place);
    souls += size;
    other += size * share;
    anger += size * share * grievance;
    if (grievance >= given.restlessFrom && size >= 500) restless += 1;
    const creed = Math.max(0, heard.policy(place, 'creed') - favour) * share;
    pressed += size * Math.max(creed, heard.policy(place, 'billets'));
  }
  const per = souls > 0 ? 1 / souls : 0;
  return {
    otherShare: other * per,
    restlessness: anger * per,
    restless,
    pressed: pressed * per,
    souls,
  };
}

/** Firmness of a creed that is favoured and no more. */
const favour = 0.1;
/** Share of his people on whom a ruler presses, beyond favour, from which there is something to be lifted. */
const pressedFrom = 0.02;

/** What a ruler may do to his towns in a spring, with utilities. */
export function policies(heard: Heard, given: Given): Draft[] {
  const towns = townsAsHeard(heard, given);
  const need = clamp(1 - heard.own.treasury / 4, 0, 1);
  const zeal = given.zealWeight * aimWeight(heard, 'faith');
  const plunder = aimWeight(heard, 'plunder');
  const atWar = heard.polities().some((it) => heard.atWar(heard.court, it));
  const options: Draft[] = [];
  const add = (act: string, utility: number) => {
    options.push(draft({ act, utility }));
  };
  add('religion.keep', given.keepUtility);
  const since = heard.creedSince();
  const isNew = since !== -1 && heard.day - since <= 365;
  if (isNew && towns.pressed <= pressedFrom && towns.otherShare > 0.02) {
    add('religion.favour', given.favourWeight * (1 - towns.otherShare) + zeal);
  }
  if (towns.restless > 0) {
    const force = given.restlessWeight * towns.restlessness;
    const billets = force + given.needWeight * need + 0.5 * plunder - 0.5;
    add('religion.ban', given.banWeight * (force + zeal) + towns.otherShare - 1);
    add('religion.coerce', force + zeal + towns.otherShare - 1);
    add('religion.billet', billets);
    add('religion.coerce-and-billet', force + billets + zeal - 0.5);
    add('religion.burn', billets + given.burningUtility);
  }
  if (towns.pressed > pressedFrom) {
    add(
      'religion.tolerate',
      given.easeWeight * (1 - need) + (atWar ? towns.restlessness : 0) - zeal,
    );
    add('religion.ease', given.easeWeight * (towns.restlessness * (atWar ? 2 : 1) + 0.5 - need));
  }
  if (need > 0.5) add('religion.tax', given.needWeight * need - 0.5);
  return options;
}

type Matter = 'creed' | 'billets' | 'burning' | 'tax';
/**
 * What each policy does: which matter, how firmly, in which towns. Of a creed a tenth is favour (offices and
 * rents go to those of it), a half a ban on the public worship of others, and 1 force to take it on.
 * Firmness is assumed.
 */
export const effects: Readonly<
  Record<string, readonly { matter: Matter; to: number; towns: 'restless' | 'stubborn' | 'all' }[]>
> = {
  'religion.favour': [{ matter: 'creed', to: favour, towns: 'all' }],
  'religion.ban': [{ matter: 'creed', to: 0.5, towns: 'restless' }],
  'religion.coerce': [{ matter: 'creed', to: 1, towns: 'restless' }],
  'religion.billet': [{ matter: 'billets', to: 0.8, towns: 'restless' }],
  'religion.coerce-and-billet': [
    { matter: 'creed', to: 1, towns: 'restless' },
    { matter: 'billets', to: 0.8, towns: 'restless' },
  ],
  'religion.burn': [
    { matter: 'billets', to: 0.8, towns: 'restless' },
    { matter: 'burning', to: 0.7, towns: 'stubborn' },
  ],
  'religion.tolerate': [{ matter: 'creed', to: 0, towns: 'all' }],
  'religion.ease': [
    { matter: 'billets', to: 0, towns: 'all' },
    { matter: 'burning', to: 0, towns: 'all' },
    { matter: 'tax', to: 1, towns: 'all' },
  ],
  'religion.tax': [{ matter: 'tax', to: 1.4, towns: 'all' }],
};

/** Oppression of a polity's towns as another court has heard of it, 0 … 1: the worst tenth counts most. */
export function oppressionHeard(heard: Heard, polity: PolityId): number {
  const ruler = heard.rulerOf(polity);
  if (ruler === -1) return 0;
  const { faith } = heard.person(ruler);
  let souls = 0;
  let pressed = 0;
  for (const place of heard.placesOf(polity)) {
    const size = heard.souls(place);
    const share = 1 - heard.faithShare(place, faith);
    souls += size;
    const creed = heard.policy(place, 'creed') * share;
    pressed += size * clamp(creed + 0.3 * heard.policy(place, 'billets'), 0, 1);
  }
  return souls > 0 ? pressed / souls : 0;
}
