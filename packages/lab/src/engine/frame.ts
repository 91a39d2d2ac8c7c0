// Everything that runs of one opening share: model, setting, land, opening, switches, and the list of
// inputs. An input is a name and a quantile function; its uniform comes from its own die, or from a
// design. Ten runs share one draw of the inputs, so that what luck does and what doubt does can be
// told apart.

import { assert } from '../base/assert.ts';
import { type Name, nameOf, nameOfPart, rollAt, runKey } from '../base/dice.ts';
import { logNormalAt, triangularAt, uniformQuantile } from '../base/quantile.ts';
import type { Network } from '../land/network.ts';
import { modes } from '../land/network.ts';
import type { Input, PinGiven, PolityId, Setting } from '../scenario/setting.ts';
import { foundWorld, parametersLaid } from '../world/found.ts';
import type { Seen, World } from '../world/world.ts';
import type { Model } from './model.ts';

/** Runs that share one draw of the inputs: two to ten are near the best for telling doubt from luck. */
export const runsADraw = 10;

export interface Frame {
  readonly model: Model;
  readonly setting: Setting;
  readonly land: Network;
  readonly opening: number;
  /** Numbers of the switches that are on, in the scenario's order. */
  readonly switches: readonly number[];
  readonly without: ReadonlySet<number>;
  readonly pins: readonly PinGiven[];
  readonly bars: readonly { readonly option: string; readonly polity: PolityId | -1 }[];
  /** The setting's inputs, then the model's parameters that have a range. */
  readonly inputs: readonly Input[];
  /** Names of the inputs' dice, in their order. */
  readonly inputNames: readonly Name[];
  /** By parameter of the model: where its value of a draw is found and put. */
  readonly parameterSlots: readonly ParameterSlot[];
}

interface ParameterSlot {
  readonly name: string;
  /** Its own name, and its system's. */
  readonly own: string;
  readonly system: string;
  /** What it is unless it is drawn, laid or set. */
  readonly value: number;
  /** Number of its input; −1 where it has no range. */
  readonly input: number;
}

/** What one draw gives: a uniform and a value for every input, and the parameters by system. */
export interface Draw {
  readonly number: number;
  readonly uniforms: Float64Array;
  readonly values: Float64Array;
  /** By system, then by its own name of the parameter. */
  readonly parameters: readonly Readonly<Record<string, number>>[];
  readonly engine: Readonly<Record<string, number>>;
  /** The world on the opening's day, the same for every run of the draw; never written to. */
  readonly opening: Seen<World>;
}

/** Prepares runs. Unknown openings or switches are the caller's mistake and an assertion. */
export function prepare(options: {
  readonly model: Model;
  readonly setting: Setting;
  readonly land: Network;
  readonly opening: string;
  readonly switches?: readonly string[];
  readonly pins?: readonly PinGiven[];
}): Frame {
  const { model, setting, land } = options;
  const opening = setting.openings.findIndex((it) => it.key === options.opening);
  assert(opening >= 0, () => `no opening ${options.opening}`);
  const on = new Set(options.switches ?? []);
  for (const key of on) {
    assert(
      setting.switches.some((it) => it.key === key),
      () => `no switch ${key}`,
    );
  }
  const switches = setting.switches.flatMap((it, number) => (on.has(it.key) ? [number] : []));
  const inputs: readonly Input[] = [
    ...setting.inputs,
    ...model.parameters.flatMap(({ name, parameter }) =>
      parameter.range[0] === parameter.range[1]
        ? []
        : [
            {
              name,
              shape: {
                kind: 'peaked' as const,
                least: parameter.range[0],
                likely: parameter.value,
                most: parameter.range[1],
              },
              assumed: parameter.source === 'assumed',
            },
          ],
    ),
  ];
  return {
    model,
    setting,
    land,
    opening,
    switches,
    without: new Set(switches.flatMap((number) => setting.switches[number]!.without)),
    pins: [
      ...switches.flatMap((number) => setting.switches[number]!.pins),
      ...(options.pins ?? []),
    ],
    bars: switches.flatMap((number) => setting.switches[number]!.bars),
    inputs,
    inputNames: inputs.map((it) => nameOf(`input:${it.name}`)),
    parameterSlots: slotsOf(model, inputs),
  };
}

function slotsOf(model: Model, inputs: readonly Input[]): readonly ParameterSlot[] {
  const numbers = new Map(inputs.map(({ name }, at) => [name, at]));
  return model.parameters.map(({ name, parameter }) => {
    const [system, own] = name.split('.') as [string, string];
    return { name, own, system, value: parameter.value, input: numbers.get(name) ?? -1 };
  });
}

/**
 * Draws the inputs. `given` puts the uniforms of a design in place of dice, `set` puts values in place
 * of what is drawn or laid, both by name; a reading's value is the number of its account. The dice of a
 * draw depend on the seed and its own number alone, never on opening, switches or content.
 */
export function drawInputs(
  frame: Frame,
  options: {
    readonly seed: number;
    readonly draw: number;
    readonly given?: Readonly<Record<string, number>>;
    readonly set?: Readonly<Record<string, number>>;
  },
): Draw {
  const { set = nothing } = options;
  const key = nameOfPart(runKey(options.seed, options.draw), 'inputs', 0);
  const uniforms = new Float64Array(frame.inputs.length);
  const values = new Float64Array(frame.inputs.length);
  frame.inputs.forEach((input, at) => {
    const u = options.given?.[input.name] ?? rollAt(key, inputDie, frame.inputNames[at]!, 0);
    uniforms[at] = u;
    values[at] = set[input.name] ?? quantile(input, u);
  });
  const founding = {
    opening: frame.opening,
    values,
    switches: frame.switches,
    modeOf,
    land: frame.land,
  };
  const laid = parametersLaid(frame.setting, founding);
  const bySystem = new Map<string, Record<string, number>>();
  for (const { name, own, system, value, input } of frame.parameterSlots) {
    const table = bySystem.get(system) ?? {};
    table[own] = set[name] ?? laid.get(name) ?? (input === -1 ? value : values[input]!);
    bySystem.set(system, table);
  }
  return {
    number: options.draw,
    uniforms,
    values,
    // copied once more, for a table that has grown key by key may be slow to read
    parameters: frame.model.systems.map((system) => ({ ...bySystem.get(system.name) })),
    engine: bySystem.get('engine') ?? {},
    opening: foundWorld(frame.setting, founding),
  };
}

const inputDie = nameOf('die:input');

const nothing: Readonly<Record<string, number>> = {};

/** Index of a mode of travel in the land's list. */
export function modeOf(mode: string): number {
  const at = modes.indexOf(mode as (typeof modes)[number]);
  assert(at >= 0, () => `no mode ${mode}`);
  return at;
}

function quantile({ shape }: Input, u: number): number {
  switch (shape.kind) {
    case 'even':
      return uniformQuantile(u, shape.least, shape.most);
    case 'peaked':
      return triangularAt(u, shape.least, shape.likely, shape.most);
    case 'spread':
      return logNormalAt(u, shape.median, shape.factor);
    case 'reading': {
      const at = shape.upTo.findIndex((upTo) => u < upTo);
      return at === -1 ? shape.upTo.length - 1 : at;
    }
  }
}
