import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { spotOf, tutorialFiles, tutorialWith } from '../../test/tutorial.ts';
import { dayOfJulian } from '../base/calendar.ts';
import { parseScenario, type ScenarioFile } from './parse.ts';
import { jsonSchemas } from './schema.ts';

const read = (files: readonly ScenarioFile[]) => parseScenario({ key: 'tutorial', files });
const where = (files: readonly ScenarioFile[]) =>
  read(files).findings.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);

describe('reading a scenario', () => {
  test('the tutorial is read without findings', () => {
    const { scenario, findings } = read(tutorialFiles());
    expect(findings).toEqual([]);
    expect(scenario.title).toBe('The Grey Saddle');
    expect(scenario.places.map(({ key }) => key)).toEqual([
      'aldmoor',
      'bellmar',
      'corvey',
      'grey-saddle',
    ]);
    expect(scenario.attestations).toHaveLength(4);
    expect(scenario.circumstanceReadings[0]?.alternatives).toHaveLength(2);
    expect(scenario.eventReadings).toHaveLength(1);
    expect(scenario.switches).toHaveLength(1);
    expect(scenario.questions).toHaveLength(1);
  });

  test('what a file says arrives with its doubt, its days and its grounds', () => {
    const { scenario } = read(tutorialFiles());
    const opening = scenario.openings[0]!;
    expect(opening.day).toBe(dayOfJulian(1301, 4, 15));
    expect(opening.until).toBe(dayOfJulian(1303, 12, 31));
    const bellmar = opening.facts.places.find(({ key }) => key === 'bellmar')!;
    expect(bellmar.garrison).toEqual({
      shape: 'even',
      least: 300,
      most: 600,
      grounds: {
        citations: [{ source: 'annals', locus: '3', sight: 'seen' }],
        assumed: false,
        fromCase: false,
        note: '',
      },
    });
    const saddle = scenario.places.find(({ key }) => key === 'grey-saddle')!;
    expect(saddle.wheelsFrom).toEqual({ words: 'never', spans: [] });
    expect(saddle.closedMonths).toEqual([1, 2, 3, 12]);
    expect(saddle.name).toBe('the Grey Saddle');
    expect(scenario.places[0]?.name).toBe('Aldmoor');
  });

  test('what is laid by a reading rests on the reading', () => {
    const { scenario } = read(tutorialFiles());
    const [annals, song] = scenario.circumstanceReadings[0]!.alternatives;
    expect(annals?.weight).toBe(2);
    expect(song?.lays.forces[0]?.grounds.citations).toEqual([
      { source: 'song', locus: '5', sight: 'seen' },
    ]);
  });

  test('a field `before` of a change and a change before which it happens are told apart', () => {
    const form = read(tutorialFiles()).scenario.questions[0]?.forms.find(
      ({ key }) => key === 'by-its-people',
    );
    expect(form?.holds).toMatchObject({
      kind: 'all',
      of: [
        { kind: 'happens', pattern: { change: 'placeChangesHands' } },
        {
          kind: 'happens',
          before: { change: 'placeChangesHands', fields: { to: { is: ['upland'] } } },
        },
      ],
    });
    const flight = tutorialWith(
      'record.yaml',
      '{change: siegeLaid, place: bellmar, polity: upland}',
      '{change: personFlees, person: maro, before: upland}',
    );
    const siege = read(flight).scenario.attestations.find(({ key }) => key === 'siege-of-bellmar');
    expect(siege?.holds).toMatchObject({ pattern: { fields: { before: { is: ['upland'] } } } });
    expect(siege?.holds).not.toHaveProperty('before');
  });

  test.each([
    ['places.yaml', 'height-metres: 590', 'height-metre: 590', 'height-metre', 'unknown-field'],
    ['places.yaml', 'kind: town', 'kind: twon', 'twon', 'unknown-word'],
    ['places.yaml', 'at: [46.85, 9.53]', 'at: [96.85, 9.53]', '96.85', 'out-of-range'],
    ['places.yaml', 'at: [46.85, 9.53]', 'at: [46.85]', '[46.85]', 'out-of-range'],
    ['places.yaml', 'hard-months: [4, 11]', 'hard-months: [4, 13]', '13]', 'out-of-range'],
    ['places.yaml', 'walls: 1\n', 'walls: "1"\n', '"1"', 'wrong-type'],
    ['places.yaml', 'elder-rite: 1}', 'elder-rite: 1.5}', '1.5}', 'out-of-range'],
    [
      'places.yaml',
      '{least: 4000, most: 8000}',
      '{least: 9000, most: 8000}',
      '{least: 9000',
      'bad-quantity',
    ],
    [
      'places.yaml',
      '{least: 4000, most: 8000}',
      '{least: 4000, moat: 8000}',
      'moat',
      'unknown-field',
    ],
    ['places.yaml', '\naldmoor:', '\nAldmoor Town:', 'Aldmoor Town', 'bad-key'],
    ['places.yaml', '\naldmoor:', '\n1204:', '1204', 'bad-key'],
    ['places.yaml', 'cite: annals 1\n', 'cite: 7\n', '7\n', 'wrong-type'],
    ['places.yaml', 'cite: annals 1\n', 'cite: Annals 1\n', 'Annals 1', 'bad-citation'],
    ['places.yaml', 'song 2]', 'song 2 (recaled)]', 'song 2 (recaled)', 'bad-citation'],
    ['people.yaml', 'born: 1262', 'born: 1262-13', '1262-13', 'bad-date'],
    ['people.yaml', 'born: 1262', 'born: [1262]', '[1262]', 'wrong-type'],
    ['polities.yaml', 'aim: subdue', 'aim: subdeu', 'subdeu', 'unknown-word'],
    ['polities.yaml', '"place:bellmar"', 'bellmar', 'bellmar, weight', 'bad-key'],
    ['openings/spring.yaml', 'day: 1301-04-15', 'day: 1301-04', '1301-04', 'not-a-day'],
    [
      'openings/spring.yaml',
      'until: 1303-12-31',
      'until: 1303-12-31/..',
      '1303-12-31/..',
      'not-a-day',
    ],
    ['openings/spring.yaml', 'creed: 0.6', 'creed:', 'creed:', 'missing-field'],
    ['openings/spring.yaml', 'war: false', 'war: no', 'no,', 'wrong-type'],
    ['circumstances.yaml', 'kind: tied', 'kind: tide', 'tide', 'unknown-word'],
    [
      'readings.yaml',
      'lays: {forces',
      'lays: {day: 1301-05-01, forces',
      'day: 1301',
      'dated-input',
    ],
    ['readings.yaml', 'weight: 2', 'weight: 0', '0\n        cite', 'out-of-range'],
    [
      'record.yaml',
      '{change: siegeLaid,',
      '{chagne: siegeLaid,',
      'holds: {chagne',
      'missing-field',
    ],
    ['record.yaml', 'denies: true', 'denies: "true"', '"true"', 'wrong-type'],
    ['switches.yaml', 'kind: choice', 'kind: choise', 'choise', 'unknown-word'],
    [
      'sources.yaml',
      'csl: {type: manuscript, title: The',
      'csl: {title: The',
      'csl: {title',
      'missing-field',
    ],
    ['article.yaml', 'number: 5', 'number: five', 'five', 'wrong-type'],
    ['scenario.yaml', 'calendar: julian', 'calendar: julien', 'julien', 'unknown-word'],
  ])('in %s, "%s" as "%s" is found where it stands', (path, passage, instead, at, code) => {
    const files = tutorialWith(path, passage, instead);
    expect(where(files)).toContain(`${spotOf(files, path, at)} ${code}`);
    const { findings } = read(files);
    expect(findings.every(({ severity, what }) => severity === 'error' && what !== '')).toBe(true);
  });

  test('a slip is answered with what was meant', () => {
    const hint = (path: string, passage: string, instead: string) =>
      read(tutorialWith(path, passage, instead)).findings[0]?.hint;
    expect(hint('places.yaml', 'height-metres:', 'height-meters:')).toBe(
      'Did you mean "height-metres"?',
    );
    expect(hint('places.yaml', 'kind: town', 'kind: twon')).toBe('Did you mean "town"?');
    expect(hint('places.yaml', '\naldmoor:', '\nAldmoor Town:')).toContain('Try "aldmoor-town".');
    expect(hint('record.yaml', '{change: siegeLaid', '{chagne: siegeLaid')).toBe(
      'Is "chagne" meant to be it?',
    );
    expect(hint('places.yaml', 'song 2]', 'song 2 (recaled)]')).toBe('Did you mean "recalled"?');
  });

  test('a bad field does not lose its entry, and a bad entry does not lose its neighbours', () => {
    const field = read(tutorialWith('places.yaml', 'trade: 0.3', 'trade: 3')).scenario;
    expect(field.places).toHaveLength(4);
    expect(field.places[0]?.trade).toMatchObject({ value: 0, grounds: { assumed: true } });
    const entry = read(tutorialWith('places.yaml', 'kind: town', 'kind: twon')).scenario;
    expect(entry.places.map(({ key }) => key)).toEqual(['bellmar', 'corvey', 'grey-saddle']);
    const aim = read(tutorialWith('polities.yaml', 'aim: subdue', 'aim: subdeu')).scenario;
    expect(aim.polities.find(({ key }) => key === 'upland')?.aims.map((each) => each.aim)).toEqual([
      'safety',
    ]);
  });

  test('two bad items of one list leave the good one between them', () => {
    const files = tutorialWith(
      'polities.yaml',
      '- {aim: hold, weight: {least: 1, most: 2}}',
      '- {weight: 1}\n    - {aim: hold, weight: 2}\n    - {aim: trade}',
    );
    const lakeland = read(files).scenario.polities.find(({ key }) => key === 'lakeland');
    expect(lakeland?.aims.map(({ aim }) => aim)).toEqual(['hold', 'faith']);
    expect(where(files)).toHaveLength(2);
  });

  test('all faults are found at once', () => {
    const files = tutorialFiles().map(({ path, text }) => ({
      path,
      text: text.replace('kind: town', 'kind: twon').replace('born: 1262', 'born: yesterday'),
    }));
    expect(where(files)).toHaveLength(2);
  });

  test('missing, unknown and doubled files are reported', () => {
    const files = tutorialFiles();
    const without = files.filter(({ path }) => path !== 'places.yaml');
    expect(where(without)).toContain('places.yaml:0:0 missing-file');
    const more = [
      ...files,
      { path: 'place.yaml', text: '' },
      { path: 'openings/Bad Name.yaml', text: '' },
    ];
    expect(where(more)).toEqual([
      'openings/Bad Name.yaml:1:1 bad-key',
      'place.yaml:0:0 unknown-file',
    ]);
    const people = files.filter(({ path }) => path === 'people.yaml');
    expect(where([...files, ...people])).toEqual(['people.yaml:0:0 duplicate-file']);
    expect(where([{ path: 'notes/any.yaml', text: '[' }, ...files])).toEqual([]);
  });

  test('no files at all give an empty scenario', () => {
    const { scenario, findings } = parseScenario({ key: 'Nothing!', files: [] });
    expect(findings.map(({ code }) => code)).toEqual(['missing-file', 'missing-file', 'bad-key']);
    expect(scenario.places).toEqual([]);
  });

  test('the order of keys and files changes nothing', () => {
    const straight = withoutSpots(read(tutorialFiles()).scenario);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const shuffled = shuffle(tutorialFiles(), seed).map(({ path, text }) =>
          path.endsWith('.yaml')
            ? { path, text: stringify(turned(parse(text), seed)) }
            : { path, text },
        );
        expect(withoutSpots(read(shuffled).scenario)).toEqual(straight);
      }),
      { numRuns: 10 },
    );
  });

  test('every file has a schema that describes its fields', () => {
    const schemas = jsonSchemas();
    expect(Object.keys(schemas)).toContain('opening');
    const text = JSON.stringify(schemas.places);
    expect(text).toContain('Months in which nobody passes.');
    expect(text).toContain('"additionalProperties":false');
  });
});

function withoutSpots(scenario: unknown): unknown {
  return JSON.parse(
    JSON.stringify(scenario, (name, value) => (name === 'spot' ? undefined : value)),
  );
}

function shuffle<Item>(items: readonly Item[], seed: number): Item[] {
  const shuffled = [...items];
  let state = seed;
  for (let index = shuffled.length - 1; index > 0; index -= 1) {
    state = (state * 48271) % 2147483647;
    const other = state % (index + 1);
    [shuffled[index], shuffled[other]] = [shuffled[other]!, shuffled[index]!];
  }
  return shuffled;
}

function turned(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => turned(item, seed));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    shuffle(Object.entries(value), seed).map(([key, inner]) => [key, turned(inner, seed)]),
  );
}
