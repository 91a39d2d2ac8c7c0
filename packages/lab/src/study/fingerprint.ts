// What a study rests on, as one 128-bit number: engine, scenario as parsed, land, opening, switches,
// pins, design, seed, columns. Two studies with the same fingerprint hold the same rows, wherever they were
// made. The number of runs, chunks, workers, file order, comments and the clock are not in it.

import { digestOf } from '../base/hash.ts';
import { type Frame, runsADraw } from '../engine/frame.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Design } from './design.ts';
import type { Column } from './row.ts';
import { traceColumns } from './traces.ts';

/** Raised whenever the meaning of stored bytes changes. */
export const formatVersion = 1;

/** Fingerprint of the rows of one opening. `canary` is the engine's own digest, `land` the network's. */
export function fingerprintOf(options: {
  readonly scenario: Scenario;
  readonly frame: Frame;
  readonly columns: readonly Column[];
  readonly land: string;
  readonly canary: string;
  readonly seed: number;
  readonly design?: Design | undefined;
}): string {
  const { scenario, frame, columns, land, canary, seed, design } = options;
  return digestOf({
    format: formatVersion,
    engine: { name: 'tumen', canary },
    scenario: scenarioOfRuns(scenario),
    land,
    opening: frame.setting.openings[frame.opening]!.key,
    switches: frame.switches.map((it) => frame.setting.switches[it]!.key),
    pins: frame.pins,
    design: { kind: 'dice', runsADraw, ...(design === undefined ? {} : { table: design }) },
    seed,
    columns,
    traces: traceColumns,
  });
}

/**
 * What of a scenario a study rests on, as plain data: all but its claims about causes, its tour and the name
 * of its language, which are asked and shown afterwards and may be added to a study that is there.
 */
export function scenarioOfRuns(scenario: Scenario): unknown {
  const { claims: _claims, tour: _tour, language: _language, ...rest } = scenario;
  return withoutSpots(rest);
}

/** A scenario as plain data without the lines and columns its entries stood at. */
export function withoutSpots(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSpots);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, it]) => key !== 'spot' && it !== undefined)
      .map(([key, it]) => [key, withoutSpots(it)]),
  );
}
