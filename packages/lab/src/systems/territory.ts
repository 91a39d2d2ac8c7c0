// Territory: who holds what after swords have spoken: garrisons, settlement, towns that submit, borders.
//
// News of a battle, a fallen town, a flight, a dead ruler or a fallen realm reaches the loser's towns at
// the pace of rumour. A town within reach of the winner's arms then weighs going over against holding
// out, by odds in
//
//   fear · dread + force near (ln of soldiers · e^(−days ÷ τ) over defenders) + example of the news
//   + grievance · G + promise believed − loyalty · legitimacy − garrison − walls
//
// so that submissions run on from town to town and stop where arms do not reach: strength is lost with
// days of way, and beyond some of them there is none. Without news it weighs the same when an enemy's army comes within
// some days' ride or a promise is heard, at most once in a pause. With an army near it may also stay as it
// is and send guides:
//   base + ½·fear · dread + grievance · G + promise believed − loyalty · legitimacy,
// who quicken that army's stages around the town (`march`). Some days into a siege it may open its gates:
//   base + fear · dread + grievance · G + promise believed − loyalty · legitimacy − garrison.
// Three bodies take counsel, in this order, until one acts: a governor of its lord's, who is more loyal;
// the clergy of a town whose creed is pressed, or to which a promise was made, who weigh the promise more
// and fear less; and the notables. Who speaks later loses a utility by acting over the head of those who
// would wait. A governor who decides for it goes over with his town; else he keeps to his lord. Each
// council is kept with its options and odds, and a switch may bar what it may do by the town's lord.
// Towns that nobody holds weigh the same. When a realm falls its
// places near the winner's arms or lands submit; the others go their own way. A town that has driven out
// its garrison opens to a foe of its lord's who is near and has promised or makes war, else to nobody.
//
// Whoever takes a place leaves a garrison from the force that took it and settles it: a resident, a
// garrison, a granary, or its own lord kept; what was weighed is kept with its odds. Borders are where
// held lands meet, directly or across one place that nobody holds: nobody else lives on the way and it is
// no longer than 25 days of riding.
//
// Sources: loss of strength boulding-1962; cascade granovetter-1978; numbers assumed. Guides are read off
// the flagship's case (fromCase).
// Long because every way of changing hands is settled here.

import { clamp } from '../base/number.ts';
import { system } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { ForceId, PlaceId, PolityId } from '../scenario/setting.ts';
import type { ChangeOf } from '../world/change.ts';
import { draft, weighed } from '../world/draft.ts';
import {
  forceOf,
  placeAt,
  placesOf,
  polityOf,
  relation,
  sameSide,
  touching,
} from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';
import {
  overPromise,
  overSiege,
  planCouncilsNear,
  type Territory,
  weighAllegiance,
} from './territory-council.ts';
import { formsOf, isWithinReach, liberatorOf, territoryParameters } from './territory-reach.ts';

const parameters = territoryParameters;
const dice = {
  governor: 'place',
  clergy: 'place',
  notables: 'place',
  settlement: 'place',
} as const;
const hazards = {} as const;

type W = Seen<World>;
type News = 0 | 1 | 2 | 3 | 4 | 5;

const riders = modes.indexOf('riders');
const courier = modes.indexOf('courier');
const conquests: ReadonlySet<string> = new Set(['storm', 'surrender', 'hunger', 'treachery']);

