// Territory: who holds what after swords have spoken: garrisons, settlement, towns that submit, borders.
//
// News of a battle, a fallen town, a flight, a dead ruler or a fallen realm reaches the loser's towns at
// the pace of rumour. A town within reach of the winner's arms then weighs submission against holding
// out, by odds in
//
//   fear · dread + force near (ln of soldiers over defenders) + example of the news
//   + grievance · G + promise believed − loyalty · legitimacy − garrison − walls
//
// so that submissions run on from town to town and stop where arms do not reach: the loss of strength
// with distance is a limit in days. A governor may bring his town over. Towns that nobody holds weigh
// the same. When a realm falls its places near the winner's arms or lands submit; the others go their
// own way. A town that has driven out its garrison opens to a foe of its lord's who is near and has
// promised or makes war, else to nobody.
//
// Whoever takes a place leaves a garrison from the force that took it and settles it: a resident, a
// garrison, a granary, or its own lord kept. Borders are where held lands touch, directly or across one
// place that nobody holds.
//
// Sources: loss of strength boulding-1962; cascade granovetter-1978; numbers assumed.

import { clamp, ln } from '../base/number.ts';
import type { Act, ParameterTable } from '../engine/system.ts';
import { system } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { ForceId, PlaceId, PolityId } from '../scenario/setting.ts';
import type { ChangeOf } from '../world/change.ts';
import {
  borders,
  dread,
  forceOf,
  forcesOf,
  placeAt,
  placesOf,
  polityOf,
  relation,
  sameSide,
  wouldFight,
} from '../world/look.ts';
import type { Place, Seen, World } from '../world/world.ts';

const parameters = {
  rumour: { value: 1.5, range: [1.2, 2.5], unit: 'times a courier’s days', source: 'assumed' },
  rumourDays: { value: 3, range: [1, 6], unit: 'days', source: 'assumed' },
  newsReach: { value: 15, range: [8, 25], unit: 'days of riding', source: 'assumed' },
  armsReach: { value: 10, range: [5, 15], unit: 'days of riding', source: 'boulding-1962' },
  submits: { value: -2.2, range: [-3.5, -1], unit: 'utility', source: 'assumed' },
  fear: { value: 2, range: [1, 3], unit: 'utility of full dread', source: 'assumed' },
  forceNear: {
    value: 0.6,
    range: [0.3, 1],
    unit: 'utility per log of the ratio',
    source: 'assumed',
  },
  grievance: { value: 2, range: [1, 3], unit: 'utility of full grievance', source: 'assumed' },
  promise: {
    value: 1.5,
    range: [0.5, 2.5],
    unit: 'utility of a promise believed',
    source: 'assumed',
  },
  loyalty: { value: 1.5, range: [0.5, 2.5], unit: 'utility of full legitimacy', source: 'assumed' },
  garrison: { value: 0.5, range: [0.2, 1], unit: 'utility per thousand', source: 'assumed' },
  walls: { value: 0.25, range: [0.1, 0.5], unit: 'utility a step', source: 'assumed' },
  example: {
    value: 1,
    range: [0.5, 1.5],
    unit: 'times the weight of the news',
    source: 'granovetter-1978',
  },
  fallReach: {
    value: 15,
    range: [8, 25],
    unit: 'days from the winner’s arms or lands',
    source: 'assumed',
  },
  revoltReach: {
    value: 15,
    range: [8, 25],
    unit: 'days to a foe of the lord’s',
    source: 'assumed',
  },
  garrisonShare: {
    value: 0.03,
    range: [0.01, 0.08],
    unit: 'share of the force that took it',
    source: 'assumed',
  },
  garrisonMost: { value: 600, range: [300, 1500], unit: 'soldiers', source: 'assumed' },
} as const satisfies ParameterTable;
const dice = { submission: 'place', settlement: 'place' } as const;
const hazards = {} as const;

type W = Seen<World>;
type Territory = Act<typeof parameters, typeof dice, typeof hazards>;
type News = 0 | 1 | 2 | 3 | 4;

const riders = modes.indexOf('riders');
const courier = modes.indexOf('courier');
/** Weight of an example by kind of news: battle, town, flight, ruler's death, realm's fall. */
const weightOf: readonly number[] = [0.5, 0.4, 0.8, 1.5, 2.5];
const conquests: ReadonlySet<string> = new Set(['storm', 'surrender', 'hunger', 'treachery']);

