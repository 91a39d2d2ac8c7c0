import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spotOf, tutorialFiles, tutorialWith } from '../../test/tutorial.ts';
import { writeFinding } from '../base/finding.ts';
import { vocabulary } from '../world/change.ts';
import { checkScenario } from './check.ts';
import { parseScenario, type ScenarioFile } from './parse.ts';

/** Reads and checks; fails if either throws or says something that cannot be printed. */
function survive(files: readonly ScenarioFile[]) {
  const { scenario, findings, fieldSpot, written } = parseScenario({ key: 'tutorial', files });
  const all = [...findings, ...checkScenario(scenario, vocabulary, fieldSpot, written)];
  for (const finding of all) {
    expect(writeFinding(finding).length).toBeGreaterThan(10);
    expect(finding.line).toBeGreaterThanOrEqual(0);
  }
  const keys = scenario.places.map(({ key }) => key);
  expect(keys).toEqual([...keys].sort());
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  return all;
}

const poison = [
  '\u0000\u0001\u00ff',
  '\t',
  '__proto__: {polluted: true}',
  '{__proto__: {polluted: true}}',
  'constructor: {prototype: {polluted: true}}',
  '1e400',
  '-99999999999999999999999',
  '.nan',
  '.inf',
  '!!binary aGVsbG8=',
  '&a [*a, *a]',
  '<<: *x',
  '? [a, b]\n: c',
  '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[',
  '---\n',
  '...\n',
  '"',
  "'",
  '- - - - - -',
  '{least: .nan, most: -5}',
  '"9999-99-99/????"',
  '{not: {not: {not: {any: [{all: [7]}]}}}}',
  'null',
  '~',
  '\ud800',
  '|\n  text',
  '%YAML 9.9\n---\n',
];

