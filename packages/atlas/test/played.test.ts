import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { digestBytes, digestHex, makeDigest } from '@tumen/lab';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf, startBrowser, tabTo, watch } from './browser.ts';
import { makeFolder, tumen } from './studies.ts';

const folder = makeFolder();
const small = join(folder.path, 'small');
const site = join(folder.path, 'site');
let browser: Browser;

beforeAll(async () => {
  await tumen('ensemble', 'scenarios/tutorial', '--runs', '20', '--out', small);
  await tumen('publish', small, '--out', site, '--marches', '20');
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  folder.remove();
});

const address = (hash: string) => `${pathToFileURL(join(site, 'index.html'))}${hash}`;

/** Lets campaigns begin and stops them when so many are played; tells how many there are then. */
async function stopAfter(page: Page, least: number): Promise<number> {
  await page.waitForFunction(
    (many) => (document.querySelector('progress')?.value ?? 0) >= many,
    least,
  );
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.waitForSelector('.live-found');
  const told = await page.locator('.live-found').textContent();
  return Number(/stopped after (\d+) of/.exec(told ?? '')?.[1]);
}

/** The digest of the rows that a command wrote into the folder of an ensemble. */
function digestIn(ensemble: string): string {
  const digest = makeDigest();
  const chunks = readdirSync(ensemble).filter((it) => it.startsWith('chunk-'));
  for (const it of chunks.sort()) {
    digestBytes(digest, new Uint8Array(readFileSync(join(ensemble, it))));
  }
  return digestHex(digest);
}