/** Holds and borders. */
export const territory = system({
  name: 'territory',
  gist: 'Settles what was taken, lets towns submit by fear, grievance and example, and draws borders.',
  parameters,
  dice,
  hazards,
  rates: {},
  comes: {},
  on: {
    townWeighs(world, it, act) {
      weighSubmission(world, act, it);
    },
  },
  after: {
    battleWon(world, it, act) {
      tell(world, act, { of: it.loser, to: it.polity, at: it.place, news: 0 });
    },
    personFlees(world, it, act) {
      if (it.polity === -1 || it.before === -1) return;
      if (polityOf(world, it.polity).ruler !== it.person) return;
      tell(world, act, { of: it.polity, to: it.before, at: it.place, news: 2 });
    },
    personDies(world, it, act) {
      if (it.polity === -1 || it.hand === -1 || it.hand === it.polity) return;
      const place = it.place === -1 ? polityOf(world, it.hand).seat : it.place;
      if (polityOf(world, it.polity).ruler !== -1) return;
      tell(world, act, { of: it.polity, to: it.hand, at: place, news: 3 });
    },
    polityFalls(world, it, act) {
      handOver(world, act, it);
    },
    garrisonDrivenOut(world, it, act) {
      const to = liberatorOf(world, act, it);
      act.happen(
        { kind: 'placeChangesHands', place: it.place, from: it.polity, to, by: 'revolt' },
        [act.latest('promiseHeard', it.place)],
      );
    },
    placeChangesHands(world, it, act) {
      garrison(world, act, it);
      settle(world, act, it);
      redraw(world, act, it);
      if (it.from !== -1 && it.to !== -1 && (conquests.has(it.by) || it.by === 'submission')) {
        tell(world, act, { of: it.from, to: it.to, at: it.place, news: 1 });
      }
    },
  },
});

/** Plans that towns of the loser within reach hear of it and weigh. */
function tell(
  world: W,
  act: Territory,
  it: { readonly of: PolityId; readonly to: PolityId; readonly at: PlaceId; readonly news: News },
): void {
  if (sameSide(world, it.of, it.to) || !polityOf(world, it.to).stands) return;
  const { newsReach, rumour, rumourDays } = act.parameters;
  for (const place of placesOf(world, it.of)) {
    if (place === it.at) continue;
    if (act.land.days(it.at, place, act.month, riders) > newsReach) continue;
    const days = act.land.days(it.at, place, act.month, courier) * rumour + rumourDays;
    act.later(days, { kind: 'townWeighs', place, polity: it.to, of: it.news, at: it.at });
  }
}

/** A town weighs going over to a winner it has heard of. */
function weighSubmission(
  world: W,
  act: Territory,
  it: {
    readonly place: PlaceId;
    readonly polity: PolityId;
    readonly of: number;
    readonly at: PlaceId;
  },
): void {
  const place = placeAt(world, it.place);
  const { owner } = place;
  if (place.siege !== -1 || !polityOf(world, it.polity).stands) return;
  if (owner !== -1 && !isOpenTo(world, owner, it.polity)) return;
  const near = nearestForce(world, act, it);
  const friends = friendsAt(world, it.place, owner);
  if (friends > 0.5 * (near?.soldiers ?? 0) || isLordAt(world, it.place, owner)) return;
  if (near === undefined && !touches(world, act, it)) return;
  const given = act.parameters;
  const defenders = place.garrison + 0.01 * place.souls + 50 + friends;
  const parts = {
    fear:
      given.fear * dread(world, it.polity) +
      (near === undefined ? 0 : given.forceNear * ln((near.soldiers + 1) / defenders)),
    faith: place.promisedBy === it.polity ? given.promise * place.belief : 0,
    news: given.example * (weightOf[it.of] ?? 0),
    gain: given.grievance * place.grievance,
  };
  const held =
    (owner === -1 ? 0 : given.loyalty * polityOf(world, owner).legitimacy) +
    given.garrison * Math.min(3, place.garrison / 1000) +
    given.walls * place.walls;
  const yields = given.submits + parts.fear + parts.faith + parts.news + parts.gain - held;
  const matter = (world.day * 8 + it.of) * 128 + (it.at % 128);
  if (act.weigh('submission', it.place, matter, [yields, 0]).choice !== 0) return;
  const by = (['fear', 'faith', 'news', 'gain'] as const).reduce((best, part) =>
    parts[part] > parts[best] ? part : best,
  );
  const because = [
    act.latest('promiseHeard', it.place),
    act.latest('grievanceMoves', it.place),
    near === undefined ? -1 : act.latest('forceReaches', near.force),
  ];
  if (place.governor !== -1) {
    act.happen(
      {
        kind: 'notableSides',
        place: it.place,
        person: place.governor,
        from: owner,
        to: it.polity,
        by,
      },
      because,
    );
  }
  act.happen(
    {
      kind: 'placeChangesHands',
      place: it.place,
      from: owner,
      to: it.polity,
      by: 'submission',
    },
    because,
  );
}

