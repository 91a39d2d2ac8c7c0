// The commands that ask questions of a study: what each prints, writes and refuses, over a small study of
// the tutorial that they share.

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasStack, makePlace, tutorial } from './tumen.ts';

const place = makePlace();
const { tumen } = place;
const few = ['--workers', '1'];
beforeAll(async () => {
  await tumen('ensemble', tutorial, '--runs', '300', ...few, '--out', 'study', '--tables', 'none');
}, 600_000);
afterAll(place.remove);

const page = readFileSync(new URL('../../../docs/json.md', import.meta.url), 'utf8');

/** Runs a command with `--json` and holds its keys against the page that documents them. */
async function documentOf(...words: string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await tumen(...words, '--json');
  expect({ words, code, err: code === 0 ? '' : err }).toEqual({ words, code: 0, err: '' });
  const document = JSON.parse(out) as Record<string, unknown>;
  expect(document.command).toBe(words[0]);
  const section = page.split(/^## /m).find((it) => it.startsWith(`\`tumen ${words[0]}\``));
  const missing = Object.keys(document).filter(
    (key) => key !== 'command' && section?.includes(`\`${key}\``) !== true,
  );
  expect({ words, missing }).toEqual({ words, missing: [] });
  return document;
}

/** A figure of a command: that it is there, is SVG and says what it must. */
function figureIn(file: string): string {
  const path = join(place.folder, file);
  expect(existsSync(path)).toBe(true);
  const text = readFileSync(path, 'utf8');
  expect(text).toMatch(/^<svg [\s\S]*<title id="title">[\s\S]*Simulated[\s\S]*<\/svg>\n$/);
  return text;
}

describe('compare', () => {
  const words = ['compare', 'study', '--switch', 'gentle-creed', '--runs', '100', ...few];
  let document: Record<string, unknown>;

  test('says the effect, both flips, the bounds, where pairs part and what does not change', async () => {
    const { code, out } = await tumen(...words, '--partings', '5', '--svg', 'effect.svg');
    expect(code).toBe(0);
    for (const part of [
      '100 pairs of campaigns from The spring of 1301',
      'Where the pairs first part',
      'rests on',
    ]) {
      expect(out).toContain(part);
    }
    expect(figureIn('effect.svg')).toContain('The New Rite is not pressed');
  });

  test('is one document, the same when it is asked again from what lies there', async () => {
    document = await documentOf(...words, '--partings', '5');
    // by more workers, where a run is played again
    const again = await documentOf(...words.slice(0, -1), '3', '--partings', '5');
    expect(again).toEqual(document);
    const effects = document.effects as { effect: number; withCause: number; without: number }[];
    for (const it of effects) expect(it.effect).toBeCloseTo(it.withCause - it.without, 10);
    expect(effects.some((it) => it.effect !== 0)).toBe(true);
  });

  test('turns the sign where the what-if brings the cause', async () => {
    const other = await documentOf(...words, '--partings', '0', '--brings');
    const effectsOf = (it: Record<string, unknown>) =>
      new Map((it.effects as { key: string; effect: number }[]).map((e) => [e.key, e.effect]));
    const turned = effectsOf(other);
    for (const [key, effect] of effectsOf(document))
      expect(turned.get(key)).toBeCloseTo(-effect, 10);
  });

  test.each([
    [['compare', 'study'], 2],
    [['compare', 'study', '--switch', 'gentle-cred'], 2],
    [['compare', 'nowhere', '--switch', 'gentle-creed'], 1],
  ])('%j is refused with a sentence', async (wrong, expected) => {
    const { code, out, err } = await tumen(...wrong);
    expect({ code, out, stack: hasStack(err) }).toEqual({ code: expected, out: '', stack: false });
  });
});

describe('claims', () => {
  test('are printed with who makes them, what the runs say, and what cannot be asked and why', async () => {
    const words = ['claims', 'study', '--runs', '100', ...few, '--svg', 'claims.svg'];
    const { code, out } = await tumen(...words);
    expect(code).toBe(0);
    for (const part of [
      '(annals 11)',
      'which takes the cause away',
      'cannot express',
      '(song 5)',
    ]) {
      expect(out).toContain(part);
    }
    figureIn('claims.svg');
    const document = await documentOf('claims', 'study', '--runs', '100', ...few);
    expect((document.claims as object[]).length).toBe(1);
    expect((document.unexpressed as object[]).length).toBe(1);
  });

  test('may be added to a scenario that is studied already', async () => {
    const folder = place.copyTutorial('mine');
    const words = ['claims', folder, '--runs', '20', ...few, '--out', 'mine-study'];
    expect((await tumen(...words)).code).toBe(0);
    const file = join(folder, 'claims.yaml');
    const claim =
      'another:\n  says: The host was too strong.\n  cite: song 5\n  cannot: It is a number.\n';
    writeFileSync(file, `${readFileSync(file, 'utf8')}${claim}`);
    const { code, out } = await tumen(...words);
    expect(code).toBe(0);
    expect(out).toContain('The host was too strong.');
    rmSync(file);
    const none = await tumen(...words);
    expect({ code: none.code, err: none.err }).toMatchObject({
      code: 0,
      err: expect.stringContaining('no claims'),
    });
  });

  test('leave the tables of what they play, and who deposits the study stays named', async () => {
    const listed = () => {
      const path = join(place.folder, 'mine-study', 'tables', 'columns.json');
      const { files } = JSON.parse(readFileSync(path, 'utf8'));
      return ['spring', 'spring+gentle-creed'].map((it) => files[`runs/${it}.parquet`]?.rows);
    };
    expect(listed()).toEqual([20, 20]);
    const named = await tumen(
      'export',
      'mine-study',
      '--author',
      'A. Name',
      '--license',
      'CC0-1.0',
    );
    expect(named.code).toBe(0);
    const words = ['compare', 'mine-study', '--switch', 'gentle-creed', '--partings', '0', ...few];
    expect((await tumen(...words, '--runs', '30')).code).toBe(0);
    expect(listed()).toEqual([30, 30]);
    const said = readFileSync(join(place.folder, 'mine-study', 'CITATION.cff'), 'utf8');
    expect(said).toContain('name: "A. Name"');
    expect(said).toContain('CC0-1.0');
    // a study that was made without tables is left without
    expect(existsSync(join(place.folder, 'study', 'tables', 'columns.json'))).toBe(false);
  });

  test('an unknown one is refused with the known ones', async () => {
    const { code, err } = await tumen('claims', 'study', '--only', 'the-creed');
    expect(code).toBe(2);
    expect(err).toContain('the-creed-opened-the-gates');
  });
});

describe('readings', () => {
  test('of circumstances are weighed, of events counted, with a figure and a document', async () => {
    const { code, out } = await tumen('readings', 'study', ...few, '--svg', 'weights.svg');
    expect(code).toBe(0);
    for (const part of ['300 campaigns in 30 draws', 'weight out', 'How Bellmar was lost']) {
      expect(out).toContain(part);
    }
    figureIn('weights.svg');
    const document = await documentOf('readings', 'study', '--rebuilt', '100', ...few);
    expect(document.rebuilt).toMatchObject([{ verdict: 'nothing-else', accounts: [] }]);
    for (const { accounts } of document.circumstances as { accounts: { weightOut: number }[] }[]) {
      expect(accounts.reduce((sum, it) => sum + it.weightOut, 0)).toBeCloseTo(1, 6);
    }
    for (const { forms } of document.events as { forms: { share: { share: number } }[] }[]) {
      expect(forms.reduce((sum, it) => sum + it.share.share, 0)).toBeCloseTo(1, 6);
    }
  });
});

describe('given', () => {
  test('reckons everything anew over the runs that are kept', async () => {
    const document = await documentOf('given', 'study', 'not loss-of-bellmar', ...few);
    expect(document.kept).toBeGreaterThan(30);
    expect(document.kept).toBeLessThan(300);
    const outcomes = document.outcomes as { key: string; given: { share: number } }[];
    expect(outcomes.find((it) => it.key === 'loss-of-bellmar')?.given.share).toBe(0);
    expect(outcomes.find((it) => it.key === 'fate-of-bellmar=never')?.given.share).toBe(1);
    const { code, out } = await tumen(
      'given',
      'study',
      'not loss-of-bellmar',
      '--svg',
      'given.svg',
    );
    expect(code).toBe(0);
    expect(out).toContain('# Given: not loss-of-bellmar');
    figureIn('given.svg');
  });

  test('keeps the runs most like the record and says what they miss', async () => {
    const { code, out } = await tumen('given', 'study', '--like-the-record');
    expect(code).toBe(0);
    expect(out).toMatch(/30 of 300 campaigns[\s\S]*facts these runs miss/);
    expect(out).toContain('These are 10 in 100 of all runs');
    const document = await documentOf('given', 'study', '--like-the-record', ...few);
    const { mean, all } = document.nearness as { mean: number; all: number };
    expect(mean).toBeLessThan(all);
  });

  test('refuses fewer than thirty runs and says how many more would do', async () => {
    const { code, out, err } = await tumen('given', 'study', 'loss-of-bellmar before 1301-05');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/None of 300 runs|Only \d+ of 300 runs/);
    expect(err).toContain('--runs');
    await tumen('ensemble', tutorial, '--out', 'tiny', '--runs', '9', '--tables', 'none');
    const tiny = await tumen('given', 'tiny', '--like-the-record');
    expect({ code: tiny.code, out: tiny.out }).toEqual({ code: 1, out: '' });
    expect(tiny.err).toContain('Of 9 runs none can be kept as the nearest');
    const why = await tumen('why', 'tiny', '--what', 'corvey-untouched');
    expect(why.out).toMatch(/^It happens in (\d+|> 99) of a hundred \(0–100: /m);
    expect(why.out).not.toContain('NaN');
  });

  test('plays more runs on wish, with the line that it gave, until there are enough', async () => {
    const condition = 'loss-of-bellmar before 1302';
    const refused = await tumen('given', 'study', condition);
    expect(refused.err).toMatch(/Only \d+ of 300 runs/);
    const runs = /--runs (\d+)/.exec(refused.err)![1]!;
    const { code, out } = await tumen('given', 'study', condition, '--runs', runs);
    expect(code).toBe(0);
    const [, kept, all] = /^([\d,]+) of ([\d,]+) campaigns/m.exec(out)!;
    expect(Number(kept)).toBeGreaterThanOrEqual(30);
    expect(all).toBe(runs);
  });

  test.each([
    ['loss-of-belmar', 'Did you mean "loss-of-bellmar"'],
    ['loss-of-bellmar near 1301', 'before, after or in'],
    ['loss-of-bellmar in 1301-13', 'is no date'],
    ['a and b and c and d', 'Three are the most'],
    ['corvey-untouched before 1302', 'has no day'],
    ['  ', 'empty'],
  ])('"%s" is misuse and is told how to be put', async (condition, hint) => {
    const { code, out, err } = await tumen('given', 'study', condition);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(hint);
  });
});

describe('why, over all runs', () => {
  test('says what is luck, what parts the runs, and what undoes it', async () => {
    const words = ['why', 'study', '--what', 'loss-of-bellmar', '--decisions', '60'];
    const { code, out } = await tumen(...words, '--replays', '1', ...few, '--svg', 'why.svg');
    expect(code).toBe(0);
    for (const part of ['is luck', 'What parts the runs', 'decides to', 'rolled again']) {
      expect(out).toContain(part);
    }
    figureIn('why.svg');
    words.push('--replays', '3');
    const document = await documentOf(...words, ...few);
    // by more workers the same
    expect(await documentOf(...words, '--workers', '3')).toEqual(document);
    expect(document.replayed).toBe(3);
    expect(document.early).toMatchObject({ runs: 60 });
    const { hinges } = document.hinges as { hinges: { input: string }[] };
    expect(hinges.some((it) => it.input.startsWith('decisions.upland/'))).toBe(true);
    expect((document.decisionFlips as object[]).length).toBeGreaterThan(0);
  });

  test('names the nearest outcome where none is called so, and how to ask one run', async () => {
    const { code, err } = await tumen('why', 'study', '--what', 'loss-of-belmar');
    expect(code).toBe(2);
    expect(err).toContain('Did you mean "loss-of-bellmar"');
    expect(err).toContain('--run 0');
  });
});

describe('sensitivity', () => {
  test('lays luck, readings, what-ifs and inputs side by side', async () => {
    const words = ['sensitivity', 'study', '--points', '4', '--inputs', '3', ...few];
    const { code, out } = await tumen(...words, '--what', 'loss-of-bellmar', '--svg', 'sens.svg');
    expect(code).toBe(0);
    for (const part of ['luck alone', 'The New Rite is not pressed', 'How large the Grey Host']) {
      expect(out).toContain(part);
    }
    figureIn('sens.svg');
    const document = await documentOf(...words);
    for (const it of document.outcomes as { luck: number; all: number; factors: object[] }[]) {
      expect(it.factors.length).toBe(5);
      expect(it.luck).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('runs that are played again', () => {
  test('answer the same however many workers play them', async () => {
    const words = ['sensitivity', 'study', '--points', '3', '--inputs', '2', '--json'];
    const [one, three] = await Promise.all(
      ['1', '3'].map((workers) => tumen(...words, '--workers', workers)),
    );
    expect(one!.code).toBe(0);
    expect(three!.out).toBe(one!.out);
  });

  test('stopped by hand they say how far they came and how to go on', async () => {
    const words = ['sensitivity', 'study', '--points', '30', '--inputs', '60'];
    const { child, done } = place.start(...words, '--workers', '2');
    child.stderr!.once('data', () => child.kill('SIGINT'));
    const { code, out, err } = await done;
    expect({ code, out }).toEqual({ code: 130, out: '' });
    expect(err).toMatch(/stopped; changed alone: \d+ of 30 base runs were looked at/);
    expect(err).toContain('--points 30');
  });
});
