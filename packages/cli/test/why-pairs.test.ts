// What `why` names as having set the odds of an event is tried by pairs: over a small ensemble of the
// tutorial the named condition is taken away, all dice left as they fell, and the event must come less
// often. If conditions were named that do nothing, this fails.

import { expect, test } from 'vitest';
import type { Chronicle } from '../../lab/src/engine/chronicle.ts';
import { prepare } from '../../lab/src/engine/frame.ts';
import { play } from '../../lab/src/engine/run.ts';
import { explain } from '../../lab/src/study/why.ts';
import type { Change } from '../../lab/src/world/change.ts';
import { benchOf } from './laboratories.ts';

const runs = 150;
const seed = 1216;

test('soldiers quartered on a town, which why names for its rising, lower its odds when barred', async () => {
  const bench = await benchOf('tutorial');
  const opening = bench.scenario.defaultOpening;
  const { setting, ...others } = bench.laboratory(opening);
  const place = setting.places.findIndex((it) => it.key === 'bellmar');
  const risingIn = ({ changes }: Chronicle) =>
    changes.findIndex((it) => it.kind === 'revoltBreaksOut' && it.place === place);
  const isNamed = (it: Change) =>
    it.kind === 'policyChanges' && it.place === place && it.matter === 'billets';
  const plain = prepare({ ...others, setting, opening });
  const options = ['religion.billet', 'religion.coerce-and-billet'];
  const without = { ...plain, bars: options.map((option) => ({ option, polity: -1 as const })) };
  const seen = { named: 0, rises: 0, risesWithout: 0, lost: 0, won: 0 };
  for (let run = 0; run < runs; run += 1) {
    const base = play(plain, { seed, run });
    const { changes } = base.chronicle;
    const at = risingIn(base.chronicle);
    const rises = at >= 0;
    const risesWithout = risingIn(play(without, { seed, run }).chronicle) >= 0;
    if (rises) {
      const [step] = explain(setting, base, at).steps;
      if (step!.because.some((it) => isNamed(changes[it.index]!))) seen.named += 1;
    }
    seen.rises += rises ? 1 : 0;
    seen.risesWithout += risesWithout ? 1 : 0;
    if (rises && !risesWithout) seen.lost += 1;
    if (!rises && risesWithout) seen.won += 1;
  }
  expect(seen.named).toBeGreaterThan(seen.rises / 4);
  expect(seen.risesWithout).toBeLessThan(seen.rises);
  // beyond what chance flips both ways would do
  expect(seen.lost - seen.won).toBeGreaterThan(2 * Math.sqrt(seen.lost + seen.won));
});
