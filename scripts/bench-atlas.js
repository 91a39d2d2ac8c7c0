// How fast the atlas is in a browser that draws without a graphics card: the time to its first view with the
// work that it takes, the bytes by part, and the frames a second while the clock runs with a hundred runs on
// the map, one by one and as clouds. Times depend on what else the machine does; bytes do not.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const marches = 100;
const seconds = 5;
/** How often the page is opened for its first view. */
const openings = 7;

/** Publishes a hundred runs of the large scenario, or takes a page that is there, and measures it. */
export async function benchAtlas(page) {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-bench-atlas-'));
  try {
    const path = page ?? publish(folder);
    const address = pathToFileURL(path).href;
    const browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: ['--no-sandbox', '--disable-gpu'],
    });
    try {
      const first = [];
      for (let again = 0; again < openings; again += 1)
        first.push(await firstView(browser, address));
      const sorted = (name) => first.map((it) => it[name]).sort((a, b) => a - b);
      const best = (name) => sorted(name)[0];
      const median = (name) => sorted(name)[Math.floor(openings / 2)];
      const line = (name, value) => console.log(`  ${name.padEnd(28)} ${value}`);
      console.log('atlas');
      line(`first view, s (best of ${openings})`, (best('time') / 1000).toFixed(2));
      line('first view, s (median)', (median('time') / 1000).toFixed(2));
      line('its main thread, s', best('task').toFixed(2));
      line('of that scripts, s', best('script').toFixed(2));
      for (const [name, value] of partsOf(dirname(path))) line(name, value);
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

/** Kilobytes of gzip by kind of part, and what is inflated before the first view. */
function partsOf(site) {
  const read = (file) => {
    const page = {};
    runInNewContext(readFileSync(join(site, file), 'utf8'), { globalThis: page });
    return page;
  };
  const { pieces: first } = read('data.js').tumenBundle;
  const { tumenMore: more } = read('more.js');
  const bytes = (piece) => Buffer.from(piece, 'base64');
  const kinds = new Map();
  for (const [name, piece] of Object.entries({ ...first, ...more })) {
    const kind = `${name.split(':')[0]}${name.includes('+') ? ' of what-ifs' : ''}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + bytes(piece).length);
  }
  const kilobytes = (it) => (it / 1000).toFixed(0);
  const inflated = Object.values(first).map((it) => gunzipSync(bytes(it)).length);
  return [
    ['inflated for it, kB', kilobytes(inflated.reduce((sum, it) => sum + it, 0))],
    ...[...kinds].map(([kind, size]) => [`${kind}, kB`, kilobytes(size)]),
  ];
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
        // names stand over a ground that is drawn, fields and forces lie between, and the timeline has its ridges
        if (document.querySelector('.lane .ridge') && document.querySelector('.places .place'))
          requestAnimationFrame(() => done(performance.now()));
        else requestAnimationFrame(look);
      });
    });
  });
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(address);
  await page.waitForSelector('.lane');
  return { context, page, session };
}

/**
 * Milliseconds from the start of the navigation to the frame after map and timeline were drawn, and the seconds
 * that the page's main thread and its scripts had worked by then.
 */
async function firstView(browser, address) {
  const { context, page, session } = await opened(browser, address);
  const time = await page.evaluate(() => globalThis.firstView);
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name) => metrics.find((it) => it.name === name)?.value ?? Number.NaN;
  await context.close();
  return { time, task: metric('TaskDuration'), script: metric('ScriptDuration') };
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