describe('hostile files', () => {
  const files = tutorialFiles().filter(({ path }) => path.endsWith('.yaml'));

  test('whatever is done to a file, reading and checking end with findings or a scenario', () => {
    const edit = fc.record({
      file: fc.nat(files.length - 1),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(60),
      kind: fc.constantFrom('delete', 'double', 'poison', 'value', 'lines', 'noise'),
      poison: fc.constantFrom(...poison),
      noise: fc.string({ unit: 'binary', maxLength: 12 }),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const texts = files.map(({ text }) => text);
        for (const { file, at, length, kind, poison: bad, noise } of edits) {
          const text = texts[file]!;
          const start = Math.floor(at * text.length);
          const [before, part, after] = [
            text.slice(0, start),
            text.slice(start, start + length),
            text.slice(start + length),
          ];
          const line = text.lastIndexOf('\n', start) + 1;
          const changed: Record<typeof kind, () => string> = {
            delete: () => before + after,
            double: () => before + part + part + after,
            poison: () => before + bad + part + after,
            value: () => text.slice(0, line) + text.slice(line).replace(/: .*/, () => `: ${bad}`),
            lines: () => `${text.slice(0, line) + bad}\n${text.slice(line)}`,
            noise: () => before + noise + after,
          };
          texts[file] = changed[kind]();
        }
        survive(files.map(({ path }, index) => ({ path, text: texts[index]! })));
      }),
      // every go of the tests takes others
      { numRuns: 80 },
    );
  });

  test('a value of the wrong sort anywhere is found, one at a time', () => {
    const tried = new Map<string, number>();
    for (const { path, text } of files) {
      const lines = text.split('\n');
      for (const [index, line] of lines.entries()) {
        const field = /^\s*[a-z-]+: (?=\S)/.exec(line)?.[0];
        if (field === undefined) continue;
        // a field of a file is read in one way wherever it stands: twice tells as much as thirty times
        const times = (tried.get(path + field) ?? 0) + 1;
        tried.set(path + field, times);
        if (times > 2) continue;
        const bad = [...lines];
        bad[index] = line.replace(/: .*/, ': {surprise: [1, {deep: true}]}');
        const others = files.filter((file) => file.path !== path);
        const found = survive([...others, { path, text: bad.join('\n') }]);
        expect(found.length, `${path}:${index + 1}`).toBeGreaterThan(0);
      }
    }
  });

  const spring = 'openings/spring.yaml';
  test.each([
    // An entry that is left out for its fault is not said to be unknown by all who name it.
    [
      'places.yaml',
      'kind: city\n  ground: farmland\n  at: [46',
      'kind: citty\n  ground: farmland\n  at: [46',
      'citty',
      'unknown-word',
    ],
    ['places.yaml', 'at: [46.19, 9.02]', 'at: ["46.19", 9.02]', '"46.19"', 'wrong-type'],
    ['record.yaml', 'when: 1301-22/1302', 'when: 1301? 1302', '1301? 1302', 'bad-date'],
    ['record.yaml', 'when: 1302~', 'when: 1302-13', '1302-13', 'bad-date'],
    ['record.yaml', 'when: 1302~', 'when: 1302-02-30', '1302-02-30', 'bad-date'],
    [spring, 'day: 1301-04-15', 'day: 1301-4-15', '1301-4-15', 'bad-date'],
    ['polities.yaml', 'succession: son', 'succession: sun', 'sun', 'unknown-word'],
    ['people.yaml', 'born: 1255', 'born: long ago', 'long ago', 'bad-date'],
    [
      'sources.yaml',
      'csl: {type: manuscript, title: The',
      'csl: {title: The',
      'csl: {title',
      'missing-field',
    ],
    [
      'questions.yaml',
      'says: Its people rise first.',
      'sayz: Its people rise first.',
      'by-its-people',
      'missing-field',
    ],
    // Days that nobody can play, or ask about.
    [spring, 'until: 1303-12-31', 'until: 9999-12-31', '9999-12-31', 'too-long'],
    [spring, 'until: 1303-12-31', 'until: 1323-12-31', '1323-12-31', 'too-long'],
    ['record.yaml', 'when: 1302~', 'when: 0130-12', '0130-12', 'never-asked'],
    // Characters that nobody sees, and names that fit no sentence.
    [
      'places.yaml',
      'name: the Grey Saddle',
      'name: "the \\e[31mGrey\\a Saddle"',
      '"the',
      'unseen-character',
    ],
    [
      'places.yaml',
      'name: the Grey Saddle',
      'name: "the \\u202Eelddas"',
      '"the',
      'unseen-character',
    ],
    [
      'places.yaml',
      'name: the Grey Saddle',
      'name: the Grey\u0000 Saddle',
      'the Grey',
      'unseen-character',
    ],
    ['places.yaml', 'name: the Grey Saddle', 'name: "the\\nSaddle"', '"the', 'bad-name'],
    ['places.yaml', 'name: the Grey Saddle', 'name: "  "', '"  "', 'bad-name'],
    ['places.yaml', 'name: the Grey Saddle', `name: ${'x'.repeat(101)}`, 'xxx', 'bad-name'],
    [
      'sources.yaml',
      'song:\n',
      'song:\n  fo\u001bllows: [annals]\n',
      'fo\u001bllows',
      'unseen-character',
    ],
    // Numbers beyond all reason, or written as on paper.
    [spring, 'garrison: 1500', 'garrison: 1e300', '1e300', 'out-of-range'],
    [spring, 'garrison: 1500', 'garrison: .inf', '.inf', 'wrong-type'],
    [spring, 'garrison: 1500', 'garrison: 1 500', '1 500', 'wrong-type'],
    [spring, 'garrison: 1500', 'garrison: 1,500', '500, stores', 'unknown-field'],
    // The head of the scenario.
    ['scenario.yaml', 'title: The Grey Saddle', 'title: "  "', '"  "', 'bad-name'],
    ['scenario.yaml', 'calendar: julian', 'calendar: julian\nlanguage: "<x>"', '"<x>"', 'bad-key'],
    [
      'scenario.yaml',
      '{south: 45.3, north: 47.3, west: 8.2, east: 10.4}',
      '{south: -90, north: 90, west: -180, east: 180}',
      '{south',
      'large-region',
    ],
    ['scenario.yaml', 'south: 45.3', 'south: 48', '{south', 'empty-region'],
    [
      'scenario.yaml',
      'default-opening: spring',
      'default-opening: sprnig',
      'sprnig',
      'unknown-opening',
    ],
  ])(
    'in %s, "%s" as "%s" is found where it stands and nowhere else',
    (path, passage, instead, at, code) => {
      const files = tutorialWith(path, passage, instead);
      const found = survive(files);
      const spots = found.map((it) => `${it.file}:${it.line}:${it.column} ${it.code}`);
      expect(spots).toContain(`${spotOf(files, path, at)} ${code}`);
      expect(spots.filter((it) => !it.startsWith(path))).toEqual([]);
      expect(found.length).toBeLessThanOrEqual(2);
      expect(found.map(writeFinding).join('')).not.toMatch(/\p{Cc}/u);
    },
  );

  test('long lists of like names, circles and faults are dealt with in reasonable time', () => {
    const many = (line: (index: number) => string, count: number) =>
      Array.from({ length: count }, (_, index) => line(index)).join('\n');
    const started = Date.now();
    const bad = [
      {
        path: 'people.yaml',
        text: many((n) => `person-${n}: {name: Aaaaaaaaaaa${n}, father: person-${n + 1}}`, 4000),
      },
      { path: 'polities.yaml', text: many((n) => `polity-${n}: {aims: 1, kind: ${n}}`, 8000) },
      {
        path: 'sources.yaml',
        text: many((n) => `s${n}: {csl: {type: book}, follows: [s${n}]}`, 8000),
      },
    ];
    survive([...files.filter(({ path }) => !bad.some((each) => each.path === path)), ...bad]);
    expect(Date.now() - started).toBeLessThan(60_000);
  });
});
