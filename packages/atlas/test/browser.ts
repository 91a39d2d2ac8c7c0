// A real Chromium for tests: the one named by TUMEN_CHROMIUM or found on the path, without network where
// asked for, with everything that a page complains about or asks for written down.

import { spawnSync } from 'node:child_process';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Starts the browser; says what to do where there is none. */
export async function startBrowser(): Promise<Browser> {
  const named = process.env.TUMEN_CHROMIUM;
  const found =
    named ?? ['chromium', 'chromium-browser', 'google-chrome'].find((it) => isThere(it));
  if (found === undefined) {
    throw new Error(
      'These tests need Chromium. Install it (apt-get install chromium) or name it: TUMEN_CHROMIUM=/path/to/chromium',
    );
  }
  return chromium.launch({
    executablePath: found.includes('/') ? found : pathOf(found),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

function isThere(name: string): boolean {
  return pathOf(name) !== '';
}

function pathOf(name: string): string {
  return spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

/** A page with what it asked for beside files, data and blobs, and what went wrong in it. */
export interface Watched {
  readonly page: Page;
  readonly asked: string[];
  readonly wrong: string[];
}

/** Opens an address and waits until the atlas is drawn. */
export async function watch(
  browser: Browser,
  address: string,
  options: { readonly offline: boolean; readonly width?: number },
): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 800 },
    offline: options.offline,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const asked: string[] = [];
  const wrong: string[] = [];
  page.on('request', (it) => {
    if (!/^(?:data|blob):/.test(it.url())) asked.push(it.url());
  });
  page.on('pageerror', (it) => wrong.push(it.message));
  page.on('console', (it) => {
    if (it.type() === 'error') wrong.push(it.text());
  });
  page.on('dialog', (it) => {
    wrong.push(`a dialog: ${it.message()}`);
    it.dismiss();
  });
  await page.goto(address);
  await page.waitForSelector('main');
  return { page, asked, wrong };
}

/** Follows a link within a page that is open: everything is as the address says, as when it is opened anew. */
export async function turn({ page }: Watched, hash: string): Promise<void> {
  turns += 1;
  await page.evaluate(
    async ([away, to]) => {
      const follow = (hash: string) =>
        new Promise<void>((done) => {
          addEventListener('hashchange', () => requestAnimationFrame(() => done()), { once: true });
          location.hash = hash;
        });
      await follow(away);
      await follow(to);
    },
    [`#view=method&turn=${turns}`, hash] as const,
  );
}
let turns = 0;

/** Waits until what was chosen is drawn. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done, 0))),
  );
}

/** What axe finds against a page, one line a fault. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as {
        axe: { run(how: unknown): Promise<import('axe-core').AxeResults> };
      }
    ).axe.run({ resultTypes: ['violations'] });
    return violations.flatMap((it) =>
      it.nodes.map((node) => `${it.id}: ${node.html.slice(0, 160)}`),
    );
  });
}

/** Presses Tab until what is focused bears this name. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 160; presses += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
    if (typeof name === 'string' ? found.trim() === name : name.test(found)) return;
  }
  throw new Error(`Nothing named ${name} is reached with the Tab key.`);
}