describe('campaigns with something changed', () => {
  test('have the bytes of the command, can be stopped, and stand in the address', async () => {
    const { page, asked, wrong } = await watch(browser, address('#view=live'), { offline: true });
    await tabTo(page, /How large the Grey Host was|each run draws one/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByLabel('The New Rite is not pressed').check();
    await page.getByLabel('Which number').selectOption({ index: 8 });
    const field = page.getByLabel('Its value in all runs');
    const least = Number(await field.getAttribute('min'));
    const most = Number(await field.getAttribute('max'));
    await field.fill(String(most + 1));
    expect(await page.getByRole('button', { name: 'Set it' }).isDisabled()).toBe(true);
    await field.fill(String(least));
    await page.getByRole('button', { name: 'Set it' }).click();
    await tabTo(page, 'Play 500 campaigns');
    await page.keyboard.press('Enter');
    const runs = await stopAfter(page, 60);
    expect(runs).toBeGreaterThanOrEqual(60);
    const set = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('set')!.split(' ');
    expect(set).toHaveLength(3);
    const found = page.locator('.live-found');
    await found.getByText(`This rests on ${runs} runs played here`).waitFor();
    const command = (await found.locator('code').first().textContent())!.trim().split(/\s+/);
    expect(command.slice(0, 3)).toEqual(['tumen', 'ensemble', 'scenarios/tutorial']);
    const out = join(folder.path, 'changed');
    await tumen(...command.slice(1), '--out', out);
    const name = readdirSync(out).find((it) => it.startsWith('spring~'))!;
    expect(await found.locator('.rows-digest').textContent()).toBe(digestIn(join(out, name)));
    expect(await found.locator('.beside').count()).toBeGreaterThan(2);
    await found.getByText('Every outcome as a table').click();
    await found.locator('table.effects tbody tr').first().waitFor();
    expect(await found.locator('table.effects tbody tr').count()).toBe(9);
    expect(await faultsOf(page)).toEqual([]);
    expect(asked.every((it) => it.startsWith('file:'))).toBe(true);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  test('say in a sentence what cannot be set', async () => {
    const { page, wrong } = await watch(browser, address('#view=live&set=siege.nothing%3D1'), {
      offline: true,
      width: 390,
    });
    await page.getByRole('button', { name: 'Play 500 campaigns' }).click();
    await page.getByText('nothing that can be set is called').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(await widthOf(page)).toBeLessThanOrEqual(390);
    expect(wrong).toEqual([]);
    await page.context().close();
  });
});

describe('a scenario of one’s own', () => {
  test('is checked in the page, mended by a button, played, and saved for the command', async () => {
    const { page, asked, wrong } = await watch(browser, address('#view=own'), { offline: true });
    await page.getByText('Nothing is wrong with it.').waitFor();
    await write(page, 'bellmar: Kind', 'ctiy');
    await page.getByText('Did you mean "city"?').waitFor();
    expect(await page.getByRole('button', { name: 'Play 200 campaigns' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Go to bellmar: Kind' }).press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'cell places bellmar kind');
    await page.getByRole('button', { name: 'Write “city”' }).press('Enter');
    await page.getByText('Nothing is wrong with it.').waitFor();

    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await write(page, 'loss-of-bellmar: When', '1301? 1302');
    await page.getByRole('button', { name: 'Write “1301/1302”' }).click();
    const attack = '</script><img src=x onerror=alert(1)> مدينة {a: [*b';
    await write(page, 'loss-of-bellmar: What the source says', attack);
    await page.getByText('Nothing is wrong with it.').waitFor();

    await page.getByRole('button', { name: 'Places', exact: true }).click();
    await write(page, 'corvey: At', '[47.6, 9.0]');
    await page.getByRole('button', { name: 'Widen the region to hold it' }).click();
    await page.getByText('Nothing is wrong with it.').waitFor();
    await write(page, 'corvey: At', '[45.7, 9.2]');
    await page.getByLabel('Key of the new line').fill('mill');
    await page.getByRole('button', { name: 'Add a line' }).click();
    await page.getByRole('button', { name: 'Take away mill' }).waitFor();
    await write(page, 'Short name, of the folder', 'mine');
    await page.getByText('tumen check mine').waitFor();

    await page.getByRole('button', { name: 'Play 200 campaigns' }).press('Enter');
    const runs = await stopAfter(page, 40);
    const found = page.locator('.live-found');
    await found.getByText(attack).waitFor();
    await found.getByText('The ways as a table').click();
    await found.getByText('Mill').first().waitFor();
    expect(await page.locator('main img').count()).toBe(0);

    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as ZIP' }).click();
    const saved = await waiting;
    expect(saved.suggestedFilename()).toBe('mine.zip');
    const zip = join(folder.path, 'saved.zip');
    await saved.saveAs(zip);
    for (const [path, text] of stored(readFileSync(zip))) {
      const target = join(folder.path, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
    const mine = join(folder.path, 'mine');
    const checked = JSON.parse(await tumen('check', mine, '--json')) as { findings: unknown[] };
    expect(checked.findings).toEqual([]);
    const out = join(folder.path, 'mine-study');
    await tumen('ensemble', zip, '--runs', String(runs), '--out', out);
    expect(await found.locator('.rows-digest').textContent()).toBe(digestIn(join(out, 'spring')));

    expect(await faultsOf(page)).toEqual([]);
    expect(await lowOf(page)).toEqual([]);
    expect(asked.every((it) => it.startsWith('file:'))).toBe(true);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  test('says on a phone what it finds, and where its ground ends', async () => {
    const { page, wrong } = await watch(browser, address('#view=own'), {
      offline: true,
      width: 390,
    });
    await page.getByText('Nothing is wrong with it.').waitFor();
    await write(page, 'corvey: At', '[60, 9.0]');
    await page.getByText('lies outside the region').waitFor();
    expect(await page.getByRole('button', { name: 'Widen the region to hold it' }).count()).toBe(0);
    expect(await widthOf(page)).toBeLessThanOrEqual(390);
    expect(await faultsOf(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await page.context().close();
  });
});

async function write(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByLabel(label, { exact: true }).press('Tab');
}

function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}

/** What can be pressed or written in and is lower than 44 pixels. */
function lowOf(page: Page): Promise<unknown[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, select, summary, textarea, input[type="text"]')]
      .map((it) => [it.id || it.textContent, it.getBoundingClientRect().height] as const)
      .filter(([, height]) => height > 0 && height < 44),
  );
}

/** The files of an archive whose entries are stored one after another. */
function* stored(bytes: Buffer): Generator<readonly [path: string, text: string]> {
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const name = at + 30;
    const from = name + bytes.readUInt16LE(at + 26);
    const to = from + bytes.readUInt32LE(at + 18);
    yield [bytes.toString('utf8', name, from), bytes.toString('utf8', from, to)];
    at = to;
  }
}
