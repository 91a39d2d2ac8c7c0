// How the bond of vassals answers to what their liege does to them or to another: aid, silence, betrayal.
// What was done to one is felt by him when he hears of it, and by the liege's other vassals when the news
// can have come to them. One of the rooms of the system `vassalage`.

import { clamp } from '../base/number.ts';
import type { OccasionOf } from '../engine/occasion.ts';
import type { Act, ParameterTable } from '../engine/system.ts';
import type { PolityId } from '../scenario/setting.ts';
import type { ChangeOf } from '../world/change.ts';
import { atWar, vassalsOf } from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';

type W = Seen<World>;

/** What deeds do to commitment. */
export const deedParameters = {
  aidBond: {
    value: 0.1,
    range: [0.05, 0.2],
    unit: 'commitment gained by aid',
    source: 'axelrod-1995',
  },
  silenceBreach: {
    value: 0.3,
    range: [0.15, 0.45],
    unit: 'commitment lost when an appeal goes unanswered',
    source: 'assumed',
  },
  betrayalBreach: {
    value: 0.3,
    range: [0.1, 0.5],
    unit: 'commitment lost by a vassal whose liege takes his town, kills his people or leaves him alone in a war',
    source: 'assumed',
  },
  watcherBreach: {
    value: 0.05,
    range: [0.02, 0.1],
    unit: 'commitment lost by each other vassal who hears of silence or betrayal; half is gained by aid',
    source: 'assumed',
  },
} as const satisfies ParameterTable;

type DeedAct = Pick<Act, 'happen' | 'later' | 'reaches'> & {
  readonly parameters: { readonly [K in keyof typeof deedParameters]: number };
};
/** What a liege did. */
export type Deed = OccasionOf<'vassalHears'>['deed'];

/** Moves the commitment of a vassal by a step; returns the change's index. */
export function commit(
  world: W,
  act: Pick<Act, 'happen'>,
  it: {
    readonly polity: PolityId;
    readonly step: number;
    readonly by: Deed | 'time';
    readonly because?: readonly number[];
  },
): number {
  const to = clamp(world.polities[it.polity]!.commitment + it.step, -1, 1);
  return act.happen({ kind: 'commitmentMoves', polity: it.polity, to, by: it.by }, it.because);
}

/** What a liege did to a vassal, as the change that tells of it. */
interface Done {
  readonly vassal: PolityId;
  readonly liege: PolityId;
  readonly deed: Deed;
  readonly index: number;
}

/** Lets a vassal hear, when news of it can have come, what its liege did to it or to another. */
function tellVassal(act: DeedAct, polity: PolityId, it: Done): void {
  const days = act.reaches(it.index, polity);
  if (!Number.isFinite(days)) return;
  act.later(days, {
    kind: 'vassalHears',
    polity,
    liege: it.liege,
    deed: it.deed,
    own: polity === it.vassal,
    of: it.index,
  });
}

/** Lets the liege's other vassals hear what he did to one. */
function tellWatchers(world: W, act: DeedAct, it: Done): void {
  for (const polity of vassalsOf(world, it.liege)) {
    if (polity !== it.vassal) tellVassal(act, polity, it);
  }
}

/** A vassal feels that its appeal was answered, or that it was not. */
export function feelAnswer(world: W, act: DeedAct, it: OccasionOf<'silenceFelt'>): void {
  const { stands, liege, aided, appealed, answers } = world.polities[it.vassal]!;
  if (!stands || liege !== it.polity || answers >= it.nth) return;
  const { aidBond, silenceBreach } = act.parameters;
  const isHelped = aided !== -1 && aided >= appealed;
  const deed = isHelped ? 'aid' : 'silence';
  const step = isHelped ? aidBond : -silenceBreach;
  const index = commit(world, act, { polity: it.vassal, step, by: deed });
  tellWatchers(world, act, { vassal: it.vassal, liege: it.polity, deed, index });
}

/** A liege has betrayed a vassal: he and the others hear of it. */
function betray(world: W, act: DeedAct, it: Omit<Done, 'deed'>): void {
  const done = { ...it, deed: 'betrayal' } as const;
  tellVassal(act, it.vassal, done);
  tellWatchers(world, act, done);
}

/** A town goes from a vassal that still stands to its own liege. */
export function afterTown(
  world: W,
  act: DeedAct,
  it: ChangeOf<'placeChangesHands'>,
  index: number,
): void {
  if (it.from === -1 || it.to === -1 || it.by === 'inheritance') return;
  const { stands, liege } = world.polities[it.from]!;
  if (stands && liege === it.to) betray(world, act, { vassal: it.from, liege: it.to, index });
}

/** A liege kills one of a vassal's people. */
export function afterDeath(
  world: W,
  act: DeedAct,
  it: ChangeOf<'personDies'>,
  index: number,
): void {
  if (it.polity === -1 || it.hand === -1 || it.hand === it.polity) return;
  const { stands, liege } = world.polities[it.polity]!;
  if (stands && liege === it.hand) betray(world, act, { vassal: it.polity, liege: it.hand, index });
}

/** A liege makes peace with one who is still at war with his vassals. */
export function afterPeace(world: W, act: DeedAct, it: ChangeOf<'peaceMade'>, index: number): void {
  for (const [liege, foe] of [
    [it.polity, it.with],
    [it.with, it.polity],
  ] as const) {
    for (const vassal of vassalsOf(world, liege)) {
      if (vassal !== foe && atWar(world, vassal, foe)) betray(world, act, { vassal, liege, index });
    }
  }
}

/** A vassal hears what its liege did, to itself or to another. */
export function hearDeed(world: W, act: DeedAct, it: OccasionOf<'vassalHears'>): void {
  const { stands, liege } = world.polities[it.polity]!;
  if (!stands || liege !== it.liege) return;
  const { watcherBreach, betrayalBreach } = act.parameters;
  const breach = it.own ? betrayalBreach : watcherBreach;
  const step = it.deed === 'aid' ? watcherBreach / 2 : -breach;
  commit(world, act, { polity: it.polity, step, by: it.deed, because: [it.of] });
}
