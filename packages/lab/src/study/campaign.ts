// From a scenario to runs: the functions most people call. A laboratory is a checked scenario with its
// setting, its land and the model; a frame is one opening of it with switches; a campaign is one run.

import { type Frame, prepare } from '../engine/frame.ts';
import type { Model } from '../engine/model.ts';
import { play, type Run, type RunInput, type RunOptions } from '../engine/run.ts';
import type { Network } from '../land/network.ts';
import type { OpenedNetwork } from '../land/open.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { makeSetting, type PinGiven, type Setting } from '../scenario/setting.ts';

/** A checked scenario made ready: its numbered setting, its land and the model. */
export interface Laboratory {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly land: Network;
  readonly model: Model;
}

/** Sets up a laboratory. The scenario must have passed its checks without errors. */
export function openLaboratory(options: {
  readonly scenario: Scenario;
  readonly land: Network;
  readonly model: Model;
}): Laboratory {
  return { ...options, setting: makeSetting(options.scenario) };
}

/** The land as it is on the first day of an opening: for wheels it matters which. All share their tables. */
export function landOn(scenario: Scenario, network: OpenedNetwork, opening: string): OpenedNetwork {
  const day = scenario.openings.find((it) => it.key === opening)?.day;
  return day === undefined ? network : network.onDay(day);
}

/** One opening with its switches, ready to be run many times. */
export function frameOf(
  laboratory: Laboratory,
  options: {
    readonly opening: string;
    readonly switches?: readonly string[];
    readonly pins?: readonly PinGiven[];
  },
): Frame {
  return prepare({ ...laboratory, ...options });
}

/** One campaign: `{seed, run}` and the frame are all it is made from. Some 15 to 60 ms on one core. */
export function campaign(frame: Frame, input: RunInput, options: RunOptions = {}): Run {
  return play(frame, input, options);
}
