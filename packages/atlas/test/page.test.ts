import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { tumenModel } from '@tumen/lab';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bundle } from '../src/bundle/bundle.ts';
import { readBundle } from '../src/bundle/decode.ts';
import { faultsIn, type Translated, wordsToTranslate } from '../src/translation.ts';
import { drawn, faultsOf, startBrowser, tabTo, turn, type Watched, watch } from './browser.ts';
import { differenceOf, isNear, keptPicture, pictured, startDesk } from './pictures.ts';
import { makeFolder, root, tumen } from './studies.ts';

const folder = makeFolder();
const small = join(folder.path, 'small');
const large = join(folder.path, 'large');
const smallSite = join(folder.path, 'small-site');
const largeSite = join(folder.path, 'large-site');
let browser: Browser;
/** Pages that are open through all tests, one a study. */
let smallAtlas: Watched;
let largeAtlas: Watched;

beforeAll(async () => {
  [, , browser] = await Promise.all([makeSmall(), makeLarge(), startBrowser()]);
  [smallAtlas, largeAtlas] = (await Promise.all(
    [smallPage, largePage].map((it) => watch(browser, file(it), { offline: true })),
  )) as [Watched, Watched];
});

async function makeSmall(): Promise<void> {
  await tumen('ensemble', 'scenarios/tutorial', '--runs', '50', '--out', small);
  const whatIf = ['scenarios/tutorial', '--switch', 'gentle-creed', '--runs', '50'];
  await tumen('ensemble', ...whatIf, '--out', small);
  await tumen('publish', small, '--out', smallSite);
}

async function makeLarge(): Promise<void> {
  const flagship = ['scenarios/qara-khitai', '--from', 'spring-1216', '--runs', '30'];
  await tumen('ensemble', ...flagship, '--out', large);
  await tumen('publish', large, '--out', largeSite, '--marches', '30');
}
afterAll(async () => {
  await browser?.close();
  folder.remove();
});

const file = (path: string, hash = '') => `${pathToFileURL(path)}${hash}`;
const smallPage = join(smallSite, 'index.html');
const largePage = join(largeSite, 'index.html');
/** An open page, turned to an address. */
async function turned(atlas: Watched, hash: string): Promise<Watched> {
  await turn(atlas, hash);
  return atlas;
}

describe('a published study', () => {
  test('opens from a file without a network, asks for nothing and complains of nothing', async () => {
    const { page, asked, wrong } = largeAtlas;
    await page.waitForSelector('.lane');
    // what the first view needs, and when it has drawn the rest
    const names = () => asked.map((it) => it.slice(it.lastIndexOf('/') + 1));
    await expect.poll(() => names().at(-1), { timeout: 60_000 }).toBe('more.js');
    expect(names().sort()).toEqual(['atlas.js', 'data.js', 'index.html', 'more.js']);
    expect(wrong).toEqual([]);
    expect(await page.title()).toContain('Qara Khitai');
    expect(await coloursOf(page, 'canvas.ground')).toBeGreaterThan(200);
    expect(await coloursOf(page, 'canvas.fields')).toBeGreaterThan(50);
  });

  test('opens from any static server', async () => {
    const { server, address } = await serve(smallSite);
    const { page, asked, wrong } = await watch(browser, address, { offline: false });
    await page.waitForSelector('.lane');
    expect(asked.every((it) => it.startsWith(address))).toBe(true);
    expect(wrong).toEqual([]);
    await page.context().close();
    server.close();
  });

  test('keeps the size of its map at every scale', async () => {
    const { page } = await turned(largeAtlas, '');
    await page.waitForSelector('.lane');
    const heights = new Set<number>();
    for (let presses = 0; presses < 6; presses += 1) {
      heights.add(await page.locator('.map-frame').evaluate((it) => it.clientHeight));
      await page.getByRole('button', { name: 'Zoom in' }).click();
    }
    expect(heights.size).toBe(1);
  });

  test('plays the same runs as the command, to the digest', async () => {
    const { page, wrong } = await turned(smallAtlas, '#show=one&run=0');
    const digestOf = async (study: string, run: number) =>
      (JSON.parse(await tumen('run', study, String(run), '--json')) as { digest: string }).digest;
    const [told, ofLarge] = await Promise.all([
      Promise.all([3, 17].map(async (run) => ({ run, digest: await digestOf(small, run) }))),
      digestOf(large, 5),
    ]);
    for (const { run, digest } of told) {
      await page.getByLabel('Run', { exact: true }).fill(String(run));
      await page.getByLabel('Run', { exact: true }).press('Enter');
      await page.getByText(`Run ${run} of seed 1216`).waitFor();
      expect(await page.locator('.digest').textContent()).toBe(digest);
    }
    expect(wrong).toEqual([]);

    const big = await turned(largeAtlas, '#show=one&run=5');
    await big.page.getByText('Run 5 of seed 1216').waitFor();
    expect(await big.page.locator('.digest').textContent()).toBe(ofLarge);
  });

  test('shows the shares that the report has', async () => {
    const { page } = await turned(smallAtlas, '#view=agreement');
    await page.waitForSelector('table.agreement tbody tr');
    const document = JSON.parse(await tumen('record', small, '--json')) as {
      report: { attestations: { says: string; agree: { share: number } }[] };
    };
    for (const it of document.report.attestations) {
      const row = page.locator('table.agreement tr', { hasText: it.says });
      const shown = await row.locator('.figure-number').first().textContent();
      expect(shown?.trim().split(' ')[0]).toBe(String(Math.round(it.agree.share * 100)));
    }
  });
});

