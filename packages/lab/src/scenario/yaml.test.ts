import { describe, expect, test } from 'vitest';
import { markWithin, readYaml } from './yaml.ts';

const codes = (text: string) => readYaml('a.yaml', text).findings.map(({ code }) => code);

describe('yaml', () => {
  test('every value knows its line and column, and so does its key', () => {
    const { value, mark, findings } = readYaml('a.yaml', 'a: 1\nb:\n  c: [x, {d: yes}]\n');
    expect(findings).toEqual([]);
    expect(value).toEqual({ a: 1, b: { c: ['x', { d: 'yes' }] } });
    expect(markWithin(mark, ['b', 'c', 1, 'd']).spot).toEqual({
      file: 'a.yaml',
      line: 3,
      column: 14,
    });
    expect(markWithin(mark, ['b', 'c', 1, 'd']).key).toEqual({
      file: 'a.yaml',
      line: 3,
      column: 11,
    });
    expect(markWithin(mark, ['b']).key).toEqual({ file: 'a.yaml', line: 2, column: 1 });
  });

  test('a path that leads nowhere ends at the last place that exists', () => {
    const { mark } = readYaml('a.yaml', 'a:\n  b: 1\n');
    expect(markWithin(mark, ['a', 'z', 'y']).spot).toEqual({ file: 'a.yaml', line: 2, column: 3 });
  });

  test('keys that look like numbers stay words', () => {
    expect(Object.keys(readYaml('a.yaml', '1204: x\ntrue: y\n').value as object)).toEqual([
      '1204',
      'true',
    ]);
  });

  test('names that reach behind objects are refused, and the object is left alone', () => {
    const read = readYaml(
      'a.yaml',
      '__proto__: {polluted: 1}\nconstructor: 2\nprototype: 3\nb: 4\n',
    );
    expect(read.findings.map(({ code, line, column }) => ({ code, line, column }))).toEqual([
      { code: 'forbidden-key', line: 1, column: 1 },
      { code: 'forbidden-key', line: 2, column: 1 },
      { code: 'forbidden-key', line: 3, column: 1 },
    ]);
    expect(Object.keys(read.value as object)).toEqual(['b']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('a key given twice is reported where it stands the second time, and the first is kept', () => {
    const read = readYaml('a.yaml', 'a: 1\nb: 2\na: 3\n');
    expect(read.value).toEqual({ a: 1, b: 2 });
    expect(read.findings).toMatchObject([{ code: 'duplicate-key', line: 3, column: 1 }]);
  });

  test('anchors, aliases and unknown tags are refused', () => {
    expect(codes('a: &x 1\nb: *x\n')).toEqual(['alias', 'alias']);
    expect(codes('a: !!js/function "x"\n')).toEqual(['yaml']);
  });

  test('text with a fault of syntax gives a finding and what could be read', () => {
    const read = readYaml('a.yaml', 'a: 1\nb: [2, 3\nc: 4\n');
    expect(read.findings[0]).toMatchObject({ severity: 'error', code: 'yaml' });
    expect(read.damagedFrom).toBeGreaterThan(1);
    expect(read.value).toMatchObject({ a: 1 });
  });

  test('a fault of syntax says what to try, and faults beyond count are counted', () => {
    const hintOf = (text: string) => readYaml('a.yaml', text).findings[0]?.hint;
    expect(hintOf('a:\n\tb: 1\n')).toBe('Indent with spaces.');
    expect(hintOf('a:\n  b 1\n  c: 2\n')).toContain('a colon left out');
    expect(hintOf('a: {d: 2\nb: 1\n')).toContain('close what a bracket opened');
    expect(hintOf('a: "b\nc: 2\n')).toContain('close brackets and quotation marks');
    expect(hintOf('a: 1\n---\nb: 2\n')).toContain('take the line "---" out');
    const many = readYaml('a.yaml', 'a: &x 1\n'.repeat(1) + 'b: 1\n'.repeat(71));
    expect(many.findings).toHaveLength(51);
    expect(many.findings.at(-1)?.what).toBe('21 more faults of this sort are not listed');
  });

  test('an entry with a fault of syntax is damaged from its head', () => {
    const read = readYaml('a.yaml', 'a:\n  b: 1\nc:\n  d: 1\n  e 2\n  f: 3\n');
    expect(read.findings[0]).toMatchObject({ line: 5 });
    expect(read.damagedFrom).toBe(3);
  });

  test('an empty file and one of comments only say nothing and are not wrong', () => {
    expect(readYaml('a.yaml', '')).toMatchObject({ findings: [] });
    expect(readYaml('a.yaml', '# nothing yet\n')).toMatchObject({ findings: [] });
  });

  test('files that are too large, too deep or too full are refused in reasonable time', () => {
    const started = Date.now();
    expect(codes(`a: ${'x'.repeat(1_000_001)}`)).toEqual(['too-large']);
    expect(codes('['.repeat(100_000))).toEqual(['too-deep']);
    expect(codes('- '.repeat(100_000))).toEqual(['too-deep']);
    expect(codes(`${'['.repeat(30)}${']'.repeat(30)}`)).toEqual(['too-deep']);
    expect(codes(`[${'1,'.repeat(200_001)}]`)).toEqual(['too-large']);
    expect(Date.now() - started).toBeLessThan(20_000);
  });
});
