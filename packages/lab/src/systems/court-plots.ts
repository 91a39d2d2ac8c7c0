// The arithmetic of plots: how likely a ruler is to be struck at, by whom, and whether it succeeds. The
// numbers of successions stand beside those of plots, for both come from the same studies. Pure functions
// of a world and of numbers; used by `court.ts`.

import { exp, ln, logistic } from '../base/number.ts';
import type { ParameterTable, Rating } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import { offices, type PersonId, type PolityId } from '../scenario/setting.ts';
import { atWar, courtiers, soldiersOf, standing } from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';

type W = Seen<World>;

/** The numbers of plots and successions. */
export const plotParameters = {
  plotRate: {
    value: 0.026,
    range: [0.013, 0.04],
    unit: 'plots per ruler-year where sons follow and nobody has soldiers of his own; set so that all rulers fall as often as is known',
    source: 'eisner-2011',
  },
  form: {
    value: 0,
    range: [0, 0],
    unit: 'form of the hazard: 0 proportional to all that is known of the court, 1 the same for every ruler',
    source: 'by definition',
  },
  constantRate: {
    value: 0.07,
    range: [0.05, 0.09],
    unit: 'plots per ruler-year in the second form, of which some four in ten succeed',
    source: 'eisner-2011',
  },
  seniorityRatio: {
    value: 1.7,
    range: [1.3, 2.2],
    unit: 'times as many plots under seniority as under sons',
    source: 'kokkonen-sundell-2014',
  },
  electionRatio: {
    value: 2,
    range: [1.5, 2.6],
    unit: 'times as many plots under election as under sons',
    source: 'kokkonen-sundell-2014',
  },
  deposedRatio: {
    value: 1.8,
    range: [1.76, 1.91],
    unit: 'times as many plots when the last ruler was thrown down',
    source: 'kokkonen-sundell-2014',
  },
  defeatEffect: {
    value: 1,
    range: [0.5, 1.5],
    unit: 'logarithm of the ratio after a defeat within the year',
    source: 'assumed',
    fromCase: true,
  },
  awayRatio: {
    value: 2,
    range: [1.3, 3],
    unit: 'times as many plots while the ruler is away',
    source: 'assumed',
    fromCase: true,
  },
  magnateEffect: {
    value: 1.5,
    range: [0.8, 2.2],
    unit: 'logarithm of the ratio when a magnate has as many soldiers as the guard',
    source: 'assumed',
  },
  eliteEffect: {
    value: 0.8,
    range: [0.4, 1.2],
    unit: 'logarithm of the ratio of a ruler without legitimacy to one of half',
    source: 'assumed',
  },
  ambitionEffect: {
    value: 0.8,
    range: [0.4, 1.2],
    unit: 'logarithm of the ratio between a magnate of full ambition and one of half',
    source: 'assumed',
  },
  rallyRatio: {
    value: 0.4,
    range: [0.2, 0.7],
    unit: 'times as many plots under a war with one as strong, until a defeat',
    source: 'assumed',
  },
  kinRestraint: {
    value: 0.5,
    range: [0.25, 1],
    unit: 'times as likely to strike at one of his own house',
    source: 'assumed',
  },
  wonOver: {
    value: 0.35,
    range: [0.2, 0.5],
    unit: 'share of the guard that a plotter wins over',
    source: 'assumed',
  },
  surprise: {
    value: 0.3,
    range: [-0.2, 0.8],
    unit: 'logit of success between equals',
    source: 'assumed',
  },
  strengthEffect: {
    value: 1.2,
    range: [0.8, 1.6],
    unit: 'logit of success per e-fold of soldiers over the guard',
    source: 'assumed',
  },
  kinRatio: {
    value: 2,
    range: [1, 3],
    unit: 'times as likely to keep as a figurehead one whose kin he has married',
    source: 'assumed',
    fromCase: true,
  },
  contestShare: {
    value: 0.2,
    range: [0.1, 0.3],
    unit: 'chance that one more claimant contests a succession',
    source: 'kokkonen-sundell-2014',
  },
  unnamedClaimants: {
    value: 2,
    range: [1, 3],
    unit: 'claimants whom the scenario does not name, half as many where sons follow',
    source: 'assumed',
  },
  heirChance: {
    value: 0.85,
    range: [0.7, 0.95],
    unit: 'chance of an heir whom the scenario does not name',
    source: 'assumed',
  },
  uprootedHeir: {
    value: 0.3,
    range: [0.1, 0.5],
    unit: 'times that chance when a conqueror or a usurper’s end leaves the seat empty',
    source: 'assumed',
  },
} as const satisfies ParameterTable;

type Given = { readonly [K in keyof typeof plotParameters]: number };
type PlotRating = Pick<Rating, 'land' | 'month'> & { readonly parameters: Given };

const riders = modes.indexOf('riders');
const unfit: ReadonlySet<number> = new Set(
  ['consort', 'cleric'].map((it) => offices.indexOf(it as 'consort')),
);

/** Leaning to a plot of those great whom the scenario does not name. */
export const unnamedLeaning = 0;