describe('runs that are kept', () => {
  test('are those of the command, in every figure, and stand in the address', async () => {
    const condition = 'not loss-of-bellmar';
    const told = JSON.parse(await tumen('given', small, condition, '--json')) as {
      kept: number;
      outcomes: { key: string; sort: string; given: { share: number } }[];
    };
    const { page, wrong } = await turned(smallAtlas, '');
    await page.getByLabel('Keep only the runs where').selectOption('loss-of-bellmar');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.locator('.chip button').first().click();
    await page.getByText(`${told.kept} of 50 runs match.`).waitFor();
    expect(page.url()).toContain('only=not+loss-of-bellmar');
    expect(await page.locator('.showing').textContent()).toContain(
      `of ${told.kept} runs that match, of 50`,
    );
    await page.getByRole('button', { name: 'Agreement', exact: true }).click();
    await page.waitForSelector('table.agreement tbody tr');
    const lost = page.locator('table.agreement tr', { hasText: 'Bellmar came under Upland.' });
    expect((await lost.locator('.figure-number').first().textContent())?.trim()).toMatch(/^0 /);
    const siege = told.outcomes.find((it) => it.key === 'siege-of-bellmar')!;
    const row = page.locator('table.agreement tr', { hasText: 'laid siege to Bellmar' });
    const shown = await row.locator('.figure-number').first().textContent();
    expect(shown?.trim().split(' ')[0]).toBe(String(Math.round(100 * siege.given.share)));
    expect(await row.textContent()).toContain('no test');
    expect(wrong).toEqual([]);
  });

  test('like the record are the nearest thirty', async () => {
    const told = JSON.parse(await tumen('given', small, '--like-the-record', '--json')) as {
      kept: number;
    };
    const { page } = await turned(smallAtlas, '');
    await page.getByRole('button', { name: 'like the record' }).click();
    await page.getByText(`${told.kept} of 50 runs match.`).waitFor();
    expect(page.url()).toContain('like=yes');
  });

  test('are refused in a sentence where they are fewer than thirty', async () => {
    const hash = '#only=loss-of-bellmar+and+people-rise';
    const { page } = await turned(smallAtlas, '#only=loss-of-bellmar');
    await page.getByText('fewer than 30 are no shape').waitFor();
    expect(await page.locator('.showing').textContent()).toMatch(/of 50 runs ·/);
    const unknown = await turned(smallAtlas, hash);
    await unknown.page.getByText('Nothing that a run can be asked is called').waitFor();
    expect(unknown.wrong).toEqual([]);
  });

  test('by an account that they drew are those that drew it', async () => {
    const told = JSON.parse(
      await tumen('given', small, 'size-of-the-host=annals', '--json').catch(() => '{"kept":0}'),
    ) as { kept: number };
    const hash = '#only=size-of-the-host%3Dannals';
    const { page, wrong } = await turned(smallAtlas, hash);
    await page
      .getByText(told.kept === 0 ? 'fewer than 30' : `${told.kept} of 50 runs match.`)
      .waitFor();
    expect(wrong).toEqual([]);
  });
});

