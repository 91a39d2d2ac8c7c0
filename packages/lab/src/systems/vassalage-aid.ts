// What a liege may send to a vassal who calls: silence, or one to three units, to relieve him, to end his
// enemy as well, and with a second force that watches a strong neighbour or hunts another old enemy on
// the same road. Options with utilities for the council in `vassalage.ts`; no dice, no world.

import { ln } from '../base/number.ts';
import type { Heard } from '../engine/heard.ts';
import {
  aimsAgainst,
  aimWeight,
  freeSoldiers,
  gathersAt,
  nearestPlaceOf,
  type Prospect,
  type ProspectRating,
  prospectOf,
  prospectParameters,
  sharedWay,
} from '../engine/prospect.ts';
import type { ParameterTable } from '../engine/system.ts';
import type { PersonId, PlaceId, PolityId } from '../scenario/setting.ts';
import type { Order } from '../world/change.ts';
import { type Draft, draft } from '../world/draft.ts';
import { sizesFrom } from '../world/odds.ts';

/** The numbers of a liege's answer. */
export const aidParameters = {
  ...prospectParameters,
  vassalValue: {
    value: 1.2,
    range: [0.6, 1.8],
    unit: 'utility of a vassal saved',
    source: 'assumed',
  },
  holdValue: {
    value: 0.5,
    range: [0.3, 0.8],
    unit: 'utility of a vassal saved per weight of the aim `hold`',
    source: 'assumed',
  },
  reputation: {
    value: 0.3,
    range: [0.1, 0.6],
    unit: 'utility of aid per other vassal who watches',
    source: 'bueno-de-mesquita-1981',
  },
  enmity: {
    value: 0.8,
    range: [0.4, 1.2],
    unit: 'utility of an old enemy’s end per weight of the aim',
    source: 'assumed',
  },
  angerValue: {
    value: 0.8,
    range: [0.3, 1.5],
    unit: 'utility of beating one at whom it is mortally angry',
    source: 'assumed',
  },
  secondForce: {
    value: 0.3,
    range: [0, 0.8],
    unit: 'utility of guarding the road against a strong neighbour',
    source: 'assumed',
  },
  silenceUtility: {
    value: 0.3,
    range: [-0.5, 1],
    unit: 'utility of doing nothing',
    source: 'assumed',
  },
} as const satisfies ParameterTable;

type Given = { readonly [K in keyof typeof aidParameters]: number };
type AidRating = Omit<ProspectRating, 'parameters'> & { readonly parameters: Given };

interface Appeal {
  readonly vassal: PolityId;
  readonly against: PolityId;
  readonly place: PlaceId | -1;
}

/** Everything a liege weighs when an appeal has come; the first option is silence. */
export function aidOptions(heard: Heard, rating: AidRating, appeal: Appeal): Draft[] {
  const given = rating.parameters;
  const silence = draft({
    act: 'vassalage.silence',
    table: 'polity',
    target: appeal.vassal,
    utility: given.silenceUtility,
  });
  const place = appeal.place === -1 ? heard.seatOf(appeal.vassal) : appeal.place;
  const sizes = sizesFrom(freeSoldiers(heard), heard.own.unitSoldiers);
  const out: Draft[] = [];
  const value = worth(heard, given, appeal);
  const { destroy, subdue, person } = aimsAgainst(heard, appeal.against);
  const end =
    given.enmity * (destroy + 0.5 * subdue) + given.angerValue * heard.angerAt(appeal.against);
  for (const soldiers of sizes) {
    const friends = 0.5 * heard.reputedStrength(appeal.vassal);
    const campaign = { against: appeal.against, place, soldiers, friends };
    const prospect = prospectOf(heard, rating, campaign);
    if (prospect.chance <= 0) continue;
    out.push(
      aid('vassalage.relieve', appeal, {
        orders: [{ task: 'relieve', place, person: -1, polity: appeal.against, soldiers }],
        utility: weigh(given, prospect, value),
      }),
    );
    if (end < 0.3) continue;
    const main: Order = { task: 'destroy', place, person, polity: appeal.against, soldiers };
    const utility = weigh(given, prospect, value + end) - given.marchCost;
    out.push(aid('vassalage.relieve-and-destroy', appeal, { orders: [main], utility }));
    const second = secondForce(heard, rating, {
      appeal,
      place,
      left: freeSoldiers(heard) - soldiers,
    });
    if (second !== undefined) {
      out.push(
        aid('vassalage.relieve-and-guard', appeal, {
          orders: [main, second.order],
          utility: utility + second.gain,
        }),
      );
    }
  }
  // Many ways of giving aid do not make aid likelier than one way would.
  const spread = out.length > 2 ? ln(out.length / 2) : 0;
  return [silence, ...out.map((it) => draft({ ...it, utility: it.utility - spread }))];
}

