import { describe, expect, test } from 'vitest';
import { entriesOf, fieldAt, fieldOf, putEntry, putField } from './edit.ts';
import { parseScenario } from './parse.ts';
import { remedyOf } from './remedy.ts';

const places = `# what is known of the land
mill:
  kind: town
  at: [46.5, 9.1] # by the stream
  souls: {least: 10, most: 20}
  born: "1282?"
ford:
  kind: ford
  at: [46.6, 9.2]
`;

describe('a file as a table', () => {
  test('lists its entries with every value on one line', () => {
    const [mill, ford] = entriesOf(places, []);
    expect([mill?.key, ford?.key]).toEqual(['mill', 'ford']);
    expect(mill?.fields.get('at')).toBe('[ 46.5, 9.1 ]');
    expect(mill?.fields.get('souls')).toBe('{ least: 10, most: 20 }');
    expect(mill?.fields.get('born')).toBe('1282?');
    expect(entriesOf(places, ['mill', 'nothing'])).toEqual([]);
  });

  test('keeps its comments and everything else when one value is put in', () => {
    const put = putField(places, ['mill', 'at'], { text: '[46.7, 9.3]', as: 'value' });
    expect(put).toContain('# what is known of the land');
    expect(fieldOf(put, ['mill', 'at'])).toBe('[ 46.7, 9.3 ]');
    expect(fieldOf(put, ['ford', 'at'])).toBe('[ 46.6, 9.2 ]');
  });

  test('takes text for a value, or for words where it is none or where words are meant', () => {
    const put = (text: string, as: 'words' | 'value') =>
      fieldOf(putField(places, ['mill', 'note'], { text, as }), ['mill', 'note']);
    for (const text of [
      '12',
      '- a',
      '{a: [b',
      '&x 1',
      '*x',
      '!!js/function y',
      'a: b',
      '<b>&</b>',
    ]) {
      expect(put(text, 'words')).toBe(text);
      expect(put(text, 'value')).toBe(text);
    }
    expect(put('', 'value')).toBe('');
    expect(put('a\nb: c', 'value')).toBe('a\nb: c');
  });

  test('adds an entry and takes one away', () => {
    const added = putEntry(places, ['hill'], { kind: 'camp' });
    expect(entriesOf(added, []).map((it) => it.key)).toEqual(['mill', 'ford', 'hill']);
    expect(entriesOf(putEntry(added, ['mill'], undefined), []).map((it) => it.key)).toEqual([
      'ford',
      'hill',
    ]);
  });

  test('knows which field a line and a column belong to', () => {
    expect(fieldAt(places, [], { line: 5, column: 10 })).toEqual({ key: 'mill', field: 'souls' });
    expect(fieldAt(places, [], { line: 8, column: 3 })).toEqual({ key: 'ford', field: 'kind' });
    expect(fieldAt(places, [], { line: 90, column: 1 })).toBeUndefined();
  });
});

describe('a remedy', () => {
  const scenario = 'title: T\nsummary: S\nregion: {south: 46, north: 47, west: 9, east: 10}\n';
  const findingsOf = (text: string, record = '') =>
    parseScenario({
      key: 'mine',
      files: [
        { path: 'scenario.yaml', text: scenario },
        { path: 'places.yaml', text },
        { path: 'record.yaml', text: record },
      ],
    }).findings;

  test('puts the word that is offered where the wrong one stands', () => {
    const wrong = 'mill:\n  kind: twon\n  ground: steppe\n  at: [46.5, 9.1]\n  wals: 1\n';
    const remedies = findingsOf(wrong)
      .filter((it) => it.file === 'places.yaml')
      .map((it) => remedyOf(it, wrong));
    expect(remedies.map((it) => it?.word)).toEqual(['town', 'walls']);
    expect(remedies[0]?.text).toBe(wrong.replace('twon', 'town'));
    expect(remedies[1]?.text).toBe(wrong.replace('wals', 'walls'));
  });

  test('mends a date whose dash was lost', () => {
    const record =
      'attestations:\n  siege:\n    says: It was besieged.\n    holds: {change: siegeLaid}\n    when: 1301? 1302\n    cite: annals 1\n';
    const finding = findingsOf('', record).find((it) => it.file === 'record.yaml');
    expect(remedyOf(finding!, record)?.text).toBe(record.replace('1301? 1302', '1301/1302'));
  });

  test('is not offered where it would not fit', () => {
    const about = { severity: 'error', file: 'a', line: 1, column: 1, code: 'x' } as const;
    const what = '"one" is wrong';
    const hint = 'Did you mean "two"?';
    expect(remedyOf({ ...about, what, hint }, 'other: text\none: 1')).toBeUndefined();
    expect(remedyOf({ ...about, what, hint: 'Look again.' }, 'one')).toBeUndefined();
    expect(remedyOf({ ...about, what, hint, line: 0 }, 'one')).toBeUndefined();
    expect(remedyOf({ ...about, what, hint: 'Did you mean "a: b"?' }, 'one')?.text).toBe('"a: b"');
  });
});