describe('everything that is drawn', () => {
  test('leads to who says so: places, passes, realms, flags, dots, brackets, ridges, rivers and open ground', async () => {
    for (const atlas of [smallAtlas, largeAtlas]) {
      const { page, wrong } = await turned(atlas, '');
      await page.waitForSelector('.places .place');
      const dumb = await page.evaluate(async () => {
        const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
        const press = (it: Element) => it.dispatchEvent(new MouseEvent('click', { bubbles: true }));
        const says = () => document.querySelector('.panel .grounds li, .panel .grounds p');
        const silent: string[] = [];
        const asked = async (mark: Element, name: string) => {
          if (getComputedStyle(mark).pointerEvents === 'none') silent.push(`${name}: no pointer`);
          press(mark);
          await drawn();
          const open = document.querySelector('.panel .card, .panel .account');
          if (open === null || (says()?.textContent ?? '').length < 4) silent.push(name);
        };
        const seen = (selector: string) => [...document.querySelectorAll(selector)].slice(0, 12);
        for (const mark of seen('.places .place')) await asked(mark, mark.textContent ?? '');
        const passes = [...document.querySelectorAll('.places .pass')].slice(0, 3);
        for (const mark of passes) await asked(mark, 'a pass');
        for (const mark of seen('.realms text')) await asked(mark, mark.textContent ?? '');
        for (const mark of seen('.claims .claim')) await asked(mark, mark.textContent ?? '');
        // every dot stands for a run; those of one kind differ, and dots of each kind are pressed
        const dots = [...document.querySelectorAll('.panel .dots circle')];
        const runs = new Set<string>();
        for (const dot of [dots[0]!, dots[37]!, dots[99]!]) {
          if (getComputedStyle(dot).pointerEvents === 'none') silent.push('a dot: no pointer');
          press(dot);
          await drawn();
          const behind = document.querySelector('.panel .behind')?.textContent ?? '';
          if (/run [\d,]+ of seed 1216/.test(behind)) runs.add(behind);
          else silent.push(`a dot: ${behind}`);
        }
        if (dots.length !== 100 || runs.size < 2) silent.push('the dots');
        // ridges and brackets of a lane lead to their claims, of a shut lane and of an open one
        for (const kind of ['.lane .figure .ridge', '.lane .figure .bracket']) {
          press(document.querySelector('.places .place')!);
          await drawn();
          const count = document.querySelectorAll('.lane.open').length;
          const shut = document.querySelector(kind);
          if (shut === null || count > 0) silent.push(kind);
          else await asked(shut, kind);
          if (document.querySelector('.lane.open .claim-row.chosen') === null) silent.push(kind);
          press(document.querySelector('.lane.open .lane-name')!);
          await drawn();
        }
        press(document.querySelector('.lane-name')!);
        await drawn();
        for (const row of seen('.claim-row')) {
          await asked(row.querySelector('.claim-says')!, 'a row');
          await asked(row.querySelector('.figure')!, 'a ridge over its bracket');
        }
        const kinds = ['.places .place', '.realms text', '.claims .claim', '.claim-row'];
        return [...silent, ...kinds.filter((it) => document.querySelector(it) === null)];
      });
      expect(dumb).toEqual([]);
      // open ground says what it is, which place is nearest and whose forces are near in how many runs
      await page.locator('.lane-name').first().click();
      const ground = page.locator('svg.names');
      const [x, y] = await openGround(page);
      await ground.click({ position: { x, y } });
      const card = page.locator('.panel .card');
      await card.getByText(/^Latitude \d/).waitFor();
      await card.getByText(/^The nearest place/).waitFor();
      await card.getByText(/^Simulated: .* within 60 km of here on this day/).waitFor();
      await card.getByText('GSHHG').waitFor();
      expect(wrong).toEqual([]);
    }
    // a point on a river says that it is one
    await turned(largeAtlas, `#subject=here:${await onRiver()}`);
    await largeAtlas.page.locator('.card h3', { hasText: 'river' }).waitFor();
    // rivers, shores and the relief are named with their sources on one page
    const { page } = await turned(smallAtlas, '#view=method');
    await page.getByText('GSHHG').waitFor();
  });
});

/** A point of a river of the flagship's ground, read out of the published data. */
async function onRiver(): Promise<string> {
  const page = { tumenBundle: undefined as Bundle | undefined };
  runInNewContext(readFileSync(join(largeSite, 'data.js'), 'utf8'), { globalThis: page });
  const ground = await readBundle(page.tumenBundle!).ground();
  const { points } = ground.lines.find((it) => it.kind === 'river' && it.points.length > 40)!;
  return `${points[21]!.toFixed(2)},${points[20]!.toFixed(2)},4.0`;
}

