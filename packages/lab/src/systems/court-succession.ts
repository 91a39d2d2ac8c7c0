// Who follows a dead ruler: by custom, by an heir whom nobody named, contested or not; and what becomes of
// the great when there is no realm left. Used by `court.ts`.

import { pow } from '../base/number.ts';
import type { PersonId, PolityId } from '../scenario/setting.ts';
import type { ChangeOf } from '../world/change.ts';
import { atWar, courtiers, placesOf, soldiersOf, standing } from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';
import { claimants } from './court-claims.ts';
import type { CourtAct } from './court-numbers.ts';

type W = Seen<World>;

/** Moves a realm’s standing after a coup or a succession. */
export function moveLegitimacy(
  world: W,
  act: CourtAct,
  it: { polity: PolityId; by: 'coup' | 'succession'; to: number },
): void {
  const to = Math.min(1, Math.max(0.02, it.to));
  if (Math.abs(to - world.polities[it.polity]!.legitimacy) > 0.01)
    act.happen({ kind: 'legitimacyMoves', polity: it.polity, to, by: it.by });
}

/** The polity that took or would take a realm without a ruler: who killed him, else its strongest enemy; −1. */
function conquerorOf(world: W, it: { polity: PolityId; hand: PolityId | -1 }): PolityId | -1 {
  if (it.hand !== -1 && it.hand !== it.polity && world.polities[it.hand]!.stands) return it.hand;
  let best: PolityId | -1 = -1;
  for (const other of standing(world)) {
    if (!atWar(world, other, it.polity)) continue;
    if (best === -1 || soldiersOf(world, other) > soldiersOf(world, best)) best = other;
  }
  return best;
}

/** True when a claimant, named or not, contests a succession: `1 − 0.8^n` with n claimants besides the heir. */
function contest(
  world: W,
  act: CourtAct,
  it: {
    readonly polity: PolityId;
    readonly nth: number;
    readonly heir: PersonId;
    readonly dead: PersonId;
    readonly named: readonly PersonId[];
  },
): boolean {
  const { polity, heir: person } = it;
  const { contestShare, unnamedClaimants } = act.parameters;
  const bySons = world.polities[polity]!.succession === 'son';
  const unnamed = bySons ? unnamedClaimants / 2 : unnamedClaimants;
  const peace = pow(1 - contestShare, it.named.length + unnamed);
  if (act.roll('contest', polity, it.nth) < peace) return false;
  const rival = it.named[0] ?? kinsman(act, { polity, of: it.dead });
  act.happen({ kind: 'successionContested', polity, person, rival });
  return true;
}

/** Fills an empty seat by custom, by an heir whom nobody named, or not at all. */
export function succeed(
  world: W,
  act: CourtAct,
  it: { readonly polity: PolityId; readonly dead: PersonId; readonly hand: PolityId | -1 },
): void {
  const { polity, dead } = it;
  const { successions, legitimacy, deposed } = world.polities[polity]!;
  const list = claimants(world, { polity, dead });
  if (list.length === 0) {
    const { heirChance, uprootedHeir } = act.parameters;
    const uprooted = it.hand !== -1 || deposed;
    const chance = heirChance * (uprooted ? uprootedHeir : 1);
    if (placesOf(world, polity).length > 0 && act.roll('heir', polity, successions) < chance) {
      const person = kinsman(act, { polity, of: dead });
      act.happen({ kind: 'rulerAccedes', polity, person, from: dead, by: 'succession' });
      const heir = { polity, nth: successions, heir: person, dead, named: [] };
      const shaken = contest(world, act, heir) ? 0.15 : 0;
      moveLegitimacy(world, act, { polity, by: 'succession', to: 0.8 * legitimacy - shaken });
    } else {
      act.happen({ kind: 'polityFalls', polity, to: conquerorOf(world, it) });
    }
    return;
  }
  const claims = list.map(({ claim }) => 1.5 * claim);
  const { choice } = act.weigh('successor', polity, successions, claims);
  const heir = list[choice]!;
  const rivals = list.filter((one) => one !== heir && one.claim > heir.claim - 1.5);
  act.happen({ kind: 'rulerAccedes', polity, person: heir.person, from: dead, by: 'succession' });
  const rank = world.people[heir.person]!.rank;
  const settled = 0.6 * legitimacy + 0.4 * rank;
  const named = rivals.map(({ person }) => person);
  const shaken = contest(world, act, { polity, nth: successions, heir: heir.person, dead, named });
  moveLegitimacy(world, act, { polity, by: 'succession', to: settled - (shaken ? 0.15 : 0) });
}

/** A kinsman whom the scenario does not name steps forward. */
export function kinsman(
  act: CourtAct,
  it: { readonly polity: PolityId; readonly of: PersonId },
): PersonId {
  const person = act.next.person();
  act.happen({ kind: 'heirBorn', person, polity: it.polity, father: it.of });
  return person;
}

/** The great of a fallen realm run, or pass into the service of who took it. */
export function scatter(world: W, act: CourtAct, it: ChangeOf<'polityFalls'>): void {
  const { polity, to } = it;
  for (const person of courtiers(world, polity)) {
    const { rank, ambition, fugitive, sex, at, force } = world.people[person]!;
    if (fugitive || sex !== 'man' || rank < 0.3) continue;
    // named by the day: one who has passed into another's service may see that realm fall as well
    const runs =
      act.roll('scatter', person, world.day) < act.parameters.runsShare * (0.5 + ambition);
    if (to === -1 || runs || world.polities[polity]!.ruler === person)
      act.happen({ kind: 'personFlees', person, place: at, polity, before: to });
    else if (force === -1) act.happen({ kind: 'officeGiven', person, polity: to, office: 'none' });
  }
}
