// What a court in danger may ask, and of whom: to endure, to appeal to its liege, or to turn to a new
// lord. Decided from what it has heard alone. One of the rooms of the system `vassalage`.

import type { Heard } from '../engine/heard.ts';
import type { ParameterTable, Rating } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { PolityId } from '../scenario/setting.ts';
import { type Draft, draft } from '../world/draft.ts';
import { strengthAfter } from '../world/odds.ts';
import { type bondParameters, risingDays } from './vassalage-bonds.ts';

/** The numbers of an appeal. */
export const appealParameters = {
  appealUtility: {
    value: 1,
    range: [0, 2],
    unit: 'utility of an appeal to one’s liege when an enemy comes',
    source: 'assumed',
  },
  commitmentWeight: {
    value: 1,
    range: [0.5, 1.5],
    unit: 'utility of an appeal per point of commitment',
    source: 'assumed',
  },
  turnUtility: {
    value: -2.5,
    range: [-4, -1.5],
    unit: 'utility of turning to a new lord for help',
    source: 'assumed',
  },
  turnWeight: {
    value: 2,
    range: [1, 3],
    unit: 'utility of a new lord as strong as the enemy at one’s gates',
    source: 'assumed',
  },
  prideInArms: {
    value: 6,
    range: [4, 8],
    unit: 'utility of a new lord lost by one who is as strong as he',
    source: 'assumed',
  },
} as const satisfies ParameterTable;

/** What a court in danger reckons with. */
export type AppealRating = Pick<Rating, 'land' | 'month'> & {
  readonly parameters: {
    readonly [K in keyof typeof appealParameters | keyof typeof bondParameters]: number;
  };
};

const riders = modes.indexOf('riders');
/** What an alarmed court may ask, and of whom. */
export function appealOptions(
  heard: Heard,
  act: AppealRating,
  it: { readonly against: PolityId },
): Draft[] {
  const given = act.parameters;
  const { liege } = heard.own;
  const options: Draft[] = [draft({ act: 'vassalage.endure', utility: 0 })];
  if (liege !== -1 && liege !== it.against && heard.stands(liege)) {
    const utility = given.appealUtility + given.commitmentWeight * heard.own.commitment;
    options.push(draft({ act: 'vassalage.appeal', table: 'polity', target: liege, utility }));
  }
  const enemy = strengthHere(heard, act, it.against);
  for (const other of heard.polities()) {
    const useless = other === heard.court || other === liege || other === it.against;
    if (useless || heard.liegeOf(other) !== -1 || heard.liegeOf(it.against) === other) continue;
    if (heard.angerAt(other) > 0.6 || heard.atWar(heard.court, other)) continue;
    const share = strengthHere(heard, act, other) / Math.max(1, enemy);
    if (share < 0.3) continue;
    const loyal = liege === -1 ? 0 : given.commitmentWeight * (1 + heard.own.commitment);
    const utility =
      given.turnUtility +
      given.turnWeight * Math.min(1.5, share) -
      loyal +
      heard.bondWith(other) -
      2 * heard.angerAt(other) -
      heard.own.legitimacy -
      (given.prideInArms * heard.reputedStrength(heard.court)) /
        Math.max(1, heard.reputedStrength(other));
    options.push(draft({ act: 'vassalage.turn-to', table: 'polity', target: other, utility }));
  }
  return options;
}

/** Soldiers of a polity as a court feels them at its own seat, more after a victory within two years. */
export function strengthHere(heard: Heard, act: AppealRating, polity: PolityId): number {
  const days = act.land.days(heard.seatOf(polity), heard.own.seat, act.month, riders);
  const victory = heard.victoryOf(polity);
  const rising =
    victory !== -1 && heard.day - victory < risingDays ? act.parameters.risingFactor : 1;
  return (
    rising *
    strengthAfter(heard.reputedStrength(polity), { days, scaleDays: act.parameters.strengthDays })
  );
}