/** A point of the map where nothing is written, not far from a place. */
function openGround(page: Page): Promise<readonly [number, number]> {
  return page.evaluate(() => {
    const map = document.querySelector('svg.names')!;
    const box = map.getBoundingClientRect();
    for (let y = 60; y < box.height - 60; y += 7) {
      for (let x = 60; x < box.width - 120; x += 7) {
        if (document.elementFromPoint(box.left + x, box.top + y) !== map) continue;
        const marks = [...document.querySelectorAll('.places .mark')].map((it) =>
          it.getBoundingClientRect(),
        );
        const away = marks.map((it) => Math.hypot(it.left - box.left - x, it.top - box.top - y));
        if (Math.min(...away) < 60) return [x, y] as const;
      }
    }
    throw new Error('The whole map is written over.');
  });
}

describe('a what-if', () => {
  test('has the shares and flips of the command, and twin maps on one clock', async () => {
    const told = JSON.parse(
      await tumen('compare', small, '--switch', 'gentle-creed', '--runs', '50', '--json'),
    ) as {
      effects: { says: string; withCause: number; without: number; lost: number; won: number }[];
    };
    const { page, wrong } = await turned(smallAtlas, '#view=compare');
    await page.waitForSelector('table.effects tbody tr');
    for (const it of told.effects.filter(({ lost, won }) => lost + won > 0)) {
      const row = page.locator('table.effects tr', { hasText: it.says });
      const [was, is, , lost, won] = await row.locator('.figure-number').allTextContents();
      expect(was).toBe(String(Math.round(100 * it.withCause)));
      expect(is).toBe(String(Math.round(100 * it.without)));
      expect([lost, won]).toEqual([String(it.lost), String(it.won)]);
    }
    // the page plays the runs of a what-if itself: none of them travels
    await page.getByText('Each map shows 40 simulated runs').waitFor();
    expect(await page.locator('.twins canvas.live').count()).toBe(2);
    await page.locator('.twins').getByRole('button', { name: 'Zoom in' }).first().click();
    await expect.poll(() => page.url()).toMatch(/at=/);
    expect(wrong).toEqual([]);
  });
});

describe('contested accounts', () => {
  test('have the factors of the command, and lead to the runs that drew them', async () => {
    const told = JSON.parse(await tumen('readings', small, '--json')) as {
      circumstances: { accounts: { says: string; factor: number }[] }[];
    };
    const { page, wrong } = await turned(smallAtlas, '#view=readings');
    const { says, factor } = told.circumstances[0]!.accounts[0]!;
    const row = page.locator('tr', { hasText: says });
    expect(await row.textContent()).toContain(factor.toFixed(1));
    await page.getByRole('button', { name: says }).click();
    await page.getByText('What it makes of the rest').waitFor();
    await page.getByRole('button', { name: 'Keep only these runs on the map' }).click();
    await page.waitForSelector('.chip');
    expect(wrong).toEqual([]);
  });
});

describe('what is taken away', () => {
  test('is a figure that says that it is simulated, in it and in its name', async () => {
    const { page, wrong } = await turned(smallAtlas, '');
    await page.waitForSelector('.lane');
    const svg = await taken(page, 'Save as SVG: Timeline');
    expect(svg.name).toMatch(/^tutorial-timeline-.*-simulated\.svg$/);
    const text = svg.bytes.toString('utf8');
    for (const it of [
      'The Grey Saddle: Timeline',
      'Simulated',
      'Sources of the scenario',
      'Seed 1216',
    ])
      expect(text).toContain(it);
    expect(text).not.toMatch(/class=|data-off-picture/);
    const png = await taken(page, 'Save as PNG: Map');
    expect(png.name).toMatch(/-simulated\.png$/);
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(png.bytes.length).toBeGreaterThan(50_000);
    expect(wrong).toEqual([]);
  });

  test('is every table, and the events in three forms', async () => {
    const { page } = await turned(smallAtlas, '#view=data');
    await page.waitForSelector('.leaf table');
    const map = JSON.parse(String((await taken(page, /events-simulated\.geojson/)).bytes)) as {
      features: { properties: { asWritten: string; simulatedInHundred: number } }[];
    };
    expect(map.features).toHaveLength(4);
    expect(map.features[0]!.properties.asWritten).not.toBe('');
    const slides = JSON.parse(String((await taken(page, /timelinejs\.json/)).bytes)) as {
      events: { start_date: { year: number } }[];
    };
    expect(slides.events[0]!.start_date.year).toBe(1301);
    const runs = String((await taken(page, /runs-spring-simulated\.csv/)).bytes);
    expect(runs.trim().split('\r\n')).toHaveLength(51);
    expect(await page.locator('.citation').textContent()).toContain(page.url());
  });
});