/** Whether towns of a lord may think of going over to another: at war, or the lord is lost. */
function isOpenTo(world: W, owner: PolityId, to: PolityId): boolean {
  if (sameSide(world, owner, to)) return false;
  const lord = polityOf(world, owner);
  if (relation(world, owner, to).war || !lord.stands || lord.ruler === -1) return true;
  return world.people[lord.ruler]!.fugitive;
}

/** The strongest force of a polity within reach of a place by its own pace. */
function nearestForce(
  world: W,
  act: Territory,
  it: { readonly place: PlaceId; readonly polity: PolityId },
): { readonly force: ForceId; readonly soldiers: number } | undefined {
  let best: { force: ForceId; soldiers: number } | undefined;
  for (const id of forcesOf(world, it.polity)) {
    const force = forceOf(world, id);
    const days = act.land.days(force.at, it.place, act.month, force.mode);
    if (days > act.parameters.armsReach) continue;
    if (best === undefined || force.soldiers > best.soldiers) {
      best = { force: id, soldiers: force.soldiers };
    }
  }
  return best;
}

function touches(
  world: W,
  act: Territory,
  it: { readonly place: PlaceId; readonly polity: PolityId },
): boolean {
  return act.land.bordering(it.place).some((near) => world.places[near]!.owner === it.polity);
}

/** True when the lord of a place is in it and no fugitive. */
function isLordAt(world: W, place: PlaceId, owner: PolityId | -1): boolean {
  const ruler = owner === -1 ? -1 : polityOf(world, owner).ruler;
  if (ruler === -1) return false;
  const { at, fugitive } = world.people[ruler]!;
  return at === place && !fugitive;
}

function friendsAt(world: W, place: PlaceId, owner: PolityId | -1): number {
  if (owner === -1) return 0;
  let sum = 0;
  for (const id of world.forcesAt[place]!) {
    const force = forceOf(world, id);
    if (sameSide(world, force.owner, owner)) sum += force.soldiers;
  }
  return sum;
}

/** What a fallen realm held goes to the winner where his arms or lands are near, else to nobody. */
function handOver(world: W, act: Territory, it: ChangeOf<'polityFalls'>): void {
  for (const place of placesOf(world, it.polity)) {
    const isNear = it.to !== -1 && isWithinReach(world, act, { place, polity: it.to });
    act.happen({
      kind: 'placeChangesHands',
      place,
      from: it.polity,
      to: isNear ? it.to : -1,
      by: isNear ? 'submission' : 'abandoned',
    });
    if (!isNear && it.to !== -1) {
      const { seat } = polityOf(world, it.to);
      const days = act.land.days(seat, place, act.month, courier);
      if (days === Infinity) continue;
      act.later(days * act.parameters.rumour + act.parameters.rumourDays, {
        kind: 'townWeighs',
        place,
        polity: it.to,
        of: 4,
        at: seat,
      });
    }
  }
}

function isWithinReach(
  world: W,
  act: Territory,
  it: { readonly place: PlaceId; readonly polity: PolityId },
): boolean {
  const { fallReach } = act.parameters;
  if (touches(world, act, it)) return true;
  return forcesOf(world, it.polity).some((id) => {
    const force = forceOf(world, id);
    return act.land.days(force.at, it.place, act.month, force.mode) <= fallReach;
  });
}

