// A plot carried through: who strikes, whether it succeeds, and what becomes of the ruler. Used by
// `court.ts`.

import type { PolityId } from '../scenario/setting.ts';
import type { Seen, World } from '../world/world.ts';
import type { CourtAct } from './court-numbers.ts';
import { leaningOf, magnates, outcomesOf, plotSucceeds, unnamedLeaning } from './court-plots.ts';
import { kinsman, moveLegitimacy } from './court-succession.ts';

type W = Seen<World>;

/** Carries a plot through: who strikes, whether it succeeds, what becomes of the ruler. */
export function strike(world: W, act: CourtAct, polity: PolityId, nth: number): void {
  const { ruler: against, legitimacy, household, seat } = world.polities[polity]!;
  const men = magnates(world, polity);
  if (against === -1) return;
  const leanings = men.map((person) => 2 * leaningOf(world, act.parameters, { person, polity }));
  const { choice } = act.weigh('plotter', polity, nth, [...leanings, 2 * unnamedLeaning]);
  const person = men[choice] ?? kinsman(act, { polity, of: against });
  const because = [
    act.latest('battleWon', polity),
    act.latest('followingMoves', person),
    act.latest('legitimacyMoves', polity),
  ];
  const u = act.roll('outcome', polity, nth);
  if (act.roll('plot', polity, nth) >= plotSucceeds(world, act, { person, polity })) {
    act.happen({ kind: 'plotStruck', polity, person, against, outcome: 'failed' }, because);
    const { at } = world.people[person]!;
    if (u < 0.6)
      act.happen({ kind: 'personDies', person, polity, by: 'executed', hand: polity, place: at });
    else act.happen({ kind: 'personFlees', person, place: at, polity, before: polity });
    return;
  }
  const outcomes = outcomesOf(world, act.parameters, { person, against });
  const { outcome } = outcomes.find((it) => u < it.upTo) ?? outcomes.at(-1)!;
  act.happen({ kind: 'plotStruck', polity, person, against, outcome }, because);
  if (outcome === 'killed')
    act.happen({
      kind: 'personDies',
      person: against,
      polity,
      by: 'plot',
      hand: polity,
      place: seat,
    });
  act.happen({ kind: 'rulerAccedes', polity, person, from: against, by: 'coup' });
  if (outcome === 'figurehead')
    act.happen({ kind: 'figureheadKept', polity, person: against, by: person });
  if (outcome === 'exiled') {
    const { at } = world.people[against]!;
    act.happen({ kind: 'personFlees', person: against, place: at, polity, before: polity });
  }
  const kept = outcome === 'figurehead' ? 0.8 : 0.5;
  moveLegitimacy(world, act, { polity, by: 'coup', to: kept * legitimacy });
  const guard = Math.round(Math.max(0.6 * household, world.people[person]!.following));
  act.happen({ kind: 'guardMoves', polity, to: guard });
}
