import { describe, expect, it } from 'vitest';
import { tutorialFiles } from '../../test/tutorial.ts';
import { nameOf, rollAt, runKey } from '../base/dice.ts';
import { parseScenario } from '../scenario/index.ts';
import { makeSetting } from '../scenario/setting.ts';
import {
  decisionsIn,
  decisionWords,
  type EarlyRun,
  partedByDecisions,
  spreadOver,
} from './early-decisions.ts';

const { scenario } = parseScenario({ key: 'tutorial', files: tutorialFiles() });
const setting = makeSetting(scenario);
const runs = 600;

const dice = (die: string) => (run: number) =>
  rollAt(runKey(7, run), nameOf(`die:${die}`), nameOf('toy'), 0);
const court = dice('court');
const luck = dice('luck');
const day = dice('day');

/** Runs in which one court decides on a day of the first year, and something may happen on another. */
function toy(share: (decides: boolean) => number, length: number) {
  const held = new Uint8Array(runs);
  const list = Array.from({ length: runs }, (_, run): EarlyRun => {
    const decides = court(run) < 0.5;
    held[run] = luck(run) < share(decides) ? 1 : 0;
    const happens = held[run] === 1 ? Math.floor(day(run) * length) : -1;
    const decidesOn = Math.floor(court(run) * 600);
    // what ends on a day leaves nobody to decide after it
    const inTime = decides && (happens < 0 || decidesOn < happens);
    return {
      ...{ run, day: happens },
      taken: inTime
        ? { 'upland/court.flee': decidesOn, 'upland/court.flee/place/bellmar': decidesOn }
        : {},
    };
  });
  return partedByDecisions({ runs: list, held, group: 10, most: 365, words: (it) => it });
}

describe('an early decision', () => {
  it('parts the runs by the difference that it makes, and is told once, with its only target', () => {
    const { found } = toy((decides) => (decides ? 0.7 : 0.3), 100_000);
    expect(found.map((it) => it.words)).toEqual(['upland/court.flee/place/bellmar']);
    expect(found[0]!.difference).toBeCloseTo(0.4, 1);
    expect(found[0]!.least).toBeGreaterThan(0.3);
    expect(found[0]!.most).toBeLessThan(0.5);
  });

  it('that does nothing does not seem to prevent what comes early and leaves no time to decide', () => {
    const { days, open, found } = toy(() => 0.5, 700);
    // it happens in a half within 700 days, so in a tenth by the 140th
    expect(days).toBeGreaterThan(110);
    expect(days).toBeLessThan(170);
    expect(open).toBeLessThan(runs);
    expect(found[0]!.clearness).toBeLessThan(2);
  });

  it('that hardly any court takes is not ranked', () => {
    const list = Array.from({ length: 100 }, (_, run): EarlyRun => {
      return { run, day: -1, taken: run < 19 ? { 'upland/court.flee': 3 } : {} };
    });
    const held = new Uint8Array(100);
    const options = { runs: list, held, group: 10, most: 365, words: (it: string) => it };
    expect(partedByDecisions(options).found).toEqual([]);
  });

  it('is told by names where the scenario has them', () => {
    expect(decisionWords(setting, 'upland/court.flee/place/bellmar')).toBe(
      'Upland decides to flee before Bellmar',
    );
    expect(decisionWords(setting, 'upland/religion.keep')).toBe(
      'Upland decides to leave the towns as they are',
    );
    expect(decisionWords(setting, 'place:bellmar/territory.go-over/polity/upland')).toBe(
      'the great of Bellmar decide to go over to Upland',
    );
  });

  it('of a town is found beside those of courts, by its place and its target', () => {
    const options = ['territory.go-over', 'territory.hold'].map((act) => ({
      ...{ act, table: 'polity' as const, target: 0, size: 0, orders: [], utility: 0, odds: 0.5 },
    }));
    const change = { kind: 'townConfers', place: 1, polity: 0, voice: 'clergy', over: 'news' };
    const chronicle = { changes: [{ ...change, choice: 0, options }], days: [40] };
    const [town, lord] = [setting.places[1]!.key, setting.polities[0]!.key];
    expect(decisionsIn(setting, chronicle as never, { first: 10, length: 365 })).toEqual({
      [`place:${town}/territory.go-over`]: 30,
      [`place:${town}/territory.go-over/polity/${lord}`]: 30,
    });
  });
});

describe('runs that are looked through', () => {
  it('are spread over the draws: one of each before a second of any', () => {
    expect(spreadOver(50, { group: 10, most: 5 })).toEqual([0, 10, 20, 30, 40]);
    expect(spreadOver(50, { group: 10, most: 7 })).toEqual([0, 1, 10, 11, 20, 30, 40]);
    expect(spreadOver(15, { group: 10, most: 99 })).toHaveLength(15);
  });
});
