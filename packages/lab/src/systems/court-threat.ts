// What a court may do when an enemy comes: wait, stand, send relief, withdraw to a safer town, flee with
// those who will follow, or submit. Options with utilities for the council in `court.ts`; no dice, no
// world.

import type { Heard } from '../engine/heard.ts';
import {
  aimWeight,
  daysBetween,
  freeSoldiers,
  type ProspectRating,
  prospectOf,
  prospectParameters,
} from '../engine/prospect.ts';
import type { ParameterTable } from '../engine/system.ts';
import type { PlaceId, PolityId } from '../scenario/setting.ts';
import type { Order } from '../world/change.ts';
import { type Draft, draft } from '../world/draft.ts';
import { chanceOfVictory } from '../world/odds.ts';

/** The numbers of a council about a threat. */
export const threatParameters = {
  ...prospectParameters,
  standWeight: {
    value: 2.5,
    range: [1.5, 3.5],
    unit: 'utility between a stand sure to be won and one sure to be lost, halved',
    source: 'assumed',
  },
  prideWeight: {
    value: 1,
    range: [0.5, 1.5],
    unit: 'utility of standing, and of not bowing, for a ruler of full legitimacy',
    source: 'assumed',
  },
  reliefValue: {
    value: 1.5,
    range: [0.8, 2.2],
    unit: 'utility of one’s own town relieved',
    source: 'assumed',
  },
  safetyWeight: {
    value: 0.8,
    range: [0.4, 1.2],
    unit: 'utility of safety per weight of the aim',
    source: 'assumed',
  },
  fleeUtility: {
    value: -2,
    range: [-3, -1],
    unit: 'utility of leaving one’s realm, but for safety',
    source: 'assumed',
  },
  withdrawUtility: {
    value: -1,
    range: [-2, 0],
    unit: 'utility of leaving one’s seat, but for safety',
    source: 'assumed',
  },
  submitUtility: {
    value: -1.5,
    range: [-2.5, -0.5],
    unit: 'utility of bowing, but for fear',
    source: 'assumed',
  },
  fearWeight: {
    value: 2.5,
    range: [1.5, 3.5],
    unit: 'utility of bowing to one who is sure to win',
    source: 'assumed',
  },
  oldEnmity: {
    value: 2,
    range: [1, 3],
    unit: 'utility of bowing lost to mortal anger',
    source: 'assumed',
  },
} as const satisfies ParameterTable;

type Given = { readonly [K in keyof typeof threatParameters]: number };
type ThreatRating = Omit<ProspectRating, 'parameters'> & { readonly parameters: Given };

/** How the court sees its odds against an enemy near a place. */
export function oddsOfStanding(
  heard: Heard,
  rating: ThreatRating,
  threat: { readonly place: PlaceId; readonly against: PolityId },
): number {
  let enemies = 0;
  for (const force of heard.forcesOf(threat.against)) {
    const at = heard.whereIs(force);
    if (at !== -1 && daysBetween(rating, at, threat.place) <= 15)
      enemies += heard.soldiersIn(force);
  }
  if (enemies === 0) enemies = 0.5 * heard.reputedStrength(threat.against);
  let own = freeSoldiers(heard) + heard.own.household;
  for (const force of heard.ownForces()) {
    const at = heard.whereIs(force);
    if (at !== -1 && daysBetween(rating, at, heard.own.seat) <= 15)
      own += heard.ownForce(force).soldiers;
  }
  return chanceOfVictory(
    {
      soldiers: own,
      enemies,
      qualityGap: heard.own.quality - heard.qualityOf(threat.against),
    },
    { numbers: rating.parameters.numbersSlope, quality: rating.parameters.qualitySlope },
  );
}

