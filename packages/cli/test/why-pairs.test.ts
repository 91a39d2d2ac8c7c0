// What `why` names as having set the odds of an event is tried by pairs: over an ensemble of the
// tutorial the named condition is taken away, all dice left as they fell, and the event must come less
// often. If conditions were named that do nothing, this fails.

import { expect, test } from 'vitest';
import type { Chronicle } from '../../lab/src/engine/chronicle.ts';
import { drawInputs, prepare, runsADraw } from '../../lab/src/engine/frame.ts';
import { play } from '../../lab/src/engine/run.ts';
import { explain } from '../../lab/src/study/why.ts';
import type { Change } from '../../lab/src/world/change.ts';
import { benchOf } from './laboratories.ts';

const runs = 1000;
/** All that may come at any time comes so many times as often, so that few runs tell much. */
const factor = 6;
const seed = 1216;

test('soldiers quartered on a town, which why names for its rising, lower its odds when barred', async () => {
  const bench = await benchOf('tutorial');
  const opening = bench.scenario.defaultOpening;
  const { setting, ...others } = bench.laboratory(opening);
  const place = setting.places.findIndex((it) => it.key === 'bellmar');
  /** Day of a run's first rising there; later than any where none comes. */
  const dayOf = ({ days }: Chronicle, at: number) => (at < 0 ? Infinity : days[at]!);
  const risingIn = ({ changes }: Chronicle) =>
    changes.findIndex((it) => it.kind === 'revoltBreaksOut' && it.place === place);
  const isNamed = (it: Change) =>
    it.kind === 'policyChanges' && it.place === place && it.matter === 'billets';
  const plain = prepare({ ...others, setting, opening });
  const quartering = ['religion.billet', 'religion.coerce-and-billet'];
  const without = { ...plain, bars: quartering.map((option) => ({ option, polity: -1 as const })) };
  const seen = { named: 0, rises: 0, risesWithout: 0, later: 0, sooner: 0 };
  for (let run = 0; run < runs; run += 1) {
    const draw = Math.floor(run / runsADraw);
    const set = { 'engine.hazardFactor': factor };
    const options = { draw: drawInputs(plain, { seed, draw, set }) };
    const base = play(plain, { seed, run }, options);
    const { changes } = base.chronicle;
    const at = risingIn(base.chronicle);
    const rises = at >= 0;
    const other = play(without, { seed, run }, options).chronicle;
    const otherAt = risingIn(other);
    const [day, otherDay] = [dayOf(base.chronicle, at), dayOf(other, otherAt)];
    if (rises) {
      const [step] = explain(setting, base, at).steps;
      if (step!.because.some((it) => isNamed(changes[it.index]!))) seen.named += 1;
    }
    seen.rises += rises ? 1 : 0;
    seen.risesWithout += otherAt >= 0 ? 1 : 0;
    if (otherDay > day) seen.later += 1;
    if (otherDay < day) seen.sooner += 1;
  }
  expect(seen.named).toBeGreaterThan(seen.rises / 4);
  expect(seen.risesWithout).toBeLessThan(seen.rises);
  // it comes later or never, beyond what chance would do both ways
  expect(seen.later - seen.sooner).toBeGreaterThan(2 * Math.sqrt(seen.later + seen.sooner));
});
