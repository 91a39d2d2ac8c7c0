// How a court weighs people who come to it: whether to take in a fugitive of rank, and what to grant a
// guest who stays: a command, a wife of the house, leave to gather his people. Options with utilities
// for the councils in `court.ts`; no dice, no world.

import { clamp } from '../base/number.ts';
import type { Heard } from '../engine/heard.ts';
import { daysBetween } from '../engine/prospect.ts';
import type { ParameterTable, Rating } from '../engine/system.ts';
import type { PersonId } from '../scenario/setting.ts';
import { type Draft, draft } from '../world/draft.ts';
import { strengthAfter } from '../world/odds.ts';

/** The numbers of hospitality. */
export const guestParameters = {
  receiveUtility: {
    value: 0.3,
    range: [-0.5, 1],
    unit: 'utility of taking in a stranger',
    source: 'assumed',
  },
  rankValue: {
    value: 1,
    range: [0.5, 1.5],
    unit: 'utility of a guest born to rule',
    source: 'assumed',
  },
  soldiersValue: {
    value: 0.8,
    range: [0.3, 1.5],
    unit: 'utility of a guest whose soldiers are as many as the guard',
    source: 'assumed',
  },
  kinValue: {
    value: 1,
    range: [0.5, 1.5],
    unit: 'utility of a guest of one’s house or faith',
    source: 'assumed',
  },
  needValue: {
    value: 1,
    range: [0.4, 1.6],
    unit: 'utility of soldiers to one beaten, poor or left by vassals',
    source: 'assumed',
  },
  hunterFear: {
    value: 2,
    range: [1, 3],
    unit: 'utility lost by sheltering one whom a much stronger polity hunts',
    source: 'assumed',
  },
  hunterDays: {
    value: 30,
    range: [15, 60],
    unit: 'days of riding to 1/e of the hunter’s strength as his host fears it',
    source: 'boulding-1962',
  },
  seizeUtility: {
    value: -1.8,
    range: [-3, -0.8],
    unit: 'utility of laying hands on a guest',
    source: 'assumed',
  },
  gatherValue: {
    value: 0.8,
    range: [0.3, 1.3],
    unit: 'utility of the people whom a guest born to rule may yet gather, to a court in want',
    source: 'assumed',
  },
  favourUtility: {
    value: -0.5,
    range: [-1.5, 0.5],
    unit: 'utility of granting a guest what he wishes',
    source: 'assumed',
  },
  suspicion: {
    value: 1.2,
    range: [0.5, 2],
    unit: 'utility lost on a guest whose soldiers are as many as the guard',
    source: 'assumed',
  },
} as const satisfies ParameterTable;

type Given = { readonly [K in keyof typeof guestParameters]: number };
type RefugeRating = Pick<Rating, 'land' | 'month'> & { readonly parameters: Given };

/** A court's want of soldiers and friends, 0 … 1: beaten lately, poor, or left by vassals. */
function needOf(heard: Heard): number {
  const defeat = heard.defeatOf(heard.court);
  const beaten = defeat !== -1 && heard.day - defeat < 730 ? 0.5 : 0;
  const poor = 0.3 * clamp(1 - heard.own.treasury / 3, 0, 1);
  const few = heard.own.legitimacy < 0.5 ? 0.3 : 0;
  return Math.min(1, beaten + poor + few);
}

const soldiersShare = (heard: Heard, guest: PersonId): number =>
  Math.min(2, heard.person(guest).following / Math.max(500, heard.own.household));

function kinship(heard: Heard, guest: PersonId): number {
  const { ruler } = heard.own;
  if (ruler === -1) return 0;
  const [a, b] = [heard.person(guest), heard.person(ruler)];
  return (a.house !== -1 && a.house === b.house ? 1 : 0) + (a.faith === b.faith ? 0.4 : 0);
}

/** Soldiers behind whom a guest would be safe: its own, and half of its liege's. */
function shelterOf(heard: Heard): number {
  const { liege } = heard.own;
  const behind = liege === -1 ? 0 : 0.5 * heard.reputedStrength(liege);
  return heard.reputedStrength(heard.court) + behind;
}

