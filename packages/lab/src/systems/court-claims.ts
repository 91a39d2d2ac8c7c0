// Who might follow a dead ruler by the custom of the realm, and how well each stands. Pure functions of a
// world; one of the rooms of the system `court`.

import { offices, type PersonId, type PolityId } from '../scenario/setting.ts';
import { ageOf } from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';

type W = Seen<World>;

/** A claimant and how well he stands, in units of the choosers' noise. */
export interface Claimant {
  readonly person: PersonId;
  readonly claim: number;
}

/** Who might follow a dead ruler, by the custom of the realm, best first. */
export function claimants(
  world: W,
  it: { readonly polity: PolityId; readonly dead: PersonId },
): Claimant[] {
  const { succession, titular } = world.polities[it.polity]!;
  const dead = world.people[it.dead]!;
  const out: Claimant[] = [];
  world.people.forEach((person, number) => {
    const id = number as PersonId;
    if (!person.alive || person.sex !== 'man' || person.hidden || id === it.dead) return;
    if (person.born > world.day - 15 * 365 || person.office === offices.indexOf('cleric')) return;
    const ofHouse = dead.house !== -1 && person.house === dead.house;
    const isSon = person.father === it.dead;
    const atCourt = person.court === it.polity;
    const rulesElsewhere =
      person.court !== -1 && !atCourt && world.polities[person.court]!.ruler === id;
    if (rulesElsewhere || !(atCourt || ((ofHouse || isSon) && person.court === -1))) return;
    const blood = (isSon ? 2.5 : 0) + (ofHouse ? 1.5 : 0);
    const named = person.office === offices.indexOf('heir') ? 2 : 0;
    const bearer = titular === id ? 2 : 0;
    const force = person.following / 2000;
    const byCustom =
      succession === 'son'
        ? blood
        : succession === 'seniority'
          ? (ofHouse ? 2.5 : 0) + ageOf(world, id) / 25
          : 0.5 * blood + 1.5 * person.skill;
    const claim = byCustom + named + bearer + 2 * person.rank + force - (person.fugitive ? 1 : 0);
    if (blood + named + bearer > 0 || person.rank >= 0.4) out.push({ person: id, claim });
  });
  out.sort((a, b) => b.claim - a.claim || a.person - b.person);
  return out.slice(0, 6);
}
