// What hardly occurs together, in a table made by hand: two matters whose first forms shut each other out.

import { expect, it } from 'vitest';
import { tutorialFiles } from '../../test/tutorial.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { EventReading } from '../scenario/scenario.ts';
import { writeSeldom } from './readings-print.ts';
import { seldomTogether } from './seldom.ts';

const { scenario } = parseScenario({ key: 'tutorial', files: tutorialFiles() });
const given = scenario.eventReadings[0]!;
/** A matter of two forms, `a` and `b`. */
const matter = (key: string): EventReading => ({
  ...given,
  key,
  forms: ['a', 'b'].map((form) => ({ ...given.forms[0]!, key: form, says: `${key} ${form}` })),
});
const matters = [matter('one'), matter('two')];
const runs = 1000;
/** The first matter takes `a` in two of five runs; the second follows it as the pair says, in turn. */
const found = (second: (first: number, run: number) => number) => {
  const one = Float64Array.from({ length: runs }, (_, run) => (run % 5 < 2 ? 0 : 1));
  const two = one.map(second);
  const columns = new Map([
    ['form.one', one],
    ['form.two', two],
  ]);
  return seldomTogether(matters, { runs, columns }, { taken: [], fewestDraws: 8 });
};

it('is told with how often it would occur by chance and what comes instead', () => {
  // the second is never `a` with the first, and else every other time
  const [pair, ...others] = found((first, run) => (first === 1 && run % 2 === 0 ? 0 : 1));
  expect(others).toEqual([]);
  // 400 runs of the one and 300 of the other
  expect(pair).toMatchObject({
    ...{ first: 'one=a', second: 'two=a', runs: 0, expected: (400 * 300) / runs },
    instead: { where: 'second', name: 'one=b', share: 1, usual: 0.6 },
  });
  expect(writeSeldom(pair!, runs)).toBe(
    '“one a” with “two a”: none of 1,000, so under 3 in 1,000; 120 if they had nothing to do with one another. Why: with the second it is mostly “one b” (100 in 100; 60 of all runs).',
  );
});

it('has what is none of a matter’s forms among what comes instead', () => {
  const [pair] = found((first) => (first === 1 ? 0 : -1));
  expect(pair).toMatchObject({
    ...{ first: 'one=a', second: 'two=a', runs: 0 },
    instead: { where: 'first', name: 'two=none-of-these', share: 1, usual: 0.4 },
  });
});

it('is not told of what has nothing to do with one another', () => {
  expect(found((_, run) => run % 2)).toEqual([]);
});