/** What a court may do with a fugitive at its gate: receive, turn away, seize. */
export function refugeOptions(heard: Heard, rating: RefugeRating, guest: PersonId): Draft[] {
  const given = rating.parameters;
  const { huntedBy, rank } = heard.person(guest);
  const share = soldiersShare(heard, guest);
  const danger =
    huntedBy === -1 || !heard.stands(huntedBy)
      ? 0
      : clamp(
          strengthAfter(heard.reputedStrength(huntedBy), {
            days: daysBetween(rating, heard.seatOf(huntedBy), heard.own.seat),
            scaleDays: given.hunterDays,
          }) / Math.max(1, shelterOf(heard)),
          0,
          1.5,
        );
  const friends = huntedBy === -1 ? 0 : heard.bondWith(huntedBy) - heard.angerAt(huntedBy);
  const bound = huntedBy !== -1 && heard.own.liege === huntedBy ? 2 : 0;
  const out: Draft[] = [
    draft({
      act: 'court.receive',
      table: 'person',
      target: guest,
      utility:
        given.receiveUtility +
        given.rankValue * rank +
        given.soldiersValue * share * (1 + given.needValue * needOf(heard)) +
        given.kinValue * kinship(heard, guest) -
        given.hunterFear * danger -
        friends -
        bound,
    }),
    draft({ act: 'court.turn-away', table: 'person', target: guest, utility: 0 }),
  ];
  if (huntedBy !== -1 && huntedBy !== heard.court)
    out.push(
      draft({
        act: 'court.seize',
        table: 'person',
        target: guest,
        utility:
          given.seizeUtility + given.hunterFear * danger + friends + bound - kinship(heard, guest),
      }),
    );
  return out;
}

/** A woman of the ruler's house who might be given to a guest; −1 for none. */
function brideFor(heard: Heard, guest: PersonId): PersonId | -1 {
  const { ruler } = heard.own;
  if (ruler === -1 || heard.person(guest).sex !== 'man' || heard.person(guest).spouse !== -1)
    return -1;
  const { house } = heard.person(ruler);
  for (const id of heard.people()) {
    const it = heard.person(id);
    const ofHouse = it.father === ruler || (house !== -1 && it.house === house);
    if (it.sex === 'woman' && it.spouse === -1 && ofHouse && heard.lives(id)) return id;
  }
  return -1;
}

/** What a court may grant a guest of rank; one option alone when there is nothing left to grant. */
export function favourOptions(
  heard: Heard,
  given: Given,
  it: { readonly guest: PersonId; readonly isGuest: boolean },
): Draft[] {
  const guest = heard.person(it.guest);
  const share = soldiersShare(heard, it.guest);
  const need = given.needValue * needOf(heard);
  const trust = given.favourUtility + given.rankValue * guest.rank - given.suspicion * share * 0.5;
  // People who may still gather round him are worth a place at court, before they have come.
  const hope = guest.licensed ? 0 : given.gatherValue * guest.rank * (0.5 + needOf(heard));
  const out: Draft[] = [
    draft({ act: 'court.grant-nothing', table: 'person', target: it.guest, utility: 0.5 }),
  ];
  if (it.isGuest)
    out.push(
      draft({
        act: 'court.give-command',
        table: 'person',
        target: it.guest,
        utility: trust + guest.skill + 0.5 * need - 0.5,
      }),
    );
  const bride = brideFor(heard, it.guest);
  if (bride !== -1)
    out.push(
      draft({
        act: 'court.give-wife',
        table: 'person',
        target: it.guest,
        size: bride,
        utility: trust + 0.3 * need + hope,
      }),
    );
  if (!guest.licensed && guest.rank >= 0.4)
    out.push(
      draft({
        act: 'court.let-gather',
        table: 'person',
        target: it.guest,
        utility: trust + need + hope - 0.5,
      }),
    );
  return out;
}
