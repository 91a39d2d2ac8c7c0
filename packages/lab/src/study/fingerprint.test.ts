import { expect, test } from 'vitest';
import { tutorialFiles, tutorialWith } from '../../test/tutorial.ts';
import { parseScenario } from '../scenario/parse.ts';
import { scenarioOfRuns } from './fingerprint.ts';

test('neither claims about causes nor the tour nor the name of the language change what runs rest on, but the people do', () => {
  const without = (path: string) =>
    scenarioOfRuns(
      parseScenario({
        key: 'tutorial',
        files: tutorialFiles().filter((it) => it.path !== path),
      }).scenario,
    );
  const all = without('');
  expect(without('tour.yaml')).toEqual(all);
  expect(without('claims.yaml')).toEqual(all);
  expect(without('people.yaml')).not.toEqual(all);
  const files = tutorialWith('scenario.yaml', 'calendar: julian', 'calendar: julian\nlanguage: fr');
  const { scenario } = parseScenario({ key: 'tutorial', files });
  expect(scenario.language).toBe('fr');
  expect(scenarioOfRuns(scenario)).toEqual(all);
});
