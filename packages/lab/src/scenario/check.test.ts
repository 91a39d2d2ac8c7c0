import { describe, expect, test } from 'vitest';
import { spotOf, tutorialFiles, tutorialWith } from '../../test/tutorial.ts';
import { type Finding, writeFinding } from '../base/finding.ts';
import { vocabulary } from '../world/change.ts';
import { checkScenario } from './check.ts';
import { parseScenario, type ScenarioFile } from './parse.ts';

function check(files: readonly ScenarioFile[]): Finding[] {
  const { scenario, findings, fieldSpot } = parseScenario({ key: 'tutorial', files });
  expect(findings.map(writeFinding)).toEqual([]);
  return checkScenario(scenario, vocabulary, fieldSpot);
}

const said = (findings: readonly Finding[]) =>
  findings.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);

describe('checking a scenario', () => {
  test('the tutorial has nothing to find', () => {
    expect(check(tutorialFiles()).map(writeFinding)).toEqual([]);
  });

  test('a scenario without claims is as good', () => {
    const files = tutorialFiles().filter((it) => it.path !== 'claims.yaml');
    expect(check(files).map(writeFinding)).toEqual([]);
    const empty = files.concat({ path: 'claims.yaml', text: '# none yet\n' });
    expect(check(empty).map(writeFinding)).toEqual([]);
  });

  const spring = 'openings/spring.yaml';
  test.each([
    // Keys that do not exist, where they stand.
    [
      spring,
      'owner: bellmar-council',
      'owner: bellmar-counsil',
      'bellmar-counsil',
      'unknown-polity',
    ],
    [spring, '  corvey: {owner', '  corvy: {owner', 'corvy: {owner', 'unknown-place'],
    [spring, 'ruler: aldric', 'ruler: aldrik', 'aldrik', 'unknown-person'],
    [
      spring,
      'between: [upland, lakeland]',
      'between: [upland, lakland]',
      'lakland',
      'unknown-polity',
    ],
    ['places.yaml', '{new-rite: 0.9', '{new-rit: 0.9', 'new-rit:', 'unknown-faith'],
    ['people.yaml', 'father: aldric', 'father: aldrik', 'aldrik', 'unknown-person'],
    ['polities.yaml', 'musters: [corvey]', 'musters: [corvy]', 'corvy]', 'unknown-place'],
    [
      'polities.yaml',
      'seats: [{place: corvey}]',
      'seats: [{place: corvy}]',
      'corvy}',
      'unknown-place',
    ],
    ['polities.yaml', '"place:bellmar"', '"place:belmar"', '"place:belmar"', 'unknown-place'],
    ['circumstances.yaml', 'openings: [spring]', 'openings: [sprink]', 'sprink', 'unknown-opening'],
    ['circumstances.yaml', 'polity: lakeland', 'polity: lakland', 'lakland', 'unknown-polity'],
    [
      'places.yaml',
      'cite: [annals 1, song 2]',
      'cite: [annals 1, sonk 2]',
      'sonk 2',
      'unknown-source',
    ],
    [
      spring,
      'soldiers: {least: 2000, most: 5000}',
      'soldiers: {least: 2000, most: 5000, cite: sonk 2}',
      'sonk 2',
      'unknown-source',
    ],
    [
      'article.yaml',
      '[siege-of-bellmar]',
      '[siege-of-belmar]',
      'siege-of-belmar',
      'unknown-attestation',
    ],
    [
      'article.yaml',
      'openings.spring.places.bellmar]',
      'openings.spring.places.belmar]',
      'openings.spring.places.belmar',
      'unknown-fact',
    ],
    ['record.yaml', 'sentences: [2]', 'sentences: [7]', '7]', 'unknown-sentence'],
    // The map and the calendar.
    ['places.yaml', 'at: [45.81, 9.08]', 'at: [9.08, 45.81]', '[9.08', 'outside-region'],
    [spring, 'until: 1303-12-31', 'until: 1300-12-31', '1300-12-31', 'bad-order'],
    ['circumstances.yaml', 'to: 1302-12', 'to: 1300-12', '1300-12', 'bad-order'],
    // Who holds what.
    [
      spring,
      'aldric: {court',
      'aldric: {alive: false, court',
      'ruler, cite: annals 4',
      'dead-in-office',
    ],
    [spring, 'maro: {court', 'maro: {alive: false, court', 'maro\n', 'dead-in-office'],
    [spring, 'office: heir', 'office: ruler', 'ruler, cite: annals 4}\n  oswin', 'two-rulers'],
    [spring, '{ruler: oswin, capital', '{capital', 'lakeland:', 'no-ruler'],
    [
      spring,
      '{ruler: oswin, capital: corvey, seat: corvey, liege: nobody',
      '{ruler: oswin, capital: corvey, seat: corvey, liege: bellmar-council',
      'lakeland, commitment',
      'liege-circle',
    ],
    [
      spring,
      'commander: berin, at: aldmoor,',
      'commander: berin,',
      'grey-host:',
      'incomplete-force',
    ],
    ['people.yaml', 'aldric:\n', 'aldric:\n  father: ingram\n', 'ingram\n', 'father-circle'],
    // What contradicts itself.
    [spring, 'berin, at: aldmoor,', 'berin, at: corvey,', 'corvey, soldiers', 'absent-commander'],
    [spring, 'commander: berin', 'commander: oswin', 'oswin, at', 'strange-commander'],
    [
      spring,
      'capital: aldmoor, seat: aldmoor',
      'capital: corvey, seat: corvey',
      'corvey, seat',
      'lost-capital',
    ],
    [
      spring,
      '{ruler: oswin',
      '{stands: false, ruler: oswin',
      'lakeland, garrison',
      'holder-unsaid',
    ],
    [
      spring,
      'between: [upland, lakeland]',
      'between: [upland, upland]',
      '[upland',
      'self-relation',
    ],
    [
      spring,
      '  - {between: [upland',
      '  - {between: [upland, lakeland], cite: annals 4}\n  - {between: [upland',
      '[upland, lakeland], war',
      'same-relation',
    ],
    ['people.yaml', 'born: 1262', 'born: 1290', 'aldric\n  house', 'young-father'],
    [spring, 'maro: {court', 'maro: {spouse: maro, court', 'maro, court', 'self-spouse'],
    [
      'places.yaml',
      'at: [46.85, 9.53]',
      'at: [46.50, 9.17]',
      '[46.50, 9.17]\n  height-metres: 2066',
      'same-spot',
    ],
    // Conditions.
    ['record.yaml', 'change: siegeLaid', 'change: siegeLayed', 'siegeLayed', 'unknown-change'],
    [
      'record.yaml',
      'siegeLaid, place: bellmar',
      'siegeLaid, plaec: bellmar',
      'plaec',
      'unknown-field',
    ],
    [
      'record.yaml',
      'siegeLaid, place: bellmar',
      'siegeLaid, place: belmar',
      'belmar',
      'unknown-place',
    ],
    [
      'record.yaml',
      'siegeLaid, place: bellmar',
      'siegeLaid, place: nobody',
      'nobody',
      'wrong-test',
    ],
    ['record.yaml', 'siegeLaid, place: bellmar', 'siegeLaid, place: 7', '7, polity', 'wrong-test'],
    ['record.yaml', 'field: killed', 'field: kiled', 'kiled', 'unknown-field'],
    ['readings.yaml', 'by: storm', 'by: strom', 'strom', 'unknown-word'],
    ['readings.yaml', 'by: storm', 'within-days: 9', '9}', 'no-after'],
    // Sources.
    ['record.yaml', 'cite: annals 14', 'cite: annals 14 (recalled)', 'annals 14', 'recalled-only'],
    ['record.yaml', '    cite: annals 14\n', '', 'corvey-untouched', 'uncited'],
    ['people.yaml', '  cite: annals 4\n', '', 'ingram', 'uncited'],
    ['people.yaml', '  cite: annals 4\n', '  cite: annals\n', 'annals\n', 'no-locus'],
    [
      'sources.yaml',
      'song:\n',
      'lay:\n  csl: {type: manuscript}\nsong:\n',
      'lay:',
      'unused-source',
    ],
    ['sources.yaml', 'song:\n', 'song:\n  follows: [song]\n', '[song]', 'source-circle'],
    // Spelling.
    ['people.yaml', 'ingram:\n', 'ingram:\n  name: Aldrik\n', 'ingram', 'two-spellings'],
    ['people.yaml', 'ingram:\n', 'ingram:\n  name: Ald-Ric\n', 'ingram', 'two-spellings'],
    ['people.yaml', 'ingram:\n', 'ingram:\n  name: Aldric\n', 'ingram', 'same-name'],
    ['record.yaml', 'says: Corvey was', 'says: Corwey was', 'Corwey', 'two-spellings'],
    // Readings and sentences.
    [
      'circumstances.yaml',
      'from: 1301-22\n  to: 1302-12',
      'from: 1290\n  to: 1291',
      '[spring]',
      'never-given',
    ],
    ['article.yaml', 'number: 4', 'number: 3', '3, section', 'same-number'],
    // Claims.
    [
      'claims.yaml',
      'switches: [gentle-creed]',
      'switches: [gentle-cred]',
      'gentle-cred',
      'unknown-switch',
    ],
    ['claims.yaml', 'gates-opened', 'gates-shut', 'end-of-bellmar=gates-shut', 'unknown-outcome'],
    [
      'claims.yaml',
      '  switches: [gentle-creed]\n',
      '',
      'the-creed-opened-the-gates',
      'unexpressed-claim',
    ],
    [
      'claims.yaml',
      'on its people.',
      `on its people${' and on theirs'.repeat(8)}.`,
      'Bellmar fell',
      'long-claim',
    ],
    // The tour.
    [
      'tour.yaml',
      'claim: siege-of-bellmar',
      'claim: seige-at-bellmar',
      'seige-at',
      'unknown-attestation',
    ],
    ['tour.yaml', 'place: grey-saddle', 'place: gray-saddle', 'gray-saddle', 'unknown-place'],
    ['tour.yaml', 'date: 1301-05-01', 'date: 1300-05-01', '1300-05-01', 'step-outside'],
    [
      'tour.yaml',
      'date: 1301-05-01',
      'date: 1301-05-01\n    from: autumn',
      'autumn',
      'unknown-opening',
    ],
    [
      'article.yaml',
      '    not-simulated: because the model has no sky\n',
      '',
      'number: 5',
      'unanswered-sentence',
    ],
  ])('in %s, "%s" as "%s" is found where it stands', (path, passage, instead, at, code) => {
    const files = tutorialWith(path, passage, instead);
    const expected = `${spotOf(files, path, at)} ${code}`;
    expect(said(check(files))).toContain(expected);
  });

  test('a slip is answered with what was meant, a key of another table with where it belongs', () => {
    const hint = (instead: string) =>
      check(tutorialWith(spring, 'ruler: oswin', `ruler: ${instead}`)).find(
        ({ code }) => code === 'unknown-person',
      )?.hint;
    expect(hint('oswyn')).toBe('Did you mean "oswin"?');
    expect(hint('corvey')).toBe('"corvey" is a place.');
  });

  test('a tour is neither too short nor too long, and each of its steps is soon read', () => {
    const step = (says: string) => `  - says: ${says}\n`;
    const tour = (steps: string) => ({ path: 'tour.yaml', text: `steps:\n${steps}` });
    const withTour = (steps: string) => [
      ...tutorialFiles().filter(({ path }) => path !== 'tour.yaml'),
      tour(steps),
    ];
    expect(said(check(withTour(step('Look.').repeat(8))))).toEqual([]);
    expect(said(check(withTour(step('Look.').repeat(15))))).toEqual([]);
    expect(said(check(withTour(step('Look.').repeat(7))))).toEqual(['tour.yaml:0:0 tour-length']);
    expect(said(check(withTour(step('Look.').repeat(16))))).toEqual(['tour.yaml:0:0 tour-length']);
    const long = step('word '.repeat(91).trim());
    expect(said(check(withTour(`${long}${step('Look.').repeat(7)}`)))).toEqual([
      'tour.yaml:2:11 long-step',
    ]);
  });

  test('nobody stands in an opening before his birth', () => {
    const files = tutorialWith('people.yaml', 'born: 1255', 'born: 1302');
    expect(said(check(files))).toEqual([`${spotOf(files, spring, 'oswin: {court')} not-yet-born`]);
  });

  test('a force that a switch adds must be whole, one that it changes need not be', () => {
    const laid = (forces: string) =>
      said(check(tutorialWith('switches.yaml', 'lays: {', `lays: {forces: ${forces}, `)));
    expect(laid('{grey-host: {soldiers: 9}}')).toEqual([]);
    expect(laid('{grey-host: {exists: false}}')).toEqual([]);
    expect(laid('{red-host: {soldiers: 9}}')).toEqual(['switches.yaml:7:19 incomplete-force']);
  });

  test('without a vocabulary conditions are left alone', () => {
    const files = tutorialWith('record.yaml', 'change: siegeLaid', 'change: siegeLayed');
    const { scenario } = parseScenario({ key: 'tutorial', files });
    expect(checkScenario(scenario)).toEqual([]);
  });

  test('a plural or an adjective of a name is not taken for a slip', () => {
    const files = tutorialWith('record.yaml', 'says: Corvey was', 'says: The Corveys’ Corvey was');
    expect(said(check(files))).toEqual([]);
  });
});
