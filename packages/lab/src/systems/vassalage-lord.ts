// Whom a vassal that has left its liege may bow to: nobody, or one of the powers it has heard of that are felt
// at its seat to be stronger than itself. Decided from what it has heard alone. One of the rooms of the
// system `vassalage`.

import type { Heard } from '../engine/heard.ts';
import { modes } from '../land/network.ts';
import type { PolityId } from '../scenario/setting.ts';
import { type Draft, draft } from '../world/draft.ts';
import { type AppealRating, strengthHere } from './vassalage-appeal.ts';
import { nearDays, risingDays, worthOfBowing } from './vassalage-bonds.ts';

const riders = modes.indexOf('riders');

/** What a court that has left its liege may do: stand alone, or bow to a power that has no lord itself. */
export function lordOptions(
  heard: Heard,
  rating: AppealRating,
  it: { readonly from: PolityId },
): Draft[] {
  const options: Draft[] = [draft({ act: 'vassalage.stand-alone', utility: 0 })];
  const soldiers = heard.reputedStrength(heard.court);
  for (const target of heard.polities()) {
    if (target === heard.court || target === it.from || heard.liegeOf(target) !== -1) continue;
    const strength = strengthHere(heard, rating, target);
    if (strength <= soldiers) continue;
    const utility = worthOfBowing(rating.parameters, {
      strength,
      own: soldiers * (1 + heard.own.legitimacy),
      bond: heard.bondWith(target),
      anger: heard.angerAt(target),
      passive: seemsPassive(heard, rating, target),
    });
    options.push(draft({ act: 'vassalage.bow-to', table: 'polity', target, utility }));
  }
  return options;
}

/** True for a power that, for all the court has heard, is no danger today. */
function seemsPassive(heard: Heard, rating: AppealRating, other: PolityId): boolean {
  const victory = heard.victoryOf(other);
  const rising = victory !== -1 && heard.day - victory < risingDays;
  if ((rising && heard.borders(heard.court, other)) || heard.atWar(heard.court, other))
    return false;
  return !heard
    .forcesOf(other)
    .some(
      (force) =>
        rating.land.days(heard.whereIs(force), heard.own.seat, rating.month, riders) <= nearDays,
    );
}