/** What saving the vassal is worth: himself, and the eyes of the others. */
function worth(heard: Heard, given: Given, { vassal }: Appeal): number {
  const watchers = heard.vassals().filter((it) => it !== vassal).length;
  return (
    given.vassalValue +
    given.holdValue * aimWeight(heard, 'hold') +
    given.reputation * Math.min(5, watchers) +
    heard.bondWith(vassal)
  );
}

const weigh = (given: Given, { chance, cost }: Prospect, value: number): number =>
  value * chance - given.lossWeight * (1 - chance) - cost;

function aid(
  act: string,
  { vassal }: Appeal,
  it: { readonly orders: readonly Order[]; readonly utility: number },
): Draft {
  const size = it.orders.reduce((sum, order) => sum + order.soldiers, 0);
  const { orders, utility } = it;
  return draft({ act, table: 'polity', target: vassal, size, orders, utility });
}

/** A second force on the same road: against another old enemy, else as a guard towards the strongest neighbour. */
function secondForce(
  heard: Heard,
  rating: AidRating,
  it: { readonly appeal: Appeal; readonly place: PlaceId; readonly left: number },
): { readonly order: Order; readonly gain: number } | undefined {
  const soldiers = sizesFrom(it.left, heard.own.unitSoldiers)[0] ?? 0;
  if (soldiers === 0) return undefined;
  const given = rating.parameters;
  const from = gathersAt(heard, rating, it.place);
  let best: { order: Order; gain: number } | undefined;
  for (const other of heard.polities()) {
    if (other === heard.court || other === it.appeal.against || other === it.appeal.vassal)
      continue;
    const { destroy, person } = aimsAgainst(heard, other);
    if (destroy < 0.5) continue;
    const place = heard.seatOf(other);
    if (sharedWay(rating, { from, first: it.place, second: place }) < 0.5) continue;
    const prospect = prospectOf(heard, rating, { against: other, place, soldiers });
    const gain = weigh(given, prospect, given.enmity * destroy);
    if (best === undefined || gain > best.gain)
      best = { order: { task: 'destroy', place, person, polity: other, soldiers }, gain };
  }
  if (best !== undefined) return best;
  return guardAgainst(heard, rating, { ...it, soldiers });
}

function guardAgainst(
  heard: Heard,
  rating: AidRating,
  it: { readonly appeal: Appeal; readonly soldiers: number },
): { readonly order: Order; readonly gain: number } | undefined {
  let strongest: PolityId | -1 = -1;
  for (const other of heard.polities()) {
    const stranger =
      other !== heard.court && other !== it.appeal.vassal && other !== it.appeal.against;
    if (!stranger || heard.liegeOf(other) === heard.court || heard.pledgedBy(other)) continue;
    if (!heard.borders(other, it.appeal.against)) continue;
    if (strongest === -1 || heard.reputedStrength(other) > heard.reputedStrength(strongest))
      strongest = other;
  }
  if (strongest === -1) return undefined;
  const place = nearestPlaceOf(heard, rating, {
    polity: it.appeal.against,
    to: heard.seatOf(strongest),
  });
  if (place === -1) return undefined;
  const person: PersonId | -1 = -1;
  const order: Order = { task: 'screen', place, person, polity: strongest, soldiers: it.soldiers };
  const given = rating.parameters;
  const sent = it.soldiers / Math.max(1, freeSoldiers(heard));
  return { order, gain: given.secondForce - given.shareCost * sent };
}
