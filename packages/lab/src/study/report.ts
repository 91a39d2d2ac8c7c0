// The report of a study as data: the leading questions, the record attestation by attestation, how
// contested matters went, what the switches move, and how many of the numbers are assumed. `print.ts`
// writes it for people.

import { runsADraw } from '../engine/frame.ts';
import type { Model } from '../engine/model.ts';
import type { Entry, Scenario } from '../scenario/scenario.ts';
import type { Setting } from '../scenario/setting.ts';
import { type Calibration, calibrationOf } from './calibration.ts';
import type { Table } from './ensemble.ts';
import { happeningsOf, heldIn } from './happenings.ts';
import { pairedEffect } from './paired.ts';
import { type Judgement, judge, type Outcome, outcomeOf } from './record.ts';
import {
  type Cost,
  costliestOf,
  type Lead,
  ladderOf,
  leadsOf,
  type Rung,
  type SkillByRole,
  skillOf,
} from './skill.ts';
import { type SurprisesKnown, type Typicality, typicalityOf } from './typical.ts';

/** What one switch moves, over paired runs: a check of the wiring, not a finding. */
export interface Wiring {
  readonly key: string;
  readonly name: string;
  readonly opening: string;
  readonly pairs: number;
  /** The attestations and forms that move most, largest first; none where no pair differs. */
  readonly moves: readonly {
    readonly says: string;
    /** Of a hundred runs, without and with the switch. */
    readonly without: number;
    readonly withIt: number;
    /** By how much that moves, in a hundred: 5–95 % over readings and parameters. */
    readonly least: number;
    readonly most: number;
    /** Pairs that flip from yes to no, and from no to yes. */
    readonly lost: number;
    readonly won: number;
  }[];
}

export interface Report {
  readonly title: string;
  readonly summary: string;
  readonly seed: number;
  /** Openings that were run, earliest first, with their number of runs. */
  readonly openings: readonly {
    readonly key: string;
    readonly name: string;
    readonly runs: number;
    /** Switches and settings that the runs are under; absent where they are of the opening as it is. */
    readonly under?: string;
  }[];
  readonly defaultOpening: string;
  readonly questions: readonly Outcome[];
  readonly matters: readonly Outcome[];
  readonly judgements: readonly Judgement[];
  readonly skill: SkillByRole;
  readonly ladder: readonly Rung[];
  /** What the log score is lost on. */
  readonly costliest: readonly Cost[];
  readonly leads: readonly Lead[];
  readonly calibration: Calibration;
  /** By opening, earliest first: over the attestations that test, and over all that lie in the runs. */
  readonly typical: readonly {
    readonly testing: Typicality | undefined;
    readonly all: Typicality | undefined;
  }[];
  readonly wiring: readonly Wiring[];
  /** Numbers of the scenario and parameters of the model. */
  readonly numbers: { readonly used: number; readonly assumed: number };
  /** One sentence: which relief the runs stand on and how coarse it is. */
  readonly land: string;
}

