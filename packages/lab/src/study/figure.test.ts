import { describe, expect, it } from 'vitest';
import { escaped } from '../base/markup.ts';
import { writeFigure } from './figure.ts';

const figure = {
  title: 'What <if> & how',
  subtitle: 'pairs',
  axis: { least: -50, most: 50, title: 'more or fewer' },
  series: [{ name: 'effect', colour: 0 }],
  rows: [
    {
      label: 'The gates "open"',
      note: '+5 (−1 … +9)',
      marks: [{ series: 0, at: 5, least: -1, most: 9 }],
    },
    {
      label:
        'A very long sentence that does not fit into one line of the label and is broken, and still longer than two of them so that it is cut',
      note: '',
      marks: [{ series: 0, at: 900 }],
    },
  ],
  sources: 'Scenario: x',
};

describe('a figure', () => {
  it('holds no markup that was not its own', () => {
    const svg = writeFigure({ ...figure, title: '</text><script>alert(1)</script>' });
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;');
    expect(escaped('a\u0000b')).toBe('ab');
  });

  it('opens and closes every element, so that any reader takes it', () => {
    const svg = writeFigure(figure);
    const open = [...svg.matchAll(/<([a-z]+)\b[^>]*?(\/?)>/g)];
    const close = [...svg.matchAll(/<\/([a-z]+)>/g)];
    expect(open.filter((it) => it[2] === '').length).toBe(close.length);
  });

  it('says its title, that it is simulated, and what it rests on', () => {
    const svg = writeFigure(figure);
    for (const words of ['What &lt;if&gt; &amp; how', 'Simulated', 'Scenario: x', 'effect']) {
      expect(svg).toContain(words);
    }
  });

  it('names every source, on as many lines as that takes', () => {
    const keys = Array.from({ length: 40 }, (_, at) => `a-work-of-${1200 + at}`);
    const svg = writeFigure({ ...figure, sources: keys.join(', ') });
    expect(keys.filter((it) => !svg.includes(it))).toEqual([]);
    const height = Number(/<svg [^>]*height="(\d+)"/.exec(svg)![1]);
    const lines = [...svg.matchAll(/<text x="\d+" y="([\d.]+)"/g)].map((it) => Number(it[1]));
    expect(Math.max(...lines)).toBeLessThan(height - 5);
  });

  it('tells a long label whole in smaller letters, and cuts only what three lines do not hold', () => {
    const words = (count: number) =>
      Array.from({ length: count }, (_, at) => `word${at + 10}`).join(' ');
    const drawn = (label: string) =>
      writeFigure({ ...figure, rows: [{ ...figure.rows[0]!, label }] });
    const whole = drawn(words(24));
    for (const word of words(24).split(' ')) expect(whole.match(`>[^<]*${word}`)).not.toBeNull();
    expect(whole).toContain('font-size="10.5"');
    expect(drawn(words(60))).toContain('…<');
    expect(drawn('w'.repeat(900))).toContain(`${'w'.repeat(57)}…<`);
  });

  it('keeps every mark inside its axis', () => {
    const at = [...writeFigure(figure).matchAll(/<circle cx="([\d.]+)"/g)].map((it) =>
      Number(it[1]),
    );
    expect(Math.max(...at)).toBeLessThanOrEqual(960 - 24 - 150);
  });

  it('is drawn also where there is nothing to show', () => {
    expect(writeFigure({ ...figure, rows: [] })).toContain('nothing to show');
  });
});
