import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf, startBrowser, turn, type Watched, watch } from './browser.ts';
import { makeFolder, root, tumen } from './studies.ts';

const folder = makeFolder();
const small = join(folder.path, 'small');
const smallPage = join(folder.path, 'small-site', 'index.html');
let browser: Browser;
/** One page for all tests of the tour. */
let atlas: Watched;

beforeAll(async () => {
  await tumen('ensemble', 'scenarios/tutorial', '--runs', '30', '--out', small);
  await tumen('publish', small, '--out', join(folder.path, 'small-site'));
  browser = await startBrowser();
  atlas = await watch(browser, file(smallPage), { offline: true });
});
afterAll(async () => {
  await browser?.close();
  folder.remove();
});

const file = (path: string, hash = '') => `${pathToFileURL(path)}${hash}`;

describe('the tour', () => {
  const step = (page: Page) => page.locator('.read .panel .small').first().textContent();

  test('is taken with arrow keys, step by step in the address, and left to explore from there', async () => {
    const { page, wrong } = atlas;
    await page.getByRole('button', { name: 'Read', exact: true }).click();
    await page.waitForSelector('.read');
    await expect.poll(() => step(page)).toBe('Step 1 of 8');
    for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press('ArrowRight');
    await expect.poll(() => step(page)).toBe('Step 5 of 8');
    expect(await page.locator('.claim-card h3').textContent()).toMatch(/siege to Bellmar/);
    await expect.poll(() => page.url()).toMatch(/stop=4/);
    const address = page.url();
    expect(address).toMatch(/subject=attestation:siege-of-bellmar/);
    await page.keyboard.press('End');
    await expect.poll(() => step(page)).toBe('Step 8 of 8');
    await page.waitForSelector('table.agreement');
    await page.keyboard.press('ArrowLeft');
    await page.getByText('Run 3 of seed 1216').waitFor();
    await page.getByRole('button', { name: 'Explore from here' }).click();
    await page.waitForSelector('.timeline');
    expect(page.url()).toMatch(/show=one&run=3/);
    expect(wrong).toEqual([]);

    const again = await watch(browser, address, { offline: true });
    await again.page.waitForSelector('.claim-card');
    await expect.poll(() => step(again.page)).toBe('Step 5 of 8');
    expect(again.page.url()).toBe(address);
    await again.page.context().close();
  });

  test('axe finds nothing at any step, nor anything that is hard to press', async () => {
    const { page } = atlas;
    await turn(atlas, '#view=read');
    for (let at = 1; at <= 8; at += 1) {
      await expect.poll(() => step(page)).toBe(`Step ${at} of 8`);
      expect(await faultsOf(page)).toEqual([]);
      await page.keyboard.press('ArrowRight');
    }
    const low = await page.evaluate(() =>
      [...document.querySelectorAll('.read .turns button')].filter(
        (it) => it.getBoundingClientRect().height < 44,
      ),
    );
    expect(low).toHaveLength(0);
  });

  test('in a hall it goes back to its first step when nobody touches it, and is still where motion is unwelcome', async () => {
    const hash = '#view=read&stop=5&kiosk=5';
    const { page } = atlas;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await turn(atlas, hash);
    await page.waitForSelector('.read');
    expect(await step(page)).toBe('Step 6 of 8');
    await expect.poll(() => step(page), { timeout: 60_000 }).toBe('Step 1 of 8');
    await page.getByRole('button', { name: 'Play the tour' }).waitFor();
    expect(page.url()).toMatch(/kiosk=5/);
    await page.emulateMedia({ reducedMotion: null });
  });

  test('plays by itself when asked to, and stops when somebody turns the page', async () => {
    const { page } = atlas;
    await turn(atlas, '#view=read');
    await page.getByRole('button', { name: 'Play the tour' }).click();
    await expect.poll(() => step(page), { timeout: 90_000 }).toBe('Step 2 of 8');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: 'Play the tour' }).waitFor();
  });

  test('makes a hand-out in which axe finds nothing', async () => {
    const { page } = atlas;
    await turn(atlas, '#view=hand-out');
    await page.waitForSelector('.answers');
    expect(await faultsOf(page)).toEqual([]);
  });

  test('makes a hand-out whose answers are the shares of the report', async () => {
    const { page } = atlas;
    await turn(atlas, '#view=hand-out');
    await page.waitForSelector('.answers');
    expect(await page.locator('.stops > li').count()).toBe(8);
    const document = JSON.parse(await tumen('record', small, '--json')) as {
      report: { attestations: { says: string; agree: { share: number } }[] };
    };
    const rising = document.report.attestations.find((it) => it.says.includes('rose against'))!;
    const answer = page.locator('.answers + ol > li').nth(1);
    expect(await answer.textContent()).toContain(
      `It happens in ${Math.round(rising.agree.share * 100)} of 100 runs`,
    );
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('header').isVisible()).toBe(false);
    const breaks = await page
      .locator('.answers')
      .evaluate((element) => getComputedStyle(element).breakBefore);
    expect(breaks).toBe('page');
    await page.emulateMedia({ media: null });
  });
});

describe('a scenario without a tour', () => {
  test('has no view to read, and a link to one opens the map', async () => {
    const scenario = join(folder.path, 'silent');
    cpSync(join(root, 'scenarios/tutorial'), scenario, { recursive: true });
    rmSync(join(scenario, 'tour.yaml'));
    const study = join(folder.path, 'silent-study');
    await tumen('ensemble', scenario, '--runs', '10', '--out', study);
    const single = join(folder.path, 'silent.html');
    await tumen('publish', study, '--out', single, '--one-file');
    const { page, wrong } = await watch(browser, file(single, '#view=read&stop=3&kiosk=5'), {
      offline: true,
    });
    await page.waitForSelector('.lane');
    expect(await page.getByRole('button', { name: 'Read', exact: true }).count()).toBe(0);
    expect(wrong).toEqual([]);
    await page.context().close();
  });
});
