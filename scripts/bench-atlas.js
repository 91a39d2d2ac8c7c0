// How fast the atlas is in a browser that draws without a graphics card: the time to its first view, and
// the frames a second while the clock runs with a hundred runs on the map, one by one and as clouds.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const marches = 100;
const seconds = 5;

/** Publishes a hundred runs of the large scenario, or takes a page that is there, and measures it. */
export async function benchAtlas(page) {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-bench-atlas-'));
  try {
    const address = pathToFileURL(page ?? publish(folder)).href;
    const browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: ['--no-sandbox', '--disable-gpu'],
    });
    try {
      const first = [];
      for (let again = 0; again < 3; again += 1) first.push(await firstView(browser, address));
      const line = (name, value) => console.log(`  ${name.padEnd(28)} ${value}`);
      console.log('atlas');
      line('first view, s (best of 3)', (Math.min(...first) / 1000).toFixed(2));
      for (const mode of ['many', 'cloud']) {
        const { frames, slowest } = await playing(browser, `${address}#show=${mode}`);
        line(`${mode}, frames a second`, (frames / seconds).toFixed(1));
        line(`${mode}, slowest frame, ms`, slowest.toFixed(0));
      }
    } finally {
      await browser.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function publish(folder) {
  const tumen = (...words) =>
    execFileSync(process.execPath, [join(root, 'packages/cli/bin/tumen.js'), ...words], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  const study = join(folder, 'study');
  const site = join(folder, 'site');
  tumen('ensemble', 'scenarios/qara-khitai', '--runs', String(marches), '--out', study);
  tumen('publish', study, '--out', site, '--marches', String(marches));
  return join(site, 'index.html');
}

function chromiumPath() {
  const named = process.env.TUMEN_CHROMIUM;
  if (named !== undefined) return named;
  for (const it of ['chromium', 'chromium-browser', 'google-chrome']) {
    const found = spawnSync('which', [it], { encoding: 'utf8' }).stdout?.trim();
    if (found) return found;
  }
  console.error('This needs Chromium. Install it or name it: TUMEN_CHROMIUM=/path/to/chromium');
  process.exit(1);
}

async function opened(browser, address) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    offline: true,
  });
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.firstView = new Promise((done) => {
      requestAnimationFrame(function look() {
        if (document.querySelector('.lane') && document.querySelector('canvas.live'))
          requestAnimationFrame(() => done(performance.now()));
        else requestAnimationFrame(look);
      });
    });
  });
  await page.goto(address);
  await page.waitForSelector('.lane');
  return { context, page };
}

/** Milliseconds from the start of the navigation to the frame after map and timeline were drawn. */
async function firstView(browser, address) {
  const { context, page } = await opened(browser, address);
  const time = await page.evaluate(() => globalThis.firstView);
  await context.close();
  return time;
}

/** Frames in so many seconds of playing, and the longest wait between two. */
async function playing(browser, address) {
  const { context, page } = await opened(browser, address);
  await page.waitForTimeout(1500);
  await page.getByRole('button', { name: 'Play' }).click();
  const found = await page.evaluate(
    (limit) =>
      new Promise((done) => {
        let frames = 0;
        let slowest = 0;
        const begun = performance.now();
        let before = begun;
        const frame = (now) => {
          frames += 1;
          slowest = Math.max(slowest, now - before);
          before = now;
          if (now - begun > limit) done({ frames, slowest });
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    seconds * 1000,
  );
  await context.close();
  return found;
}
