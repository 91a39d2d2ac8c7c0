// What courts and the great of towns resolved on early in a run, and how well that parts the runs in which something happens from
// those in which it does not. Runs are held against each other only where it had not happened yet when
// the early time was over: else what comes early would look as if courts that had no time to decide
// had brought it. Ranked beside inputs by `hinges.ts`.
//
// @source anderson-1983 (comparison from a landmark on)

import type { Chronicle } from '../engine/chronicle.ts';
import type { Setting } from '../scenario/setting.ts';
import { actWords } from '../world/acts.ts';
import type { Option } from '../world/change.ts';
import { makeNames } from '../world/names.ts';
import { councilKey, isCouncil, townOf } from './council.ts';
import type { Parted } from './hinges.ts';
import { countedVariance, quantileOf } from './score.ts';

/** What one run did early. */
export interface EarlyRun {
  /** Number of the run. */
  readonly run: number;
  /** Day of the event after the opening's; −1 where it does not happen or has no day. */
  readonly day: number;
  /** By decision, the first day on which it was taken, after the opening's: see `decisionWords`. */
  readonly taken: Readonly<Record<string, number>>;
}

/** Days after the opening that count as early where nobody says otherwise. @source assumed */
export const earlyDays = 365;

/** Fewer runs than this on a side say nothing. */
const fewestRuns = 20;

/**
 * The decisions of a run up to a day, each by `POLITY/ACT` and, if it has a target that the scenario
 * knows, by `POLITY/ACT/TABLE/KEY` as well; for a town `place:KEY` stands in place of the polity. Councils
 * of realms that were founded in the run are left out.
 */
export function decisionsIn(
  setting: Setting,
  { changes, days }: Chronicle,
  { first, length }: { readonly first: number; readonly length: number },
): Readonly<Record<string, number>> {
  const taken: Record<string, number> = {};
  for (let at = 0; at < changes.length && days[at]! - first <= length; at += 1) {
    const change = changes[at]!;
    // with one option there was nothing to decide
    if (!isCouncil(change) || change.options.length < 2) continue;
    const whose = councilKey(setting, change);
    const option = change.options[change.choice];
    if (whose === undefined || option === undefined) continue;
    const day = days[at]! - first;
    taken[`${whose}/${option.act}`] ??= day;
    const target = targetOf(setting, option);
    if (target !== undefined) taken[`${whose}/${option.act}/${target}`] ??= day;
  }
  return taken;
}

const tables = { place: 'places', person: 'people', polity: 'polities', force: 'forces' } as const;

function targetOf(setting: Setting, { table, target }: Option): string | undefined {
  if (table === '') return undefined;
  const key = setting[tables[table]][target]?.key;
  return key === undefined ? undefined : `${table}/${key}`;
}

/** A decision in words: "Upland decides to flee to Corvey", "the great of Corvey decide to go over to Upland". */
export function decisionWords(setting: Setting, decision: string): string {
  const [whose = '', act = '', table = '', key] = decision.split('/');
  const names = makeNames(setting);
  const known = table as Option['table'];
  const target = known === '' ? -1 : setting[tables[known]].findIndex((it) => it.key === key);
  const option: Option = {
    ...{ act, table: known, target, size: 0, orders: [], utility: 0, odds: 1 },
  };
  const town = townOf(whose);
  const list: readonly { readonly key: string }[] =
    town === undefined ? setting.polities : setting.places;
  const id = list.findIndex((it) => it.key === (town ?? whose)) as never;
  const who =
    town === undefined ? names.polityDoes(id, 'decide') : `the great of ${names.place(id)} decide`;
  return `${who} to ${actWords(option, names)}`;
}

/** Runs told apart by early decisions. */
export interface Early {
  /** How many days after the opening are early: as asked, or until it has happened in a tenth of the runs. */
  readonly days: number;
  /** Runs that were played again, and of these those in which it had not happened by then. */
  readonly runs: number;
  readonly open: number;
  readonly found: readonly Parted[];
}

