// What the great of a town decide when a power comes near, promises something, lays siege, or is told of:
// its governor, its clergy and its notables, each in a council of their own. One of the rooms of the
// system `territory`, apart because it is the one place where a town chooses.

import { ln } from '../base/number.ts';
import type { Act } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { ForceId, PlaceId, PolityId } from '../scenario/setting.ts';
import type { ChangeOf } from '../world/change.ts';
import { type Draft, draft } from '../world/draft.ts';
import { atWar, dread, forceOf, placeAt, polityOf, promiseAt } from '../world/look.ts';
import type { Force, Place, Seen, World } from '../world/world.ts';
import {
  friendsAt,
  isLordAt,
  isOpenTo,
  nearestForce,
  type territoryParameters,
  touches,
} from './territory-reach.ts';

type W = Seen<World>;
/** What the rooms of `territory` speak through. */
export type Territory = Act<
  typeof territoryParameters,
  { governor: 'place'; clergy: 'place'; notables: 'place'; settlement: 'place' },
  Record<never, never>
>;

const riders = modes.indexOf('riders');
/** Weight of an example by kind of news: battle, town, flight, ruler's death, realm's fall, capital; else none. */
const weightOf: readonly number[] = [0.5, 0.4, 0.8, 1.5, 2.5, 1.2, 0, 0, 0];
/** Kinds of matter beyond news, as the occasion `townWeighs` numbers them. */
export const overArmy = 6;
export const overPromise = 7;
export const overSiege = 8;
const overs = { [overArmy]: 'army', [overPromise]: 'promise', [overSiege]: 'siege' } as const;
/** Soldiers from which a force makes a town think. */
const leastHost = 500;
const marching: ReadonlySet<string> = new Set(['attack', 'destroy', 'pursue', 'relieve']);

/** Plans councils in the towns of enemies near a force that has come up, each no oftener than the pause. */
export function planCouncilsNear(world: W, act: Territory, force: Seen<Force>): void {
  if (force.soldiers < leastHost || !marching.has(force.task)) return;
  const { councilReach, councilSouls } = act.parameters;
  world.places.forEach((place, number) => {
    const id = number as PlaceId;
    const { owner, souls, siege } = place;
    if (owner === -1 || souls < councilSouls || siege !== -1 || id === force.at) return;
    if (!atWar(world, force.owner, owner) || isPausing(world, act, id)) return;
    if (act.land.days(force.at, id, act.month, riders) > councilReach) return;
    act.later(1, {
      kind: 'townWeighs',
      place: id,
      polity: force.owner,
      of: overArmy,
      at: force.at,
    });
  });
}

/** Whether a town has weighed its allegiance too lately to do so again without news. */
function isPausing(world: W, act: Territory, id: PlaceId): boolean {
  const { conferred } = placeAt(world, id);
  return conferred !== -1 && world.day - conferred < act.parameters.councilPause;
}

type Voice = ChangeOf<'townConfers'>['voice'];

/**
 * Who takes counsel in a town, in the order in which they speak: a governor of its lord's who is there,
 * the clergy where its creed is pressed or a promise was made to it, and its notables.
 */
function voicesOf(
  world: W,
  it: { readonly place: Seen<Place>; readonly polity: PolityId },
): readonly Voice[] {
  const { governor, owner, creed, faiths, promisedBy } = it.place;
  const isGoverned =
    governor !== -1 && world.people[governor]!.alive && world.people[governor]!.court === owner;
  const ruler = owner === -1 ? -1 : polityOf(world, owner).ruler;
  const other = ruler === -1 ? 0 : 1 - (faiths[world.people[ruler]!.faith] ?? 0);
  const isPressed = creed * other >= 0.25 || promisedBy === it.polity;
  if (isGoverned) return isPressed ? ['governor', 'clergy', 'notables'] : ['governor', 'notables'];
  return isPressed ? ['clergy', 'notables'] : ['notables'];
}

/** What there is to be said for a power, by kind, and against leaving the lord, as one body sees it. */
function reasons(
  world: W,
  act: Territory,
  it: Matter,
  {
    voice,
    isFirst,
    near,
    friends,
  }: {
    readonly voice: Voice;
    readonly isFirst: boolean;
    readonly near: { readonly soldiers: number } | undefined;
    readonly friends: number;
  },
) {
  const place = placeAt(world, it.place);
  const given = act.parameters;
  const defenders = place.garrison + 0.01 * place.souls + 50 + friends;
  const awe = voice === 'clergy' ? given.clergyFear : 1;
  const zeal = voice === 'clergy' ? given.clergyFaith : 1;
  const duty = voice === 'governor' ? given.governorLoyalty : 1;
  const promise = place.promisedBy === it.polity ? promiseAt(world, it.place) : 0;
  return {
    terror: awe * given.fear * dread(world, it.polity),
    numbers: near === undefined ? 0 : given.forceNear * ln((near.soldiers + 1) / defenders),
    faith: zeal * given.promise * promise,
    news: given.example * (weightOf[it.of] ?? 0),
    gain: given.grievance * place.grievance,
    loyalty:
      place.owner === -1 ? 0 : duty * given.loyalty * polityOf(world, place.owner).legitimacy,
    guards: given.garrison * Math.min(3, place.garrison / 1000),
    walls: given.walls * place.walls,
    overHead: isFirst ? 0 : given.overHead,
  };
}

