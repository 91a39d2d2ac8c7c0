// What an outcome hinges on, over an ensemble: every input by how well it parts the runs in which it
// happens from those in which it does not, and how much of it is luck. Nothing is played again; what
// draws took is recomputed. Early decisions (`early-decisions.ts`) are ranked with them. That runs part at
// an input does not yet say that it is the cause: `redraw.ts` tries that.

import { normalQuantile } from '../base/number.ts';
import { runsADraw } from '../engine/frame.ts';
import type { Aim, Scenario } from '../scenario/scenario.ts';
import type { Drawn } from './drawn.ts';
import { meanOf } from './paired.ts';
import { countedVariance, hitsByGroup, shareOf } from './score.ts';

/** One input, one account of a reading or one early decision, and the runs on either side of it. */
export interface Hinge {
  /** Name of the input; `decisions.POLITY/ACT` and perhaps `/TABLE/KEY` of a decision, for a town `decisions.place:KEY/…`. */
  readonly input: string;
  /** For a reading, the account that is held against its rivals. */
  readonly account: string | undefined;
  /** What it is, in words. */
  readonly words: string;
  /** Share of runs in which it happens where the input is in its lowest third, or without the account or decision. */
  readonly low: number;
  /** Where it is in its highest third, or with the account or decision. */
  readonly high: number;
  /** `high − low`, with its 5–95 % by counting, runs of one draw together. */
  readonly difference: number;
  readonly least: number;
  readonly most: number;
  /** The difference in units of its own error, without sign. */
  readonly clearness: number;
  /** Clearer than the clearest of as many inputs that do nothing would be in nineteen of twenty studies. */
  readonly isClear: boolean;
}

/** A hinge before it is known how many others there are. */
export type Parted = Omit<Hinge, 'isClear'>;

/** An outcome and its hinges. */
export interface Hinges {
  readonly share: number;
  /** Where the share moves, 5–95 %, with readings and parameters. */
  readonly least: number;
  readonly most: number;
  readonly runs: number;
  readonly draws: number;
  /** Part of the variance that is between runs of one draw: luck and not doubt. 0 … 1; NaN where it never varies. */
  readonly luck: number;
  /** Inputs and decisions that were looked at, and from which clearness on one is called clear. */
  readonly inputs: number;
  readonly decisions: number;
  readonly threshold: number;
  /** The clearest first. */
  readonly hinges: readonly Hinge[];
}

/** Fewer draws on a side than this say nothing. */
const fewestDraws = 5;

/** Ranks the inputs of an ensemble by how they part the runs in which something happens. */
export function hingesOf(options: {
  readonly scenario: Scenario;
  /** 1 where it happens, by run. */
  readonly held: Uint8Array;
  readonly drawn: Drawn;
  /** Early decisions that part the runs. */
  readonly decisions?: readonly Parted[];
}): Hinges {
  const { scenario, held, drawn, decisions = [] } = options;
  const draws = Math.floor(held.length / runsADraw);
  const shares = Float64Array.from({ length: draws }, (_, draw) => {
    let hits = 0;
    for (let run = draw * runsADraw; run < (draw + 1) * runsADraw; run += 1) hits += held[run]!;
    return hits / runsADraw;
  });
  const found = drawn.inputs.flatMap((input, at) => {
    const values = drawn.values[at]!;
    const uniforms = drawn.uniforms[at]!;
    if (input.shape.kind !== 'reading') {
      const sides = partedBy(shares, (draw) =>
        uniforms[draw]! < 1 / 3 ? 0 : uniforms[draw]! > 2 / 3 ? 1 : -1,
      );
      return sides === undefined ? [] : [{ input: input.name, account: undefined, ...sides }];
    }
    // of an account and its only rival one is enough
    const accounts =
      input.shape.upTo.length === 2 ? [1] : input.shape.upTo.map((_, number) => number);
    return accounts.flatMap((number) => {
      const sides = partedBy(shares, (draw) => (values[draw] === number ? 1 : 0));
      const account = accountOf(scenario, input.name, number);
      return sides === undefined ? [] : [{ input: input.name, account, ...sides }];
    });
  });
  const { least, most } = shareOf(held, runsADraw);
  const all: readonly Parted[] = [
    ...found.map((it) => ({ ...it, words: inputWords(scenario, it.input, it.account) })),
    ...decisions,
  ];
  const threshold = normalQuantile(1 - 0.025 / Math.max(1, all.length));
  return {
    ...luckOf(held),
    least,
    most,
    runs: held.length,
    draws,
    inputs: found.length,
    decisions: decisions.length,
    threshold,
    hinges: all
      .map((it) => ({ ...it, isClear: it.clearness > threshold }))
      .sort((a, b) => b.clearness - a.clearness || (a.input < b.input ? -1 : 1)),
  };
}