describe('the first five minutes', () => {
  test('watch, ask who says so, keep runs, change one thing, take it away', async () => {
    const { page, wrong } = await turned(smallAtlas, '');
    await page.waitForSelector('.lane');
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    const first = await page.locator('.panel h2').textContent();
    await expect.poll(() => page.locator('.panel h2').textContent()).not.toBe(first);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Simulated'.toLowerCase(), { exact: true }).first().waitFor();

    await page.getByRole('button', { name: 'Read', exact: true }).click();
    for (const step of [2, 3]) {
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await page.getByText(`Step ${step} of 8`).waitFor();
    }
    await page.getByRole('button', { name: 'Explore from here' }).click();
    await page.locator('svg.names .claim').first().click();
    const account = page.locator('.account').first();
    expect(await account.textContent()).toContain('as it is written');
    expect(await page.locator('.dots figcaption').first().textContent()).toMatch(/of 100 runs/);

    await page.getByRole('button', { name: 'like the record' }).click();
    await page.getByText(/\d+ of 50 runs match\./).waitFor();
    await page.getByRole('button', { name: 'What if', exact: true }).click();
    await page.waitForSelector('table.effects tbody tr');
    expect(await page.locator('.lead').textContent()).toMatch(
      /of 100 runs instead of|Nothing changes/,
    );
    await page.getByText('What did not change in any pair').waitFor();

    // one's own: a damaged date, what the checker says of it, its remedy, and campaigns
    await page.getByRole('button', { name: 'Make your own' }).click();
    await page.getByText('Nothing is wrong with it.').waitFor();
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    const when = page.getByLabel('loss-of-bellmar: When', { exact: true });
    await when.fill('1301? 1302');
    await when.press('Tab');
    await page.getByRole('button', { name: 'Write “1301/1302”' }).click();
    await page.getByText('Nothing is wrong with it.').waitFor();
    await page.getByRole('button', { name: 'Play 200 campaigns' }).click();
    await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) >= 20);
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.locator('.live-found').getByText('This rests on').waitFor();

    await page.getByRole('button', { name: 'Map', exact: true }).click();
    const map = await taken(page, 'Save as SVG: Map');
    expect(map.bytes.toString('utf8')).toContain('Simulated');
    await page.getByRole('button', { name: 'Data', exact: true }).click();
    expect(await page.locator('.embed-lines').textContent()).toMatch(
      /^<iframe src=".*\?embed=#.*like=yes.*" title="The Grey Saddle"/,
    );
    expect(wrong).toEqual([]);
  });
});

describe('agreement', () => {
  test('has every ranked claim as a square and as a row of the table behind it', async () => {
    const { page } = await turned(largeAtlas, '#view=agreement');
    const section = page.locator('section.ranks');
    await section.waitFor();
    const squares = await section.locator('svg.ranks rect').count();
    expect(squares).toBeGreaterThan(5);
    expect(await section.locator('p').first().textContent()).toContain(`one of ${squares} claims`);
    await section.locator('summary').click();
    await expect.poll(() => section.locator('tbody tr').count()).toBe(squares);
  });
});

describe('method', () => {
  test('says what is assumed, of the rules and of the scenario', async () => {
    const { page } = await turned(largeAtlas, '#view=method');
    const { parameters } = tumenModel();
    const assumed = parameters.filter(({ parameter }) => parameter.source === 'assumed').length;
    await page.getByText(`${assumed} of ${parameters.length} numbers of the rules`).waitFor();
    await page.locator('summary').first().click();
    await expect.poll(() => page.locator('.as-table tbody tr').count()).toBe(assumed);
    await page.getByText('Limits of the relief').waitFor();
  });
});