/**
 * How early decisions part the runs: the share of runs in which it happens where a decision was taken
 * at least once in the early time, less the share where it was not.
 *
 * @param held 1 where it happens, by number of the run
 * @param group runs that share a draw
 */
export function partedByDecisions(options: {
  readonly runs: readonly EarlyRun[];
  readonly held: ArrayLike<number>;
  readonly group: number;
  /** At most so many days are early. */
  readonly most: number;
  readonly words: (decision: string) => string;
}): Early {
  const { runs, held, group, most, words } = options;
  const happen = runs.map((it) => (it.day < 0 ? Number.POSITIVE_INFINITY : it.day));
  const tenth = quantileOf(Float64Array.from(happen).sort(), 0.1);
  const days = Math.min(most, Math.max(0, tenth));
  const open = runs.filter((_, at) => happen[at]! > days);
  const decisions = [...new Set(open.flatMap((it) => Object.keys(it.taken)))].sort();
  const found = decisions.flatMap((decision): readonly Parted[] => {
    const sides = open.map((it) => ((it.taken[decision] ?? most + 1) <= days ? 1 : 0));
    // an act that had but one target is told with it alone
    const isToldWithTarget = decisions.some(
      (it) =>
        it.startsWith(`${decision}/`) &&
        open.every((run) => (run.taken[it] ?? -1) === (run.taken[decision] ?? -1)),
    );
    if (isToldWithTarget) return [];
    const parted = partedByRuns(open, sides, { held, group });
    if (parted === undefined) return [];
    const input = `decisions.${decision}`;
    return [{ input, account: undefined, words: words(decision), ...parted }];
  });
  return { days, runs: runs.length, open: open.length, found };
}

/** Shares on either side with the error of their difference: runs of one draw go together. */
function partedByRuns(
  runs: readonly EarlyRun[],
  sides: readonly number[],
  { held, group }: { readonly held: ArrayLike<number>; readonly group: number },
): Omit<Parted, 'input' | 'account' | 'words'> | undefined {
  const counts = [0, 0];
  const hits = [0, 0];
  runs.forEach(({ run }, at) => {
    const side = sides[at]!;
    counts[side]! += 1;
    hits[side]! += held[run]!;
  });
  if (Math.min(counts[0]!, counts[1]!) < fewestRuns) return undefined;
  const [low, high] = [0, 1].map((side) => hits[side]! / counts[side]!) as [number, number];
  const byDraw = new Map<number, number>();
  runs.forEach(({ run }, at) => {
    const side = sides[at]!;
    const own = (held[run]! - (side === 1 ? high : low)) / counts[side]!;
    const draw = Math.floor(run / group);
    byDraw.set(draw, (byDraw.get(draw) ?? 0) + (side === 1 ? own : -own));
  });
  const draws = byDraw.size;
  const squares = [...byDraw.values()].reduce((sum, it) => sum + it * it, 0);
  // never surer than counting runs would be
  const counted = countedVariance(hits[0]!, counts[0]!) + countedVariance(hits[1]!, counts[1]!);
  const error = Math.sqrt(Math.max((squares * draws) / Math.max(1, draws - 1), counted));
  const difference = high - low;
  return {
    low,
    high,
    difference,
    least: difference - 1.645 * error,
    most: difference + 1.645 * error,
    clearness: Math.abs(difference) / error,
  };
}

/** So many runs of an ensemble, spread over its draws: the first of every draw, then the second, …. */
export function spreadOver(
  runs: number,
  { group, most }: { readonly group: number; readonly most: number },
): readonly number[] {
  const found: number[] = [];
  for (let offset = 0; offset < group; offset += 1) {
    for (let run = offset; run < runs && found.length < most; run += group) found.push(run);
  }
  return found.sort((a, b) => a - b);
}
