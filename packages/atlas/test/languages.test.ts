// On a page in another language every word says what language it is in: the page's own, and the
// scenario's wherever the scenario speaks.

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bundle } from '../src/bundle/bundle.ts';
import { readBundle } from '../src/bundle/decode.ts';
import type { Translated, Translation } from '../src/translation.ts';
import { drawn, startBrowser, turn, watch } from './browser.ts';
import { makeFolder, root, tumen } from './studies.ts';

const folder = makeFolder();
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  folder.remove();
});

const german: Translation = JSON.parse(
  readFileSync(new URL('../languages/de.json', import.meta.url), 'utf8'),
);

test.each([
  ['en', ''],
  ['fr', 'language: fr\n'],
])(
  'a German page marks what a scenario in %s says, and nothing of its own',
  async (language, line) => {
    const scenario = join(folder.path, `scenario-${language}`);
    cpSync(join(root, 'scenarios/tutorial'), scenario, { recursive: true });
    const head = join(scenario, 'scenario.yaml');
    writeFileSync(head, readFileSync(head, 'utf8') + line);
    const study = join(folder.path, `study-${language}`);
    const site = join(folder.path, `site-${language}`);
    await tumen('ensemble', scenario, '--runs', '20', '--out', study);
    await tumen('ensemble', scenario, '--switch', 'gentle-creed', '--runs', '20', '--out', study);
    await tumen('publish', study, '--out', site);
    const { names, sentences } = await saidIn(site);
    const own = leavesOf(german.words).filter((it) => /\p{L}{3}/u.test(it) && !names.includes(it));
    const known = { names, sentences, own };

    const address = `${pathToFileURL(join(site, 'index.html'))}?lang=de`;
    const watched = await watch(browser, address, { offline: true });
    const { page, wrong } = watched;
    const said = new Set<string>();
    const words = new Set<string>();
    const look = async (hash: string, shown: string, act?: () => Promise<void>) => {
      await turn(watched, hash);
      await page.waitForSelector(shown);
      await act?.();
      await page.evaluate(() => {
        for (const it of document.querySelectorAll('details')) it.open = true;
      });
      await drawn(page);
      await drawn(page);
      const found = await languagesIn(page, known);
      expect(found.said.filter((it) => it.lang !== language)).toEqual([]);
      expect(found.own.filter((it) => it.lang !== 'de')).toEqual([]);
      expect(found.left).toEqual([]);
      for (const { text } of found.said) said.add(text);
      for (const { text } of found.own) words.add(text);
    };
    await look('', '.lane', async () => {
      await page.locator('.lane-name').first().click();
      await page.locator('.claims-now button').first().click();
      await page.waitForSelector('.account');
    });
    await look('#show=one&run=0', '.events li');
    await look('#subject=place:bellmar', '.card h3');
    await look('#subject=polity:upland', '.card h3');
    await look('#view=read&stop=2', '.read .says');
    await look('#view=hand-out', '.answers');
    await look('#view=agreement', 'table.agreement');
    await look('#view=compare', 'table.effects');
    await look('#view=readings', '.leaf table', () => page.locator('th .quiet').first().click());
    await look('#view=live', '.changes');
    await look('#view=method', 'dl.systems');
    await look('#view=data', '.leaf table');
    expect(await page.evaluate(() => document.querySelector('title')?.lang)).toBe(language);
    // what was looked at is the greater part of what the record says, and the page's own words with it
    const { attestations } = await scenarioOf(site);
    const claims = attestations.filter((it) => said.has(it.says));
    expect(claims.length).toBeGreaterThan(attestations.length / 2);
    expect(words.size).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
    await page.context().close();
  },
);

async function scenarioOf(site: string) {
  const page = { tumenBundle: undefined as Bundle | undefined };
  runInNewContext(readFileSync(join(site, 'data.js'), 'utf8'), { globalThis: page });
  return readBundle(page.tumenBundle!).scenario();
}

/** What a published scenario says: names of things, and sentences, which may stand among words of the page. */
async function saidIn(site: string) {
  const names = new Set<string>();
  const sentences = new Set<string>();
  const gather = (value: unknown, field: string): void => {
    if (typeof value === 'string') {
      const text = value.replaceAll(/\s+/g, ' ').trim();
      if (['says', 'asks', 'why', 'note', 'summary'].includes(field)) sentences.add(text);
      if (['name', 'variants', 'title'].includes(field)) names.add(text);
    } else if (Array.isArray(value)) {
      for (const it of value) gather(it, field);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, it] of Object.entries(value)) gather(it, name);
    }
  };
  gather(await scenarioOf(site), '');
  for (const all of [names, sentences]) all.delete('');
  return { names: [...names], sentences: [...sentences] };
}

function leavesOf(it: Translated): readonly string[] {
  if (typeof it === 'string') return [it];
  return (Array.isArray(it) ? it : Object.values(it)).flatMap(leavesOf);
}

/** Every text of the page that is known, with the language that it is said to be in, and names left in the page's. Reports of the program are not read. */
function languagesIn(
  page: Page,
  known: {
    readonly names: readonly string[];
    readonly sentences: readonly string[];
    readonly own: readonly string[];
  },
) {
  return page.evaluate(({ names, sentences, own }) => {
    const said: { text: string; lang: string | undefined }[] = [];
    const ofPage: typeof said = [];
    const left: string[] = [];
    const long = names.filter((it) => it.includes(' '));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      const text = (textContent ?? '').replaceAll(/\s+/g, ' ').trim();
      if (text === '' || parentElement?.closest('pre, script, style') != null) continue;
      const lang = parentElement?.closest('[lang]')?.getAttribute('lang') ?? undefined;
      if (names.includes(text) || sentences.some((it) => text.includes(it))) {
        said.push({ text, lang });
      } else if (own.includes(text)) ofPage.push({ text, lang });
      // a name of several words within a sentence of the page; a single one may be the same in both
      if (lang === 'de' && long.some((it) => text.includes(it))) left.push(text);
    }
    return { said, own: ofPage, left };
  }, known);
}