/** Holds and borders. */
export const territory = system({
  name: 'territory',
  gist: 'Settles what was taken, lets towns submit by fear, grievance and example, and draws borders.',
  options: [
    'territory.go-over',
    'territory.hold',
    'territory.open-the-gates',
    'territory.send-guides',
  ],
  parameters,
  dice,
  hazards,
  rates: {},
  comes: {},
  on: {
    townWeighs(world, it, act) {
      weighAllegiance(world, act, it);
    },
  },
  after: {
    forceReaches(world, it, act) {
      planCouncilsNear(world, act, forceOf(world, it.force));
    },
    promiseHeard(_world, { place, polity }, act) {
      act.later(1, { kind: 'townWeighs', place, polity, of: overPromise, at: place });
    },
    siegeLaid(_world, { place, polity }, act) {
      const { siegeCouncil } = act.parameters;
      act.later(siegeCouncil, { kind: 'townWeighs', place, polity, of: overSiege, at: place });
    },
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
    placeChangesHands(world, it, act, index) {
      garrison(world, act, it);
      settle(world, act, it);
      redraw(world, act, it);
      if (it.from !== -1 && it.to !== -1 && (conquests.has(it.by) || it.by === 'submission')) {
        const news = wasCapital(world, act, { ...it, from: it.from, index }) ? 5 : 1;
        tell(world, act, { of: it.from, to: it.to, at: it.place, news });
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
  const { rumour, rumourDays } = act.parameters;
  const newsReach = act.parameters.newsReach * (it.news >= 2 ? act.parameters.greatNews : 1);
  const places = placesOf(world, it.of);
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at]!;
    if (place === it.at) continue;
    if (act.land.days(it.at, place, act.month, riders) > newsReach) continue;
    const days = act.land.days(it.at, place, act.month, courier) * rumour + rumourDays;
    act.later(days, { kind: 'townWeighs', place, polity: it.to, of: it.news, at: it.at });
  }
}

/** True when a lost place was the capital until then. */
function wasCapital(
  world: W,
  act: Territory,
  it: { readonly from: PolityId; readonly place: PlaceId; readonly index: number },
): boolean {
  if (polityOf(world, it.from).capital === it.place) return true;
  return act.latest('capitalMoves', it.from) > it.index;
}

/** What a fallen realm held goes to the winner where his arms or lands are near, else to nobody. */
function handOver(world: W, act: Territory, it: ChangeOf<'polityFalls'>): void {
  for (const place of [...placesOf(world, it.polity)]) {
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

/** Leaves soldiers of the force that took a place in it; those of the loser are gone. */
function garrison(world: W, act: Territory, it: ChangeOf<'placeChangesHands'>): void {
  const place = placeAt(world, it.place);
  if (it.by === 'founding' || it.by === 'inheritance') return;
  let left = it.by === 'submission' && it.to !== -1 ? Math.round(place.garrison * 0.4) : 0;
  const force = strongestAt(world, it.place, it.to);
  if (force !== -1) {
    const { garrisonShare, garrisonMost } = act.parameters;
    const { soldiers } = forceOf(world, force);
    const sent = Math.round(Math.min(garrisonMost, soldiers * garrisonShare));
    if (sent >= 20) {
      left += sent;
      act.happen({
        kind: 'strengthMoves',
        force,
        to: Math.round(soldiers) - sent,
        by: 'garrison',
      });
    }
  }
  if (left !== place.garrison) {
    act.happen({ kind: 'garrisonMoves', place: it.place, to: left });
  }
}

/** The largest force of a polity at a place, −1 for none. */
function strongestAt(world: W, place: PlaceId, owner: PolityId | -1): ForceId | -1 {
  let strongest: ForceId | -1 = -1;
  for (const id of world.forcesAt[place]!) {
    const { owner: whose, soldiers } = forceOf(world, id);
    if (whose !== owner) continue;
    if (strongest === -1 || soldiers > forceOf(world, strongest).soldiers) strongest = id;
  }
  return strongest;
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
  const { choice, odds } = act.weigh(
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
    choice,
    options: forms.map(({ form, utility }, at) =>
      weighed(draft({ act: `territory.settle-${form}`, utility }), odds[at]!),
    ),
  });
}

/**
 * Says which borders have arisen or ended: of those who gave and took the place and, when it lay or lies
 * open, of those around it. All other borders are as they were; to look at them all took a twelfth of a
 * run's time.
 */
function redraw(
  world: W,
  act: Territory,
  it: { readonly from: PolityId | -1; readonly to: PolityId | -1; readonly place: PlaceId },
): void {
  const concerned = world.polities.map((_, id) => id === it.from || id === it.to);
  if (it.from === -1 || it.to === -1) {
    for (const near of act.land.bordering(it.place)) {
      const { owner } = world.places[near]!;
      if (owner !== -1) concerned[owner] = true;
    }
  }
  const now = touching(world, { land: act.land, concerned });
  const all = world.polities.map((_, id) => id);
  const few = all.filter((id) => concerned[id]);
  for (const first of all) {
    for (const second of concerned[first] ? all : few) {
      if (second <= first) continue;
      const is = now[first * world.capacity + second] === 1;
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
