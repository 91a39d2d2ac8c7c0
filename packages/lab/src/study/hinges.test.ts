import { describe, expect, it } from 'vitest';
import { tutorialFiles } from '../../test/tutorial.ts';
import { nameOf, rollAt, runKey } from '../base/dice.ts';
import { parseScenario } from '../scenario/index.ts';
import type { Drawn } from './drawn.ts';
import { hingesOf, inputWords, luckOf, type Parted } from './hinges.ts';
import { otherUniforms } from './redraw.ts';

const { scenario } = parseScenario({ key: 'tutorial', files: tutorialFiles() });
const draws = 200;
const dice = (die: string, seed: number) => (number: number) =>
  rollAt(runKey(seed, 0), nameOf(`die:${die}`), nameOf('toy'), number);

/** Forty inputs of which the first decides in a part of the draws, and a reading that does nothing. */
function toy(seed: number, weight: number, decisions: readonly Parted[] = []) {
  const uniforms = Array.from({ length: 40 }, (_, input) => {
    const roll = dice(`input-${input}`, seed);
    return Float64Array.from({ length: draws }, (_, draw) => roll(draw));
  });
  const drawn: Drawn = {
    draws,
    inputs: [
      ...uniforms.slice(1).map((_, input) => ({
        name: `model.p${input}`,
        shape: { kind: 'even' as const, least: 0, most: 1 },
        assumed: true,
      })),
      {
        name: 'readings.size-of-the-host',
        shape: { kind: 'reading' as const, upTo: [0.5, 1] },
        assumed: false,
      },
    ],
    uniforms,
    values: [...uniforms.slice(0, 39), Float64Array.from(uniforms[39]!, (u) => (u < 0.5 ? 0 : 1))],
  };
  const luck = dice('luck', seed);
  const held = Uint8Array.from({ length: draws * 10 }, (_, run) => {
    const u = uniforms[0]![Math.floor(run / 10)]!;
    return luck(run) < 0.5 + weight * (u - 0.5) ? 1 : 0;
  });
  return hingesOf({ scenario, held, drawn, decisions });
}

describe('what an outcome hinges on', () => {
  it('is the input that decides it, with the difference that it makes', () => {
    const { hinges, luck } = toy(1, 0.6);
    expect(hinges[0]!.input).toBe('model.p0');
    expect(hinges[0]!.isClear).toBe(true);
    // the lowest third lies at 1/6 in the mean, the highest at 5/6: 0.6 · 2/3
    expect(hinges[0]!.difference).toBeCloseTo(0.4, 1);
    expect(hinges.slice(1).some((it) => it.isClear)).toBe(false);
    // variance of the odds 0.36/12 of 0.25 in all
    expect(luck).toBeCloseTo(1 - 0.03 / 0.25, 1);
  });

  it('may be an early decision, ranked among the inputs and counted with them', () => {
    const decision = {
      ...{
        input: 'decisions.upland/court.flee',
        account: undefined,
        words: 'Upland decides to flee',
      },
      ...{ low: 0.2, high: 0.8, difference: 0.6, least: 0.5, most: 0.7, clearness: 99 },
    };
    const [alone, beside] = [toy(1, 0.6), toy(1, 0.6, [decision])];
    expect(beside.hinges[0]).toEqual({ ...decision, isClear: true });
    expect(beside.hinges[1]!.input).toBe('model.p0');
    expect([beside.inputs, beside.decisions]).toEqual([alone.inputs, 1]);
    expect(beside.threshold).toBeGreaterThan(alone.threshold);
  });

  it('is known within counting where a side has it always and the other never', () => {
    const uniforms = [Float64Array.from({ length: 12 }, (_, draw) => (draw < 6 ? 0.1 : 0.9))];
    const shape = { kind: 'even' as const, least: 0, most: 1 };
    const drawn: Drawn = {
      draws: 12,
      inputs: [{ name: 'model.p0', shape, assumed: true }],
      uniforms,
      values: uniforms,
    };
    const [sure] = hingesOf({ scenario, held: new Uint8Array(120).fill(1, 60), drawn }).hinges;
    expect(sure).toMatchObject({ difference: 1, isClear: true });
    // half a run in sixty on either side
    expect(1 - sure!.least).toBeCloseTo(1.645 * Math.sqrt((2 * (0.5 / 61) * (60.5 / 61)) / 60), 12);
    const [idle] = hingesOf({ scenario, held: new Uint8Array(120), drawn }).hinges;
    expect(idle).toMatchObject({ difference: 0, isClear: false });
    expect(idle!.most).toBeGreaterThan(0);
  });

  it('is nothing where nothing decides it, in nineteen of twenty studies', () => {
    let clear = 0;
    for (let seed = 0; seed < 60; seed += 1) {
      if (toy(seed, 0).hinges.some((it) => it.isClear)) clear += 1;
    }
    expect(clear).toBeLessThan(9);
  });
});

describe('luck', () => {
  it('is of whole draws, and the share of all runs', () => {
    expect(luckOf([1])).toEqual({ share: 1, luck: Number.NaN });
    expect(luckOf([1, 0, 0])).toEqual({ share: 1 / 3, luck: Number.NaN });
    const whole = Uint8Array.from({ length: 20 }, (_, run) => run % 2);
    expect(luckOf([...whole, 1]).luck).toBe(luckOf(whole).luck);
    expect(luckOf([...whole, 1]).share).toBeCloseTo(11 / 21, 12);
  });

  it('is all where draws do not differ, and nothing where they decide', () => {
    expect(luckOf(Uint8Array.from({ length: 1000 }, (_, run) => run % 2)).luck).toBeCloseTo(1, 1);
    const byDraw = Uint8Array.from({ length: 1000 }, (_, run) => Math.floor(run / 10) % 2);
    expect(luckOf(byDraw).luck).toBeCloseTo(0, 10);
  });
});

describe('an input', () => {
  it('is told by names where the scenario has them', () => {
    expect(inputWords(scenario, 'places.bellmar.walls')).toBe('Bellmar, walls');
    expect(inputWords(scenario, 'openings.spring.places.bellmar.garrison')).toBe(
      'Bellmar, garrison',
    );
    expect(inputWords(scenario, 'readings.size-of-the-host', 'song')).toBe(
      'How large the Grey Host was: song',
    );
    const [upland] = scenario.polities;
    const words = inputWords(scenario, `polities.${upland!.key}.aims.1`);
    expect(words).toMatch(new RegExp(`^${upland!.name}, how much it wants to [a-z]`));
    expect(inputWords(scenario, 'siege.stormRate')).toBe('siege.stormRate');
  });

  it('is drawn anew a third of the way round, a reading by each other account', () => {
    const shape = { kind: 'even' as const, least: 0, most: 1 };
    const [one, two] = otherUniforms({ name: 'x', shape, assumed: true }, 0.9);
    expect(one).toBeCloseTo(0.2333, 3);
    expect(two).toBeCloseTo(0.5667, 3);
    const reading = { kind: 'reading' as const, upTo: [0.2, 0.6, 1] };
    expect(otherUniforms({ name: 'readings.x', shape: reading, assumed: false }, 0.3)).toEqual([
      0.1, 0.8,
    ]);
  });
});