/** Everything that a court weighs when it is threatened; the first option is to wait. */
export function threatOptions(
  heard: Heard,
  rating: ThreatRating,
  threat: { readonly place: PlaceId; readonly against: PolityId },
): Draft[] {
  const given = rating.parameters;
  const { own } = heard;
  const odds = oddsOfStanding(heard, rating, threat);
  const near = daysBetween(rating, threat.place, own.seat) <= 15;
  const safety = given.safetyWeight * aimWeight(heard, 'safety') * (1 - odds);
  const out: Draft[] = [draft({ act: 'court.wait', utility: 0 })];
  const free = freeSoldiers(heard);
  if (near) {
    const soldiers = Math.floor((0.9 * free) / 100) * 100;
    const order: Order = {
      task: 'hold',
      place: own.seat,
      person: -1,
      polity: threat.against,
      soldiers,
    };
    out.push(
      draft({
        act: 'court.stand',
        table: 'place',
        target: own.seat,
        size: soldiers,
        orders: soldiers >= 200 ? [order] : [],
        utility: given.standWeight * (2 * odds - 1) + given.prideWeight * own.legitimacy,
      }),
    );
    out.push(
      draft({
        act: 'court.flee',
        table: 'polity',
        target: threat.against,
        utility: given.fleeUtility + safety * (1 + heard.angerAt(threat.against)),
      }),
    );
    const refuge = saferTown(heard, rating, threat.place);
    if (refuge !== -1) {
      const utility = given.withdrawUtility + safety;
      out.push(draft({ act: 'court.withdraw', table: 'place', target: refuge, utility }));
    }
  }
  const relief = reliefOf(heard, rating, threat);
  if (relief !== undefined) out.push(relief);
  const lord = lordOf(heard, threat.against);
  const isMine = near || heard.holderOf(threat.place) === heard.court;
  if (isMine && lord !== heard.court && own.liege !== lord) {
    const utility =
      given.submitUtility +
      given.fearWeight * (1 - odds) -
      given.prideWeight * (own.legitimacy + 0.3 * heard.vassals().length) -
      (2 * heard.reputedStrength(heard.court)) / Math.max(1, heard.reputedStrength(lord)) -
      given.oldEnmity * heard.angerAt(threat.against) -
      Math.max(0, own.commitment);
    out.push(draft({ act: 'court.submit', table: 'polity', target: lord, utility }));
  }
  return out;
}

/** Whom one bows to when one bows to an enemy: his own liege where he has one. */
function lordOf(heard: Heard, enemy: PolityId): PolityId {
  const liege = heard.liegeOf(enemy);
  return liege === -1 ? enemy : liege;
}

function reliefOf(
  heard: Heard,
  rating: ThreatRating,
  threat: { readonly place: PlaceId; readonly against: PolityId },
): Draft | undefined {
  const given = rating.parameters;
  const soldiers = Math.floor((0.8 * freeSoldiers(heard)) / 100) * 100;
  if (soldiers < 200 || threat.place === heard.own.seat) return undefined;
  if (heard.besiegerOf(threat.place) !== threat.against) return undefined;
  const { place, against } = threat;
  const { chance, cost } = prospectOf(heard, rating, { against, place, soldiers });
  if (chance <= 0) return undefined;
  const utility = given.reliefValue * chance - given.lossWeight * (1 - chance) - cost;
  return draft({
    act: 'court.relieve',
    table: 'place',
    target: place,
    size: soldiers,
    orders: [{ task: 'relieve', place, person: -1, polity: against, soldiers }],
    utility,
  });
}

/** The strongest own town that lies at least five days further from the enemy than the seat; −1 for none. */
function saferTown(heard: Heard, rating: ThreatRating, enemy: PlaceId): PlaceId | -1 {
  const now = daysBetween(rating, enemy, heard.own.seat);
  let best: PlaceId | -1 = -1;
  let bestValue = 0;
  for (const place of heard.ownPlaces()) {
    if (heard.besiegerOf(place) !== -1 || heard.souls(place) < 300) continue;
    const away = daysBetween(rating, enemy, place);
    const way = daysBetween(rating, heard.own.seat, place);
    if (!Number.isFinite(away) || away < now + 5 || way > 30) continue;
    const value = 1 + heard.walls(place) + heard.garrison(place) / 1000;
    if (value > bestValue) {
      best = place;
      bestValue = value;
    }
  }
  return best;
}
