import { describe, expect, it } from 'vitest';
import { tutorialFiles } from '../../test/tutorial.ts';
import type { Chronicle } from '../engine/chronicle.ts';
import { prepare } from '../engine/frame.ts';
import { parseScenario } from '../scenario/index.ts';
import { makeSetting } from '../scenario/setting.ts';
import { tumenModel } from '../systems/index.ts';
import { straightWays } from './canary.ts';
import { councilKey, isCouncil } from './council.ts';
import {
  ancestorsOf,
  decisionsBefore,
  replay,
  replayAs,
  replayRoll,
  rollsBefore,
} from './redraw.ts';
import { digestOfChronicle } from './row.ts';

const { scenario } = parseScenario({ key: 'tutorial', files: tutorialFiles() });
const setting = makeSetting(scenario);
const frame = prepare({
  model: tumenModel(),
  setting,
  land: straightWays(setting),
  opening: 'spring',
});

/** The first run of the seed in which a siege is laid. */
const of = { seed: 5, run: 0 };
while (of.run < 100 && siegeIn(replay(frame, of).chronicle) < 0) of.run += 1;
const plain = replay(frame, of).chronicle;

function siegeIn(chronicle: Chronicle): number {
  return chronicle.changes.findIndex((it) => it.kind === 'siegeLaid');
}

describe('a run played again', () => {
  it('with nothing changed is the same run', () => {
    expect(digestOfChronicle(replay(frame, of).chronicle)).toBe(digestOfChronicle(plain));
  });

  it('with an input drawn anew is another, and the same one each time', () => {
    const given = { 'openings.spring.places.bellmar.garrison': 0.99, 'court.stayUtility': 0.01 };
    const one = digestOfChronicle(replay(frame, of, given).chronicle);
    expect(one).not.toBe(digestOfChronicle(plain));
    expect(digestOfChronicle(replay(frame, of, given).chronicle)).toBe(one);
  });

  it('with one roll rolled again is the same until that roll, and some such run is another', () => {
    const rolls = rollsBefore(frame, of, siegeIn);
    expect(rolls.length).toBeGreaterThan(0);
    const others = rolls.slice(0, 80).map((roll) => replayRoll(frame, of, roll, 0).chronicle);
    expect(others.some((it) => digestOfChronicle(it) !== digestOfChronicle(plain))).toBe(true);
    for (const it of others) expect(it.changes[0]).toEqual(plain.changes[0]);
  });
});

describe('a decision that is turned', () => {
  it('is the first thing in which the run differs, and falls to the likeliest other option', () => {
    const turnings = decisionsBefore(frame, of, siegeIn);
    expect(turnings.length).toBeGreaterThan(0);
    for (const { whose, act, roll, other } of turnings) {
      const { changes } = replayAs(frame, of, roll, other).chronicle;
      const at = changes.findIndex(
        (it, index) => JSON.stringify(it) !== JSON.stringify(plain.changes[index]),
      );
      const [was, is] = [plain.changes[at], changes[at]];
      if (was === undefined || is === undefined || !isCouncil(was) || !isCouncil(is)) {
        throw new Error(`parts at ${was?.kind}`);
      }
      expect([councilKey(frame.setting, was), was.options[was.choice]!.act]).toEqual([whose, act]);
      expect(is.options).toEqual(was.options);
      const others = was.options.filter((_, option) => option !== was.choice);
      expect(is.options[is.choice]!.odds).toBe(Math.max(...others.map((it) => it.odds)));
    }
  });

  it('is not looked for where the event does not come about', () => {
    expect(decisionsBefore(frame, of, () => -1)).toEqual([]);
  });
});

describe('the causal past of a change', () => {
  it('goes back through triggers and through what set the odds, each change once', () => {
    const past = ancestorsOf(plain, plain.changes.length - 1);
    expect(past.at(-1)).toBe(plain.changes.length - 1);
    expect(new Set(past).size).toBe(past.length);
    for (const at of past) {
      for (const cause of [plain.triggers[at]!, ...plain.because[at]!]) {
        if (cause >= 0) expect(past).toContain(cause);
      }
    }
  });

  it('holds no roll where the event does not come about', () => {
    expect(rollsBefore(frame, of, () => -1)).toEqual([]);
  });
});