describe('another language', () => {
  test('is asked for in the address, and then nothing of the page’s own words is left in English', async () => {
    const site = join(folder.path, 'spoken-site');
    cpSync(smallSite, site, { recursive: true });
    const translation = {
      ...wordsToTranslate(),
      language: 'qaa',
      name: 'Invented',
      direction: 'rtl',
    };
    const changed = (it: Translated): Translated =>
      typeof it === 'string'
        ? `‹${it}›`
        : Array.isArray(it)
          ? it.map(changed)
          : Object.fromEntries(Object.entries(it).map(([name, one]) => [name, changed(one)]));
    const spoken = { ...translation, words: changed(translation.words) };
    expect(faultsIn(spoken)).toEqual([]);
    const data = join(site, 'data.js');
    const add = `tumenBundle.translations=${JSON.stringify({ qaa: spoken })};\n`;
    writeFileSync(data, readFileSync(data, 'utf8') + add);
    const address = `${file(join(site, 'index.html'))}?lang=qaa`;
    const { page, wrong } = await watch(browser, address, { offline: true });
    await page.waitForSelector('.lane');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('qaa');
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
    for (const view of await page.locator('nav button').all()) {
      await view.click();
      await drawn(page);
      const own = await page.evaluate(() =>
        [...document.querySelectorAll('button, label > span, h2, h3, summary, th[scope="col"]')]
          .map((it) => it.textContent?.trim() ?? '')
          .filter((it) => /[a-z]{3}/.test(it)),
      );
      const english = new Set(leavesOf(wordsToTranslate().words));
      expect(own.filter((it) => english.has(it))).toEqual([]);
      expect(own.some((it) => it.includes('‹'))).toBe(true);
    }
    expect(wrong).toEqual([]);

    await page.goto(`${address}&embed#show=many`);
    await page.waitForSelector('canvas.live');
    expect(await page.locator('header').isVisible()).toBe(false);
    const whole = await page.locator('.whole-atlas a').getAttribute('href');
    expect(whole).toContain('?lang=qaa#');
    expect(whole).toContain('show=many');
    expect(whole).not.toContain('embed');
    await page.context().close();
  });
});

function leavesOf(it: Translated): readonly string[] {
  if (typeof it === 'string') return [it];
  return (Array.isArray(it) ? it : Object.values(it)).flatMap(leavesOf);
}

describe('the main views', () => {
  test('look as they did when somebody looked at them', async () => {
    const desk = await startDesk(browser);
    const wide = { width: 1280, height: 800 };
    const phone = { width: 390, height: 844 };
    const views: readonly (readonly [string, Watched, string, string, typeof wide])[] = [
      ['tutorial-cloud', smallAtlas, '', '.lane-name', wide],
      ['tutorial-many', smallAtlas, '#show=many', '.lane-name', wide],
      ['tutorial-compare', smallAtlas, '#view=compare', '.twins canvas.live', wide],
      ['tutorial-readings', smallAtlas, '#view=readings', '.leaf table', wide],
      ['flagship-cloud', largeAtlas, '', '.lane-name', wide],
      ['flagship-agreement', largeAtlas, '#view=agreement', 'table.agreement', wide],
      ['flagship-read', largeAtlas, '#view=read', '.read .says', wide],
      ['flagship-phone', largeAtlas, '', '.lane-name', phone],
    ];
    const apart: string[] = [];
    const pictures: string[] = [];
    for (const [name, atlas, hash, shown, size] of views) {
      await atlas.page.setViewportSize(size);
      await turn(atlas, hash);
      await atlas.page.waitForSelector(shown);
      const now = await pictured(atlas.page, desk);
      const difference = await differenceOf(desk, now, keptPicture(name, now));
      if (!isNear(difference)) apart.push(`${name}: ${JSON.stringify(difference)}`);
      pictures.push(now);
    }
    await largeAtlas.page.setViewportSize(wide);
    expect(apart).toEqual([]);
    // the tolerance tells views apart
    expect(isNear(await differenceOf(desk, pictures[0]!, pictures[2]!))).toBe(false);
    expect(isNear(await differenceOf(desk, pictures[4]!, pictures[6]!))).toBe(false);
    await desk.context().close();
  });
});

async function taken(page: Page, name: string | RegExp) {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name }).first().click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