/** To whom a town that has risen opens: the nearest foe of its lord's with an army near; −1 for nobody. */
function liberatorOf(
  world: W,
  act: Territory,
  it: { readonly place: PlaceId; readonly polity: PolityId },
): PolityId | -1 {
  const { promisedBy } = placeAt(world, it.place);
  let best: PolityId | -1 = -1;
  let bestDays: number = act.parameters.revoltReach;
  world.forces.forEach((force, number) => {
    if (!force.exists || force.soldiers < 200) return;
    const isFoe =
      wouldFight(world, number as ForceId, it.polity) ||
      (promisedBy === force.owner && !sameSide(world, force.owner, it.polity));
    const days = act.land.days(force.at, it.place, act.month, riders);
    if (!isFoe || days >= bestDays) return;
    best = force.owner;
    bestDays = days;
  });
  return best;
}

/** Leaves soldiers of the force that took a place in it; those of the loser are gone. */
function garrison(world: W, act: Territory, it: ChangeOf<'placeChangesHands'>): void {
  const place = placeAt(world, it.place);
  if (it.by === 'founding' || it.by === 'inheritance') return;
  let left = it.by === 'submission' && it.to !== -1 ? Math.round(place.garrison * 0.4) : 0;
  const force =
    it.to === -1
      ? undefined
      : world.forcesAt[it.place]!.filter((id) => forceOf(world, id).owner === it.to)
          .map((id) => ({ id, soldiers: forceOf(world, id).soldiers }))
          .sort((a, b) => b.soldiers - a.soldiers || a.id - b.id)[0];
  if (force !== undefined) {
    const { garrisonShare, garrisonMost } = act.parameters;
    const sent = Math.round(Math.min(garrisonMost, force.soldiers * garrisonShare));
    if (sent >= 20) {
      left += sent;
      act.happen({
        kind: 'strengthMoves',
        force: force.id,
        to: Math.round(force.soldiers) - sent,
        by: 'garrison',
      });
    }
  }
  if (left !== place.garrison) {
    act.happen({ kind: 'garrisonMoves', place: it.place, to: left });
  }
}

/** How a taken place is held, by its walls, its distance from the seat, its temper and how it came. */
function settle(world: W, act: Territory, it: ChangeOf<'placeChangesHands'>): void {
  if (it.to === -1 || (!conquests.has(it.by) && it.by !== 'submission' && it.by !== 'revolt')) {
    return;
  }
  const place = placeAt(world, it.place);
  const { seat, commitment } = polityOf(world, it.to);
  const days = act.land.days(seat, it.place, act.month, courier);
  const far = clamp((days === Infinity ? 30 : days) / 15, 0, 1);
  const forms = formsOf(place, { far, willing: !conquests.has(it.by), commitment });
  const { choice } = act.weigh(
    'settlement',
    it.place,
    place.hands,
    forms.map(({ utility }) => utility),
  );
  act.happen({
    kind: 'settlementMade',
    place: it.place,
    polity: it.to,
    form: forms[choice]!.form,
  });
}

function formsOf(
  place: Seen<Place>,
  it: { readonly far: number; readonly willing: boolean; readonly commitment: number },
): readonly { readonly form: ChangeOf<'settlementMade'>['form']; readonly utility: number }[] {
  return [
    { form: 'resident', utility: 0.5 + it.far },
    { form: 'garrison', utility: 0.3 * place.walls + place.grievance + (it.willing ? -1 : 0.5) },
    { form: 'granary', utility: it.far - 0.5 },
    { form: 'lord', utility: it.willing ? 1 + it.far : -0.5 },
  ];
}

/** Says which borders of those concerned have arisen or ended. */
function redraw(
  world: W,
  act: Territory,
  it: { readonly from: PolityId | -1; readonly to: PolityId | -1; readonly place: PlaceId },
): void {
  const now = new Set(
    borders(world, act.land.bordering).map(([first, second]) => first * world.capacity + second),
  );
  for (let first = 0; first < world.polities.length; first += 1) {
    for (let second = first + 1; second < world.polities.length; second += 1) {
      const is = now.has(first * world.capacity + second);
      if (is === relation(world, first as PolityId, second as PolityId).border) continue;
      const [polity, other] = second === it.to ? [second, first] : [first, second];
      if (is) {
        act.happen({
          kind: 'borderArises',
          polity: polity as PolityId,
          with: other as PolityId,
          place: it.place,
        });
      } else {
        act.happen({ kind: 'borderEnds', polity: polity as PolityId, with: other as PolityId });
      }
    }
  }
}
