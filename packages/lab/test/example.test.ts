// The example in the guide for authors is a scenario: it is read out of the document, checked, and must
// be without an error, so that the first ten minutes of somebody new do not begin with a mistake of ours.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkScenario } from '../src/scenario/check.ts';
import { parseScenario } from '../src/scenario/parse.ts';
import { vocabulary } from '../src/world/change.ts';

const guide = readFileSync(new URL('../../../docs/add-a-scenario.md', import.meta.url), 'utf8');
const files = [...guide.matchAll(/```yaml\n# ([\w/.-]+\.yaml)\n([\s\S]*?)```/g)].map((it) => ({
  path: it[1]!,
  text: it[2]!,
}));

test('the example of the guide is read and checked without a finding', () => {
  const parsed = parseScenario({ key: 'two-banks', files });
  const findings = [
    ...parsed.findings,
    ...checkScenario(parsed.scenario, vocabulary, parsed.fieldSpot),
  ];
  expect(findings).toEqual([]);
});

test('the example holds three places and one army', () => {
  const { scenario } = parseScenario({ key: 'two-banks', files });
  expect(scenario.places.map((it) => it.key)).toEqual(['bridgetown', 'northkeep', 'southgate']);
  expect(scenario.openings.flatMap((it) => it.facts.forces).map((it) => it.key)).toEqual([
    'host-of-odo',
  ]);
});