describe('the address', () => {
  test('holds the whole state: what is chosen stands in it, and opening it again shows the same', async () => {
    const first = await turned(largeAtlas, '');
    await first.page.getByText('Many', { exact: true }).click();
    await first.page.getByRole('button', { name: 'Jebe', exact: true }).click();
    await first.page.getByLabel('Date', { exact: true }).first().fill('autumn 1217');
    await first.page.getByLabel('Date', { exact: true }).first().press('Enter');
    await first.page.getByRole('button', { name: 'Zoom in' }).click();
    const address = first.page.url();
    expect(address).toMatch(/show=many/);
    expect(address).toMatch(/actor=person:jebe/);
    expect(address).toMatch(/at=/);
    const again = await watch(browser, address, { offline: true });
    await again.page.waitForSelector('.lane.open');
    expect(await again.page.locator('.panel h2').textContent()).toBe('1 September 1217');
    expect(again.page.url()).toBe(address);
    await again.page.context().close();
  });

  test('that asks for the typical run shows the typical one of the runs that are kept', async () => {
    const { page, wrong } = await turned(smallAtlas, '#show=typical');
    const pressed = page.locator('.run button[aria-pressed="true"]');
    await pressed.getByText(/^typical \d+$/).waitFor();
    const run = /\d+$/.exec((await pressed.textContent()) ?? '')![0];
    await page.getByText(`Run ${run} of seed 1216`).waitFor();
    await turn(smallAtlas, '#show=typical&like=yes');
    await page.getByText(/of 50 runs match\./).waitFor();
    await pressed.getByText(/^typical \d+$/).waitFor();
    expect(wrong).toEqual([]);
  });

  test('with nonsense in it opens the usual view', async () => {
    const hash = '#view=nothing&from=never&day=x&show=all&run=99999999&at=1,2&actor=person:nobody';
    const { page, wrong } = await turned(smallAtlas, hash);
    await page.waitForSelector('.lane');
    expect(wrong).toEqual([]);
  });
});

describe('without a pointer', () => {
  test('clock, date, lanes, views and map are driven by the keyboard', async () => {
    const { page } = await turned(smallAtlas, '');
    await page.waitForSelector('.lane');
    const date = () => page.locator('.panel h2').textContent();
    const before = await date();
    await page.keyboard.press('ArrowRight');
    expect(await date()).not.toBe(before);
    await page.keyboard.press('ArrowLeft');
    expect(await date()).toBe(before);
    await tabTo(page, 'Agreement');
    await page.keyboard.press('Enter');
    await page.waitForSelector('table.agreement');
    await tabTo(page, 'Map');
    await page.keyboard.press('Enter');
    await page.waitForSelector('svg.names');
    await tabTo(page, /Arrow keys move the map/);
    await page.keyboard.press('+');
    await expect.poll(() => page.url()).toMatch(/at=/);
    await tabTo(page, 'Play');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await tabTo(page, 'Upland');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.lane.open');
    expect(page.url()).toMatch(/actor=polity:/);
  });
});

