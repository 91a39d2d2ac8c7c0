// What a court may do with a season: stay, or march against one of those whom its aims, its claims or
// its anger point at, with a few units or many, and with a second force against another old enemy on the
// same road. Options with utilities for the council in `court.ts`; no dice, no world.

import { clamp, ln } from '../base/number.ts';
import type { Heard } from '../engine/heard.ts';
import {
  aimsAgainst,
  aimWeight,
  freeSoldiers,
  gathersAt,
  goalAgainst,
  goalParameters,
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

/** The numbers of a season council. */
export const seasonParameters = {
  ...prospectParameters,
  ...goalParameters,
  stayUtility: {
    value: 1.5,
    range: [0.7, 2.3],
    unit: 'utility of a season at home',
    source: 'assumed',
    fromCase: true,
  },
  vassalStays: {
    value: 1,
    range: [0.5, 2],
    unit: 'utility added to staying for one who has a liege',
    source: 'assumed',
  },
  idleWar: {
    value: 1,
    range: [0.5, 1.5],
    unit: 'utility of staying lost by one whose open war no force of his is waging',
    source: 'assumed',
    fromCase: true,
  },
  enmityValue: {
    value: 1,
    range: [0.6, 1.4],
    unit: 'utility of success per weight of the aim `destroy`',
    source: 'by definition',
  },
  subdueValue: {
    value: 1,
    range: [0.7, 1.3],
    unit: 'utility of success per weight of the aim `subdue`',
    source: 'by definition',
  },
  angerWorth: {
    value: 1,
    range: [0.5, 1.5],
    unit: 'utility of beating one at whom it is mortally angry',
    source: 'assumed',
  },
  openWar: {
    value: 1.6,
    range: [0.9, 2.3],
    unit: 'utility of beating one with whom it is at war already',
    source: 'assumed',
    fromCase: true,
  },
  prey: {
    value: 0.6,
    range: [0.2, 1],
    unit: 'utility of success where it wants something of a realm that has lost all legitimacy',
    source: 'bueno-de-mesquita-1981',
  },
  claimValue: {
    value: 0.3,
    range: [0.1, 0.6],
    unit: 'utility of each claimed place to be won, up to three',
    source: 'assumed',
  },
  plunderValue: {
    value: 0.3,
    range: [0.1, 0.6],
    unit: 'utility of success per weight of the aim `plunder`, doubled with an empty chest',
    source: 'assumed',
  },
  bondCost: {
    value: 1.5,
    range: [0.8, 2.2],
    unit: 'utility lost by breaking the closest bond',
    source: 'assumed',
  },
} as const satisfies ParameterTable;

type Given = { readonly [K in keyof typeof seasonParameters]: number };
type SeasonRating = Omit<ProspectRating, 'parameters'> & { readonly parameters: Given };

interface Target {
  readonly polity: PolityId;
  readonly value: number;
  readonly person: PersonId | -1;
  readonly task: 'attack' | 'destroy';
  readonly place: PlaceId;
}

/** Everything a court weighs in March and in September; the first option is to stay. */
export function seasonOptions(heard: Heard, rating: SeasonRating): Draft[] {
  const given = rating.parameters;
  const bound = heard.own.liege === -1 ? 0 : given.vassalStays;
  const sizes = sizesFrom(freeSoldiers(heard), heard.own.unitSoldiers);
  const targets = sizes.length === 0 ? [] : targetsOf(heard, rating);
  const isIdle = targets.some(({ polity }) => heard.atWar(heard.court, polity));
  const idle = isIdle && heard.own.liege === -1 ? given.idleWar : 0;
  const stay = draft({ act: 'court.stay', utility: given.stayUtility + bound - idle });
  const out: Draft[] = [stay];
  for (const target of targets) {
    for (const soldiers of sizes) {
      const utility = worthOf(heard, rating, { target, soldiers }) - ln(sizes.length);
      if (utility > -3) out.push(march(target, [orderFor(target, soldiers)], utility));
    }
  }
  const pair = pairOfPlans(heard, rating, { targets, unit: sizes[0] ?? 0 });
  if (pair !== undefined) out.push(pair);
  return out;
}

function march(target: Target, orders: readonly Order[], utility: number): Draft {
  const size = orders.reduce((sum, it) => sum + it.soldiers, 0);
  return draft({
    act: 'court.march',
    table: 'polity',
    target: target.polity,
    size,
    orders,
    utility,
  });
}

const orderFor = ({ task, place, person, polity }: Target, soldiers: number): Order => ({
  task,
  place,
  person: task === 'destroy' ? person : -1,
  polity,
  soldiers,
});

function worthOf(
  heard: Heard,
  rating: SeasonRating,
  { target, soldiers }: { readonly target: Target; readonly soldiers: number },
): number {
  const { chance, cost } = prospectOf(heard, rating, {
    against: target.polity,
    place: target.place,
    soldiers,
  });
  return target.value * chance - rating.parameters.lossWeight * (1 - chance) - cost;
}

/** The three whom it most has reason to march against, best first. */
function targetsOf(heard: Heard, rating: SeasonRating): Target[] {
  const given = rating.parameters;
  // asked once, not once for each polity
  const claims = rating.setting.polities[heard.own.customs]?.claims ?? [];
  const holders = claims.map((it) => heard.holderOf(it));
  const plunder = aimWeight(heard, 'plunder') * (heard.own.treasury < 1.5 ? 2 : 1);
  const busyWith = new Set<PolityId | -1>();
  for (const id of heard.ownForces()) {
    const { task, polity } = heard.ownForce(id);
    if (task !== 'hold' && task !== 'home') busyWith.add(polity);
  }
  const out: Omit<Target, 'place'>[] = [];
  for (const polity of heard.polities()) {
    const mine = polity === heard.court || polity === heard.own.liege;
    if (mine || heard.liegeOf(polity) === heard.court || busyWith.has(polity)) continue;
    if (heard.own.liege !== -1 && heard.liegeOf(polity) === heard.own.liege) continue;
    const { destroy, subdue, person } = aimsAgainst(heard, polity);
    let claimed = 0;
    for (let at = 0; at < holders.length; at += 1) if (holders[at] === polity) claimed += 1;
    const wants = destroy + subdue + claimed > 0;
    const frailty = clamp(2 * (0.6 - heard.legitimacyOf(polity)), 0, 1);
    const value =
      (heard.atWar(heard.court, polity) ? given.openWar : 0) +
      (wants ? given.prey * frailty : 0) +
      given.enmityValue * destroy +
      given.subdueValue * subdue +
      given.angerWorth * heard.angerAt(polity) +
      given.claimValue * Math.min(3, claimed) +
      given.plunderValue * plunder -
      given.bondCost * (heard.bondWith(polity) + (heard.pledgedTo(polity) ? 0.5 : 0));
    if (value < 0.6) continue;
    out.push({ polity, value, person, task: destroy > 0.5 ? 'destroy' : 'attack' });
  }
  out.sort((a, b) => b.value - a.value || a.polity - b.polity);
  return out.slice(0, 3).map((it) => {
    const { polity, value, person, task } = it;
    // for an end to the enemy's court
    if (task === 'destroy') return { polity, value, person, task, place: heard.seatOf(polity) };
    const { place, gain } = goalAgainst(heard, rating, polity);
    return { polity, value: value + gain, person, task, place };
  });
}

/** One plan against two old enemies on one road, a unit for each. */
function pairOfPlans(
  heard: Heard,
  rating: SeasonRating,
  it: { readonly targets: readonly Target[]; readonly unit: number },
): Draft | undefined {
  const [main, second] = it.targets.filter((target) => target.task === 'destroy');
  if (main === undefined || second === undefined || freeSoldiers(heard) < 2 * it.unit)
    return undefined;
  const from = gathersAt(heard, rating, main.place);
  if (sharedWay(rating, { from, first: main.place, second: second.place }) < 0.4) return undefined;
  const utility =
    worthOf(heard, rating, { target: main, soldiers: it.unit }) +
    worthOf(heard, rating, { target: second, soldiers: it.unit });
  return march(main, [orderFor(main, it.unit), orderFor(second, it.unit)], utility);
}
