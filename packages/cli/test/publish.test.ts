// Publishing and serving a study: what is written, what is refused, and that the server answers for
// nothing but the page and ends when it is told to.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasStack, makePlace, tutorial } from './tumen.ts';

const place = makePlace();
const { tumen } = place;
beforeAll(async () => {
  await tumen('ensemble', tutorial, '--runs', '20', '--out', 'study', '--tables', 'none');
});
afterAll(place.remove);

describe('publish', () => {
  test('writes four files, and the same bytes each time', async () => {
    const { code, out } = await tumen('publish', 'study', '--out', 'site', '--json');
    expect(code).toBe(0);
    const document = JSON.parse(out);
    expect(document.command).toBe('publish');
    expect(document.files.map((it: { path: string }) => it.path)).toEqual([
      join('site', 'index.html'),
      join('site', 'atlas.js'),
      join('site', 'data.js'),
      join('site', 'more.js'),
    ]);
    expect(document.ensembles).toMatchObject([{ name: 'spring', runs: 20, films: 20 }]);
    expect(readdirSync(join(place.folder, 'site')).sort()).toEqual([
      'atlas.js',
      'data.js',
      'index.html',
      'more.js',
    ]);
  });

  test.each([
    [['publish', tutorial], 1, 'is not a study'],
    [['publish', 'nowhere'], 1, 'is not a study'],
    [['publish', 'study', '--one-file', '--out', 'page.txt'], 2, 'does not end in .html'],
    [['publish', 'study', '--marches', 'all'], 2, 'whole number'],
    [['atlas', 'study', '--port', '70000'], 2, 'whole number'],
    [['atlas', 'nowhere'], 1, 'is not a study'],
  ])('%j is refused with a sentence', async (words, exit, says) => {
    const { code, out, err } = await tumen(...words);
    expect({ code, out }).toEqual({ code: exit, out: '' });
    expect(err).toContain(says);
    expect(hasStack(err)).toBe(false);
  });
});

describe('the page’s words', () => {
  test('are written to be translated, and a whole file of them comes along', async () => {
    const { code } = await tumen('publish', 'study', '--write-words', 'words.json');
    expect(code).toBe(0);
    const path = join(place.folder, 'words.json');
    const words = JSON.parse(readFileSync(path, 'utf8'));
    expect(words.words.ensemble.showing).toBe('showing {1} of {2} runs');
    writeFileSync(path, JSON.stringify({ ...words, language: 'qaa', name: 'Invented' }));
    const run = ['publish', 'study', '--words', 'words.json', '--out', 'spoken', '--json'];
    const { out } = await tumen(...run, '--marches', '0');
    expect(JSON.parse(out).languages).toEqual(['de', 'qaa']);
    expect(readFileSync(join(place.folder, 'spoken/data.js'), 'utf8')).toContain('"qaa":{');
  });

  test.each([
    ['nowhere.json', 'There is no file'],
    ['broken.json', 'is no JSON'],
    ['poor.json', 'words.views.explore is missing: “Map”'],
  ])('in %s are refused with what is wrong', async (name, says) => {
    const path = join(place.folder, name);
    if (name === 'broken.json') writeFileSync(path, '{"language": ');
    if (name === 'poor.json') {
      const poor = { language: 'qaa', name: 'Poor', direction: 'ltr', words: { views: {} } };
      writeFileSync(path, JSON.stringify(poor));
    }
    const { code, out, err } = await tumen('publish', 'study', '--words', name);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(says);
    expect(hasStack(err)).toBe(false);
  });
});

describe('atlas', () => {
  test('serves the page and nothing beside it, and ends when stopped', async () => {
    const { child, done } = place.start('atlas', 'study', '--port', '0');
    const address = await new Promise<string>((resolve, reject) => {
      child.stdout?.on('data', (bytes: Buffer) => resolve(bytes.toString().trim()));
      done.then(({ err }) => reject(new Error(err)), reject);
    });
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const page = await fetch(address);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<script src="data.js">');
    expect((await fetch(`${address}data.js`)).status).toBe(200);
    for (const path of ['manifest.json', '..%2fmanifest.json', '../manifest.json', 'x/y', '%00']) {
      expect((await fetch(`${address}${path}`)).status).toBe(404);
    }
    expect((await fetch(address, { method: 'POST' })).status).toBe(404);
    child.kill('SIGINT');
    expect((await done).code).toBe(0);
  });
});