describe('accessibility', () => {
  const views = [
    '#show=cloud',
    '#show=many&only=not+loss-of-bellmar',
    '#show=one&run=2',
    '#view=agreement&like=yes',
    '#view=compare',
    '#view=readings&account=size-of-the-host%3Dsong',
    '#view=data',
    '#view=method',
  ];
  test.each(views)('axe finds nothing in %s', async (hash) => {
    const { page } = await turned(smallAtlas, hash);
    await page.waitForSelector(hash.includes('view=') ? '.leaf' : '.lane');
    for (const summary of await page.locator('details summary').all()) await summary.click();
    if (!hash.includes('view=')) {
      await page.locator('.lane-name').first().click();
      await page.locator('.claims-now button').first().click();
    }
    expect(await faultsOf(page)).toEqual([]);
  });

  test('in German axe finds nothing either, on a wide page and on a phone', async () => {
    const address = `${file(smallPage)}?lang=de`;
    const { page, wrong } = await watch(browser, address, { offline: true });
    const german = { page, wrong, asked: [] };
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
    for (const hash of ['#show=cloud', '#view=agreement', '#view=compare', '#view=live']) {
      await turn(german, hash);
      await page.waitForSelector(hash.includes('view=') ? '.leaf' : '.lane');
      expect(await faultsOf(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await turn(german, '#view=agreement');
    await page.waitForSelector('.leaf table');
    expect(await faultsOf(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  test('on a phone nothing is wider than the screen, and axe finds nothing', async () => {
    const { page } = smallAtlas;
    await page.setViewportSize({ width: 390, height: 844 });
    await turn(smallAtlas, '');
    await page.waitForSelector('.lane');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test('what can be pressed is 44 pixels high', async () => {
    const { page } = await turned(smallAtlas, '');
    await page.locator('.lane-name').first().click();
    await page.locator('.claims-now button').first().click();
    for (const summary of await page.locator('details summary').all()) await summary.click();
    const low = await page.evaluate(() =>
      [...document.querySelectorAll('button, select, summary, input[type="text"]')]
        .map((it) => [it.textContent, it.getBoundingClientRect().height] as const)
        .filter(([, height]) => height > 0 && height < 44),
    );
    expect(low).toEqual([]);
  });

  test('with reduced motion playing goes in steps', async () => {
    const { page } = smallAtlas;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await turn(smallAtlas, '');
    await page.waitForSelector('.lane');
    await page.getByRole('button', { name: 'Play' }).click();
    const day = () => Number(/day=(\d+)/.exec(page.url())?.[1]);
    const first = await page.locator('.panel h2').textContent();
    await expect
      .poll(() => page.locator('.panel h2').textContent(), { timeout: 60_000 })
      .not.toBe(first);
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(Number.isInteger(day())).toBe(true);
    await page.emulateMedia({ reducedMotion: null });
  });
});

describe('a hostile scenario', () => {
  test('fits into one file that opens without a network, and shows as text: markup, right-to-left names, ten thousand letters', async () => {
    const scenario = join(folder.path, 'hostile');
    cpSync(join(root, 'scenarios/tutorial'), scenario, { recursive: true });
    const attack = '</script><img src=x onerror=alert(1)><b>&amp;';
    change(join(scenario, 'scenario.yaml'), /title: .*/, `title: ${JSON.stringify(attack)}`);
    const places = join(scenario, 'places.yaml');
    change(places, /aldmoor:\n/, `aldmoor:\n  name: ${JSON.stringify(`Ald${attack}`)}\n`);
    change(places, /corvey:\n/, 'corvey:\n  name: "مدينة قورفي"\n');
    const said = `${attack} ${'long '.repeat(2000)}`;
    change(join(scenario, 'record.yaml'), /says: .*/, `says: ${JSON.stringify(said)}`);
    change(
      join(scenario, 'tour.yaml'),
      /says: >-\n/,
      `says: ${JSON.stringify(attack)}\n    note: >-\n`,
    );
    const study = join(folder.path, 'hostile-study');
    await tumen('ensemble', scenario, '--runs', '10', '--out', study);
    const single = join(folder.path, 'hostile.html');
    await tumen('publish', study, '--out', single, '--one-file');
    const { page, asked, wrong } = await watch(browser, file(single), { offline: true });
    await page.waitForSelector('.lane');
    await page.getByText('One run').click();
    await page.getByText('Run 0 of seed').waitFor();
    expect(await page.locator('h1').textContent()).toBe(attack);
    expect(await page.title()).toBe(attack);
    expect(await page.locator('svg.names').textContent()).toContain('مدينة قورفي');
    expect(await page.locator('svg.names').textContent()).toContain(`Ald${attack}`);
    for (const view of ['Agreement', 'Try', 'Method']) {
      await page.getByRole('button', { name: view, exact: true }).click();
      await page.waitForSelector('.leaf');
    }
    await page.getByRole('button', { name: 'Read', exact: true }).click();
    expect(await page.locator('.read .says').textContent()).toBe(attack);
    await page.getByRole('button', { name: 'Hand-out to print' }).click();
    await page.waitForSelector('.hand-out');
    expect(await page.locator('img').count()).toBe(0);
    expect(asked).toHaveLength(1);
    expect(wrong).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(1280);
    await page.context().close();
  });
});

function change(path: string, what: RegExp, to: string): void {
  const text = readFileSync(path, 'utf8');
  expect(text).toMatch(what);
  writeFileSync(
    path,
    text.replace(what, () => to),
  );
}

/** Different colours among a thousand pixels of a canvas. */
function coloursOf(page: Page, canvas: string): Promise<number> {
  return page.evaluate((name) => {
    const element = document.querySelector<HTMLCanvasElement>(name)!;
    const { width, height } = element;
    const { data } = element.getContext('2d')!.getImageData(0, 0, width, height);
    const found = new Set<string>();
    for (let at = 0; at < data.length; at += 4 * 97) found.add(data.slice(at, at + 4).join());
    return found.size;
  }, canvas);
}

async function serve(path: string): Promise<{ readonly server: Server; readonly address: string }> {
  const server = createServer((request, response) => {
    const name = request.url === '/' ? 'index.html' : (request.url ?? '').slice(1);
    const type = name.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(200, { 'content-type': type }).end(readFileSync(join(path, name)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://127.0.0.1:${port}/` };
}