/** Matters of one day: sixteen kinds, told of from 128 places. */
const mattersADay = 16 * 128;

interface Matter {
  readonly place: PlaceId;
  readonly polity: PolityId;
  readonly of: number;
  readonly at: PlaceId;
}

/**
 * The great of a town weigh what to do about a power they have heard of. Under siege they may open its
 * gates; else they may go over with it, or stay and send guides to an army near. Each body takes counsel
 * in turn, until one acts: who speaks later acts over the head of those who would wait.
 */
export function weighAllegiance(world: W, act: Territory, it: Matter): void {
  const place = placeAt(world, it.place);
  const { owner, siege } = place;
  const besieged = it.of === overSiege;
  if (place.conferred === world.day || !polityOf(world, it.polity).stands) return;
  if (besieged !== (siege !== -1) || (besieged && world.sieges[siege]!.polity !== it.polity))
    return;
  if (owner !== -1 && !isOpenTo(world, owner, it.polity)) return;
  if (it.of >= overArmy && !besieged && isPausing(world, act, it.place)) return;
  const near = nearestForce(world, act, it);
  const friends = friendsAt(world, it.place, owner);
  if (friends > 0.5 * (near?.soldiers ?? 0) || isLordAt(world, it.place, owner)) return;
  if (near === undefined && !touches(world, act, it)) return;
  const because = [
    act.latest('promiseHeard', it.place),
    act.latest('grievanceMoves', it.place),
    near === undefined ? -1 : act.latest('forceReaches', near.force),
  ];
  const voices = voicesOf(world, { place, polity: it.polity });
  for (let turn = 0; turn < voices.length; turn += 1) {
    const voice = voices[turn]!;
    const parts = reasons(world, act, it, { voice, isFirst: turn === 0, near, friends });
    const options = optionsOf(world, act, it, { parts, near });
    const matter = world.day * mattersADay + it.of * 128 + (it.at % 128);
    const over = overs[it.of as keyof typeof overs] ?? 'news';
    const { polity } = it;
    const chosen = act.confer(voice, it.place, matter, { polity, voice, over, options, because });
    if (chosen.act === 'territory.hold') continue;
    if (chosen.act === 'territory.send-guides') {
      const force = near!.force as ForceId;
      act.happen({ kind: 'guidesSent', place: it.place, polity, force }, because);
    } else {
      leave(world, act, it, { voice, by: causeOf(parts), because });
    }
    return;
  }
}

/** What is open to one body of a town, with what speaks for each. */
function optionsOf(
  world: W,
  act: Territory,
  it: Matter,
  {
    parts,
    near,
  }: {
    readonly parts: ReturnType<typeof reasons>;
    readonly near: { readonly force: ForceId } | undefined;
  },
): Draft[] {
  const { polity: target } = it;
  const { owner } = placeAt(world, it.place);
  const given = act.parameters;
  const warm = parts.terror + parts.faith + parts.gain - parts.loyalty - parts.overHead;
  const stay = draft({ act: 'territory.hold', utility: 0 });
  if (it.of === overSiege) {
    const utility = given.opens + warm - parts.guards;
    return [draft({ act: 'territory.open-the-gates', table: 'polity', target, utility }), stay];
  }
  const utility = given.submits + warm + parts.numbers + parts.news - parts.guards - parts.walls;
  const options = [draft({ act: 'territory.go-over', table: 'polity', target, utility }), stay];
  if (owner !== -1 && near !== undefined && forceOf(world, near.force).guided !== it.place) {
    const utility = given.guides + warm - parts.terror / 2;
    options.push(draft({ act: 'territory.send-guides', table: 'polity', target, utility }));
  }
  return options;
}

type Cause = ChangeOf<'notableSides'>['by'];

/** What weighed most with those who leave. */
function causeOf(parts: ReturnType<typeof reasons>): Cause {
  return (
    [
      ['fear', parts.terror + Math.max(0, parts.numbers)],
      ['faith', parts.faith],
      ['news', parts.news],
      ['gain', parts.gain],
    ] as const
  ).reduce((best, part) => (part[1] > best[1] ? part : best))[0];
}

/** A body of a town takes it over to another lord. A governor over whose head that is done keeps to his own. */
function leave(
  world: W,
  act: Territory,
  it: Matter,
  {
    voice,
    by,
    because,
  }: {
    readonly voice: Voice;
    readonly by: Cause;
    readonly because: readonly number[];
  },
): void {
  const { place, polity: to } = it;
  const { owner: from, governor } = placeAt(world, place);
  const person = voice === 'governor' ? governor : -1;
  act.happen({ kind: 'notableSides', place, person, from, to, by, voice }, because);
  act.happen(
    {
      kind: 'placeChangesHands',
      place,
      from,
      to,
      by: it.of === overSiege ? 'treachery' : 'submission',
    },
    because,
  );
}