/** Shares on either side of a parting of the draws; `side` gives 0, 1, or −1 for neither. */
function partedBy(
  shares: Float64Array,
  side: (draw: number) => number,
): Omit<Hinge, 'input' | 'account' | 'words' | 'isClear'> | undefined {
  const sides: [number[], number[]] = [[], []];
  shares.forEach((share, draw) => {
    const at = side(draw);
    if (at === 0 || at === 1) sides[at].push(share);
  });
  if (Math.min(sides[0].length, sides[1].length) < fewestDraws) return undefined;
  const [low, high] = sides.map((list) =>
    meanOf(
      list,
      list.map((_, at) => at),
    ),
  ) as [ReturnType<typeof meanOf>, ReturnType<typeof meanOf>];
  const difference = high.mean - low.mean;
  // never surer than counting runs would be, so that sides in which all is alike are no point
  const counted = [low, high].reduce((sum, { mean }, side) => {
    const runs = sides[side]!.length * runsADraw;
    return sum + countedVariance(mean * runs, runs);
  }, 0);
  const error = Math.sqrt(Math.max(low.error * low.error + high.error * high.error, counted));
  return {
    low: low.mean,
    high: high.mean,
    difference,
    least: difference - 1.645 * error,
    most: difference + 1.645 * error,
    clearness: Math.abs(difference) / error,
  };
}

/** Share of runs, and the part of its variance, over whole draws, that lies between runs of one draw. */
export function luckOf(held: ArrayLike<number>): { readonly share: number; readonly luck: number } {
  const byDraw = hitsByGroup(held, runsADraw);
  let hits = 0;
  let pairs = 0;
  for (const own of byDraw) {
    hits += own;
    pairs += own * (own - 1);
  }
  const runs = byDraw.length * runsADraw;
  const mean = hits / runs;
  const within = mean - pairs / (runs * (runsADraw - 1));
  let all = 0;
  for (let run = 0; run < held.length; run += 1) all += held[run]!;
  return { share: all / held.length, luck: Math.min(1, within / (mean * (1 - mean))) };
}

function accountOf(scenario: Scenario, name: string, number: number): string | undefined {
  const reading = scenario.circumstanceReadings.find((it) => `readings.${it.key}` === name);
  return reading?.alternatives[number]?.key;
}

/** An input in words: names for keys where the scenario has them, the model's own name else. */
export function inputWords(scenario: Scenario, name: string, account?: string): string {
  const [table = '', key = '', ...rest] = name.split('.');
  if (table === 'readings') {
    const reading = scenario.circumstanceReadings.find((it) => it.key === key);
    if (reading === undefined) return name;
    if (rest.length === 0)
      return account === undefined ? reading.name : `${reading.name}: ${account}`;
    return `${reading.name}, if ${rest[0]}: ${named(scenario, rest.slice(1))}`;
  }
  if (table === 'openings' || table === 'switches') return named(scenario, rest);
  const known = ['places', 'people', 'polities', 'circumstances'].includes(table);
  return known ? named(scenario, [table, key, ...rest]) : name;
}

/** `places.bellmar.walls` as "Bellmar, walls". */
function named(scenario: Scenario, parts: readonly string[]): string {
  const [table, key, ...fields] = parts;
  const lists = {
    places: scenario.places,
    people: scenario.people,
    polities: scenario.polities,
    circumstances: scenario.circumstances,
  };
  const list = lists[table as keyof typeof lists];
  const entry = list?.find((it) => it.key === key);
  if (entry === undefined) return parts.join('.');
  const [field, number] = fields;
  if (table === 'polities' && field === 'aims') {
    const aim = scenario.polities.find((it) => it.key === key)?.aims[Number(number) - 1];
    if (aim !== undefined) return `${entry.name}, how much it wants to ${aimWords(scenario, aim)}`;
  }
  return fields.length === 0 ? entry.name : `${entry.name}, ${fields.join(' ')}`;
}

/** An aim after "it wants to". */
function aimWords(scenario: Scenario, { aim, target }: Aim): string {
  const tables = { place: scenario.places, person: scenario.people, polity: scenario.polities };
  const whom =
    target === undefined
      ? undefined
      : tables[target.table].find((it) => it.key === target.key)?.name;
  const words = {
    ...{ destroy: 'destroy', subdue: 'subdue', hold: 'hold what it has' },
    ...{ realm: 'win a realm', trade: 'open roads for trade', plunder: 'plunder' },
    ...{ faith: 'further its faith', safety: 'live' },
  }[aim];
  return whom === undefined ? words : `${words} ${whom}`;
}
