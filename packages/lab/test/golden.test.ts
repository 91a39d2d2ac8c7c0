// Golden chronicles: three runs of the tutorial as they came out when they were last looked at. They hold
// nothing to be right; they show what a change of rules does to histories. `npm run golden` writes them
// anew, and the difference is read before it is kept.

import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { benchOf } from '../../cli/test/laboratories.ts';
import { dateOf, writeDate, writeYear } from '../src/base/calendar.ts';
import type { Chronicle } from '../src/engine/chronicle.ts';
import { play } from '../src/engine/run.ts';
import type { Setting } from '../src/scenario/setting.ts';
import { frameOf } from '../src/study/campaign.ts';
import { digestOfChronicle } from '../src/study/row.ts';
import { headlines } from '../src/world/change.ts';
import { makeTeller } from '../src/world/tell.ts';

/** `npm run golden` sets it. */
const isWriting = process.env.TUMEN_GOLDEN === 'write';

const { laboratory, scenario } = await benchOf('tutorial');

test.each([36, 50, 52])('the tutorial with seed %i comes out as it did', (seed) => {
  const opening = scenario.defaultOpening;
  const lab = laboratory(opening);
  const { chronicle } = play(frameOf(lab, { opening }), { seed, run: 0 });
  const told = goldenOf(lab.setting, chronicle);
  const file = new URL(`golden/tutorial-${seed}.txt`, import.meta.url);
  if (isWriting) writeFileSync(file, told);
  expect(told, 'Where this was meant: npm run golden, and read the difference.').toBe(
    readFileSync(file, 'utf8'),
  );
});

/** Dated headlines under their years, each year ended by a digest of every change up to its end. */
function goldenOf(setting: Setting, chronicle: Chronicle): string {
  const { calendar } = setting;
  const teller = makeTeller(setting);
  const lines: string[] = [];
  const yearAt = (at: number) => dateOf(calendar, chronicle.days[at]!).year;
  const close = (to: number) => {
    const until = Object.fromEntries(
      Object.entries(chronicle).map(([part, list]) => [part, (list as unknown[]).slice(0, to)]),
    ) as unknown as Chronicle;
    lines.push(
      `${writeYear(calendar, yearAt(to - 1))}: ${to} changes, ${digestOfChronicle(until)}`,
      '',
    );
  };
  chronicle.changes.forEach((change, at) => {
    if (at > 0 && yearAt(at) !== yearAt(at - 1)) close(at);
    teller.learn(change);
    if (!headlines.has(change.kind)) return;
    lines.push(`${writeDate(calendar, chronicle.days[at]!)}: ${teller.tell(change)}`);
  });
  if (chronicle.changes.length > 0) close(chronicle.changes.length);
  return `${lines.join('\n').trimEnd()}\n`;
}