/** Men of a court who might strike at its ruler. */
export function magnates(world: W, id: PolityId): PersonId[] {
  const { ruler, titular } = world.polities[id]!;
  return courtiers(world, id).filter((person) => {
    const it = world.people[person]!;
    const fit = it.sex === 'man' && !it.fugitive && !it.hidden && !unfit.has(it.office);
    return fit && person !== ruler && person !== titular && it.ambition > 0;
  });
}

/** A man's own soldiers against the guard, at most 1: no figure is known for more. */
export function strengthAgainstGuard(world: W, it: { person: PersonId; polity: PolityId }): number {
  const guard = Math.max(300, world.polities[it.polity]!.household);
  return Math.min(1, world.people[it.person]!.following / guard);
}

/**
 * How strongly each magnate leans to a plot; the highest decides the rate, and 0 stands for the great
 * whom the scenario does not name. Ambition without soldiers waits; kin hold back.
 */
export function leaningOf(
  world: W,
  given: Given,
  it: { person: PersonId; polity: PolityId },
): number {
  const strength = strengthAgainstGuard(world, it);
  const { ambition, house } = world.people[it.person]!;
  const { ruler } = world.polities[it.polity]!;
  const isKin = house !== -1 && ruler !== -1 && world.people[ruler]!.house === house;
  const wish = 2 * (ambition - 0.5);
  return (
    given.magnateEffect * strength +
    given.ambitionEffect * wish * (wish > 0 ? Math.min(1, strength) : 1) +
    (isKin ? ln(given.kinRestraint) : 0)
  );
}

/** True while the ruler is with an army or more than five days from his capital. */
export function isAway(world: W, rating: Pick<Rating, 'land' | 'month'>, id: PolityId): boolean {
  const { ruler, seat, capital } = world.polities[id]!;
  if (ruler === -1) return false;
  const { force } = world.people[ruler]!;
  if (force !== -1 && world.forces[force]!.task !== 'hold') return true;
  return seat !== capital && rating.land.days(capital, seat, rating.month, riders) > 5;
}

/** True while a war with a power as strong as itself keeps the great together. */
function rallies(world: W, id: PolityId): boolean {
  const own = soldiersOf(world, id);
  return standing(world).some(
    (other) => atWar(world, id, other) && soldiersOf(world, other) >= own,
  );
}

/**
 * Plots per day against the ruler of a polity:
 * `h0 · rule · 1.8^deposed · e^(defeat) · 2^away · 0.4^rally · e^(1.5κ + ambition) · e^(0.8·elite)`.
 *
 * in the second form the same for every ruler.
 *
 * @source kokkonen-sundell-2014 for the ratios, eisner-2011 for the level
 */
export function plotRateOf(world: W, id: PolityId, rating: PlotRating): number {
  const { stands, ruler, succession, deposed, defeated, legitimacy } = world.polities[id]!;
  if (!stands || ruler === -1) return 0;
  const given = rating.parameters;
  if (given.form >= 0.5) return given.constantRate / 365.25;
  let leaning = unnamedLeaning;
  for (const person of magnates(world, id))
    leaning = Math.max(leaning, leaningOf(world, given, { person, polity: id }));
  const rule =
    succession === 'seniority'
      ? given.seniorityRatio
      : succession === 'election'
        ? given.electionRatio
        : 1;
  const isBeaten = defeated !== -1 && world.day - defeated < 365;
  const beaten = isBeaten ? given.defeatEffect : 0;
  const factors =
    rule *
    (deposed ? given.deposedRatio : 1) *
    (isAway(world, rating, id) ? given.awayRatio : 1) *
    (!isBeaten && rallies(world, id) ? given.rallyRatio : 1);
  const elite = given.eliteEffect * 2 * (0.5 - legitimacy);
  return (given.plotRate * factors * exp(leaning + beaten + elite)) / 365.25;
}

/** Chance that a plot succeeds: `σ(surprise + 1.2·ln κ′)`, κ′ his soldiers and those he wins over against the guard at hand. */
export function plotSucceeds(
  world: W,
  rating: PlotRating,
  it: { readonly person: PersonId; readonly polity: PolityId },
): number {
  const given = rating.parameters;
  const guard = Math.max(300, world.polities[it.polity]!.household);
  const present = isAway(world, rating, it.polity) ? 0.5 * guard : guard;
  const ratio = (world.people[it.person]!.following + given.wonOver * guard) / present;
  return logistic(given.surprise + given.strengthEffect * ln(ratio));
}

/** What becomes of a ruler struck down: killed, kept in name, driven out; cumulative shares, the last 1. */
export function outcomesOf(
  world: W,
  given: Given,
  it: { readonly person: PersonId; readonly against: PersonId },
): readonly { readonly outcome: 'killed' | 'figurehead' | 'exiled'; readonly upTo: number }[] {
  const { spouse } = world.people[it.person]!;
  const house = world.people[it.against]!.house;
  const wife = spouse === -1 ? undefined : world.people[spouse]!;
  const isKin =
    wife !== undefined && (wife.father === it.against || (house !== -1 && wife.house === house));
  const killed = isKin ? 0.4 / given.kinRatio : 0.4;
  const kept = isKin ? 0.35 * given.kinRatio : 0.35;
  const sum = killed + kept + 0.25;
  return [
    { outcome: 'killed', upTo: killed / sum },
    { outcome: 'figurehead', upTo: (killed + kept) / sum },
    { outcome: 'exiled', upTo: 1 },
  ];
}
