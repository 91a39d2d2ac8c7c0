import { describe, expect, test } from 'vitest';
import { tutorialFiles, tutorialWith } from '../../test/tutorial.ts';
import { parseScenario, type ScenarioFile } from './parse.ts';
import { latestOpeningBefore, tests, usedIn } from './usage.ts';

function of(files: readonly ScenarioFile[], key: string) {
  const { scenario, findings } = parseScenario({ key: 'tutorial', files });
  expect(findings).toEqual([]);
  const attestation = scenario.attestations.find((each) => each.key === key)!;
  const opening = scenario.openings.find((each) => each.key === 'spring')!;
  return {
    used: usedIn(scenario, attestation, opening),
    tests: tests(scenario, attestation, opening),
    from: latestOpeningBefore(scenario, attestation)?.key,
  };
}

describe('what the record was used for', () => {
  test('nothing of the tutorial’s record is used: all of it tests', () => {
    for (const key of [
      'siege-of-bellmar',
      'rising-in-bellmar',
      'loss-of-bellmar',
      'corvey-untouched',
    ]) {
      expect(of(tutorialFiles(), key)).toEqual({ used: [], tests: true, from: 'spring' });
    }
  });

  test('a fact of the opening on the same source and locus uses it', () => {
    const files = tutorialWith(
      'openings/spring.yaml',
      'stores: 120, cite: annals 4',
      'stores: 120, cite: annals 10 (recalled)',
    );
    expect(of(files, 'rising-in-bellmar')).toMatchObject({
      used: ['opening spring: aldmoor'],
      tests: false,
    });
    expect(of(files, 'loss-of-bellmar').tests).toBe(true);
  });

  test('a single number, a reading, a circumstance, and what the author says use it too', () => {
    const used = (path: string, passage: string, instead: string) =>
      of(tutorialWith(path, passage, instead), 'rising-in-bellmar').used;
    expect(
      used('openings/spring.yaml', 'creed: 0.6', 'creed: {value: 0.6, cite: annals 10}'),
    ).toEqual(['opening spring: bellmar']);
    expect(used('readings.yaml', 'cite: annals 6', 'cite: annals 10')).toEqual([
      'reading size-of-the-host, annals',
      'reading size-of-the-host, annals: grey-host',
    ]);
    expect(used('circumstances.yaml', 'cite: annals 5', 'cite: annals 10')).toEqual([
      'circumstance southern-war',
    ]);
    expect(
      used(
        'record.yaml',
        'number: {field: killed',
        'matter: southern-war\n    number: {field: killed',
      ),
    ).toEqual(['circumstance southern-war']);
    expect(
      used(
        'record.yaml',
        'number: {field: killed',
        'used-by: [unrest.base]\n    number: {field: killed',
      ),
    ).toEqual(['unrest.base']);
  });

  test('an entry that all openings share uses it only where it was read off the case', () => {
    const used = (instead: string) =>
      of(
        tutorialWith('people.yaml', '  cite: song 2', `  cite: annals 10${instead}`),
        'rising-in-bellmar',
      ).used;
    expect(used('')).toEqual([]);
    expect(used('\n  from-case: true')).toEqual(['berin, read off the case']);
  });

  test('what is only recalled does not test, and neither does what began before the opening', () => {
    const recalled = tutorialWith('record.yaml', 'cite: annals 10', 'cite: annals 10 (recalled)');
    expect(of(recalled, 'rising-in-bellmar')).toMatchObject({ used: [], tests: false });
    const second = tutorialWith('record.yaml', 'cite: annals 10', 'cite: annals 10 (second-hand)');
    expect(of(second, 'rising-in-bellmar').tests).toBe(true);
    const early = tutorialWith('record.yaml', 'when: 1302~', 'when: 1301');
    expect(of(early, 'rising-in-bellmar')).toMatchObject({ tests: false, from: undefined });
    const late = tutorialWith('record.yaml', 'when: 1302~', 'when: 1304');
    expect(of(late, 'rising-in-bellmar').tests).toBe(false);
  });

  test('the latest opening that is not after the first day of a claim is taken', () => {
    const spring = tutorialFiles().find(({ path }) => path === 'openings/spring.yaml')!;
    const later = (day: string) => ({
      path: `openings/later.yaml`,
      text: spring.text.replace('day: 1301-04-15', `day: ${day}`),
    });
    expect(of([...tutorialFiles(), later('1301-12-31')], 'loss-of-bellmar').from).toBe('later');
    expect(of([...tutorialFiles(), later('1302-01-01')], 'loss-of-bellmar').from).toBe('later');
    expect(of([...tutorialFiles(), later('1302-01-02')], 'loss-of-bellmar').from).toBe('spring');
  });
});