/** Puts a report together from tables by opening. Openings without a table are left out. */
export function reportOf(options: {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly model: Model;
  readonly tables: ReadonlyMap<string, Table>;
  readonly seed: number;
  readonly land: string;
  readonly wiring?: readonly Wiring[];
  /** By opening: what its runs are under, in words, where they are not of the opening as it is. */
  readonly under?: ReadonlyMap<string, string>;
  /** By opening: runs in which councils choose at random, where there are any. */
  readonly random?: ReadonlyMap<string, Table>;
}): Report {
  const { scenario, setting, model, tables, seed } = options;
  const judgements = judge(scenario, tables);
  const openings = [...scenario.openings]
    .filter((it) => tables.has(it.key))
    .sort((a, b) => a.day - b.day);
  const outcomes = (
    list: readonly (Scenario['questions'][number] | Scenario['eventReadings'][number])[],
  ) =>
    list.flatMap((question) =>
      openings
        .filter((it) => question.openings.length === 0 || question.openings.includes(it.key))
        .map((opening) => outcomeOf(question, opening, tables.get(opening.key)!)),
    );
  const parameters = model.parameters.filter((it) => it.parameter.source !== 'by definition');
  return {
    title: scenario.title,
    summary: scenario.summary,
    seed,
    openings: openings.map(({ key, name }) => {
      const under = options.under?.get(key);
      return { key, name, runs: tables.get(key)!.runs, ...(under === undefined ? {} : { under }) };
    }),
    defaultOpening: scenario.defaultOpening,
    questions: outcomes(asWritten(scenario.questions)),
    matters: outcomes(asWritten(scenario.eventReadings)),
    judgements,
    skill: skillOf(judgements),
    ladder: ladderOf(judgements, besideRandom(scenario, tables, options.random ?? new Map())),
    costliest: costliestOf(judgements),
    leads: leadsOf(judgements),
    calibration: calibrationOf(judgements, tables),
    typical: openings.map((opening) => {
      const those = judgements.filter((it) => it.opening === opening);
      const known: SurprisesKnown = new Map();
      const over = (list: readonly Judgement[]) =>
        typicalityOf(
          list.map((it) => it.attestation),
          opening,
          tables.get(opening.key)!,
          known,
        );
      return { testing: over(those.filter((it) => it.tests)), all: over(those) };
    }),
    wiring: options.wiring ?? [],
    land: options.land,
    numbers: {
      used: setting.numbers.used + parameters.length,
      assumed:
        setting.numbers.assumed +
        parameters.filter((it) => it.parameter.source === 'assumed').length,
    },
  };
}

/** In the order in which the author wrote them: the first questions lead the report. */
function asWritten<T extends Entry>(entries: readonly T[]): readonly T[] {
  return [...entries].sort((a, b) => a.spot.line - b.spot.line);
}

/**
 * Compares paired runs, run by run on the same dice: which attestations and forms a switch moves most. Of
 * those that went alike in every run, as several tellings of one fact do, the first stands for all.
 */
export function wiringOf(options: {
  readonly scenario: Scenario;
  readonly key: string;
  readonly opening: string;
  readonly base: Table;
  readonly variant: Table;
  /** How many of the largest moves to keep. */
  readonly most: number;
}): Wiring {
  const { scenario, key, opening, base, variant, most } = options;
  const pairs = Math.min(base.runs, variant.runs);
  const seen = new Set<string>();
  const moves = happeningsOf(scenario, opening).flatMap((it): Wiring['moves'] => {
    const withCause = heldIn(it, variant, pairs);
    const without = heldIn(it, base, pairs);
    const alike = `${withCause.join('')} ${without.join('')}`;
    if (seen.has(alike)) return [];
    seen.add(alike);
    const found = pairedEffect({ withCause, without, group: runsADraw });
    return [
      {
        says: it.says,
        without: 100 * found.without,
        withIt: 100 * found.withCause,
        least: 100 * found.least,
        most: 100 * found.most,
        lost: found.won,
        won: found.lost,
      },
    ];
  });
  return {
    key,
    name: scenario.switches.find((it) => it.key === key)?.name ?? key,
    opening,
    pairs,
    moves: moves
      .filter((it) => it.lost + it.won > 0)
      .map((move, order) => ({ move, order }))
      .sort(
        (a, b) =>
          Math.abs(b.move.withIt - b.move.without) - Math.abs(a.move.withIt - a.move.without) ||
          a.order - b.order,
      )
      .slice(0, most)
      .map(({ move }) => move),
  };
}

/** The runs and those whose councils choose at random, judged by as many of each. */
function besideRandom(
  scenario: Scenario,
  tables: ReadonlyMap<string, Table>,
  random: ReadonlyMap<string, Table>,
): Parameters<typeof ladderOf>[1] {
  const both = [...random].flatMap(([key, theirs]) => {
    const ours = tables.get(key);
    return ours === undefined ? [] : [{ key, ours, theirs }];
  });
  const first = ({ columns }: Table, runs: number): Table => ({
    runs,
    columns: new Map([...columns].map(([name, column]) => [name, column.subarray(0, runs)])),
  });
  const judged = (of: 'ours' | 'theirs') =>
    judge(
      scenario,
      new Map(both.map((it) => [it.key, first(it[of], Math.min(it.ours.runs, it.theirs.runs))])),
    );
  return { random: judged('theirs'), ours: judged('ours') };
}
