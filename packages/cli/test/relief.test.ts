// A scenario with a relief of its author's own: one line, checked with care, said in every result.

import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFinding } from '@tumen/lab';
import { afterAll, describe, expect, test } from 'vitest';
import { type Heights, plainWays, writeHgt, writeTiff } from '../../lab/test/reliefs.ts';
import { checkLand } from '../src/land-findings.ts';
import { openScenario, readScenario } from '../src/opened.ts';
import { explain } from '../src/trouble.ts';
import { hasStack, makePlace, tutorial } from './tumen.ts';

const place = makePlace();
const { tumen } = place;
afterAll(place.remove);

const heights: Heights = {
  west: 8,
  north: 47.5,
  step: 0.02,
  columns: 140,
  rows: 120,
  metres: (row, column) => Math.round(900 + 400 * Math.sin(row / 9) * Math.cos(column / 11)),
};
const deflated = { ...plainWays, compression: 'deflate', predictor: 2 } as const;

/** A copy of the tutorial with one line more, and whatever files belong to it. */
function withRelief(name: string, relief: string): string {
  const folder = place.copyTutorial(name);
  const path = join(folder, 'scenario.yaml');
  writeFileSync(path, `${readFileSync(path, 'utf8').trimEnd()}\nrelief: ${relief}\n`);
  return folder;
}

describe('a relief of the author’s own', () => {
  test('is named in the check, the route, the run and the report, with how coarse it is', async () => {
    const folder = withRelief('own', 'ground.tif');
    writeFileSync(join(folder, 'ground.tif'), writeTiff(heights, deflated));
    const says = "The scenario's own relief, ground.tif: steps of 0.020°. A pixel is 2.2 km";
    const check = await tumen('check', folder);
    expect(check.err).toContain(says);
    expect(check.code).toBe(0);
    const words = ['route', folder, 'aldmoor', 'corvey', '--month', '7'];
    expect((await tumen(...words)).out).toContain(says);
    const run = JSON.parse((await tumen('run', folder, '--json')).out) as { relief: string };
    expect(run.relief).toContain(says);
    const few = ['--runs', '4', '--pairs', '0', '--tables', 'none'];
    const study = await tumen('study', folder, ...few, '--out', 'kept');
    expect(study.out).toContain(says);
    // The study keeps the relief beside the scenario, so that it can be opened without the folder.
    const again = await tumen('record', 'kept', '--json');
    expect(again.code).toBe(0);
    expect((JSON.parse(again.out) as { report: { land: string } }).report.land).toContain(says);
  });

  test('may be a folder of tiles, and what they leave out is said', async () => {
    const folder = withRelief('tiled', 'tiles');
    mkdirSync(join(folder, 'tiles'));
    for (const name of ['N45E009.hgt', 'N46E009.hgt']) {
      writeFileSync(
        join(folder, 'tiles', name),
        writeHgt(1201, (row) => 500 + (row % 50)),
      );
    }
    writeFileSync(join(folder, 'tiles', 'readme.txt'), 'no tile');
    const { code, out, err } = await tumen('check', folder);
    expect(code).toBe(0);
    expect(out).toMatch(/scenario\.yaml:\d+:1 warning: the relief covers only 39 % of the region/);
    expect(err).toContain('tiles: steps of 3.0″, averaged to 33.0″');
    expect(err).toContain('the built-in relief on 61 % of the region');
  });

  const refused: readonly (readonly [string, (folder: string) => void, RegExp])[] = [
    ['missing.tif', () => {}, /cannot be read/],
    ['../elsewhere.tif', () => {}, /outside the scenario's folder/],
    [
      'linked.tif',
      (folder) => {
        symlinkSync('/etc/hostname', join(folder, 'linked.tif'));
      },
      /outside the scenario's folder/,
    ],
    [
      'empty',
      (folder) => {
        mkdirSync(join(folder, 'empty'));
      },
      /holds no \.tif and no \.hgt file/,
    ],
    [
      'cut.tif',
      (folder) => {
        const bytes = writeTiff(heights, deflated);
        writeFileSync(join(folder, 'cut.tif'), bytes.subarray(0, bytes.length / 2));
      },
      /more than it holds\. Get or write the file anew/,
    ],
    [
      'metres.tif',
      (folder) => {
        writeFileSync(join(folder, 'metres.tif'), writeTiff(heights, { ...deflated, model: 1 }));
      },
      /not in longitude and latitude\. Turn it into that: gdalwarp/,
    ],
    [
      'text.tif',
      (folder) => {
        writeFileSync(join(folder, 'text.tif'), 'These are no heights at all.');
      },
      /is no TIFF file/,
    ],
    [
      'N45E009.hgt',
      (folder) => {
        writeFileSync(join(folder, 'N45E009.hgt'), 'short');
      },
      /no tile/,
    ],
    [
      'own.bin',
      (folder) => {
        writeFileSync(join(folder, 'own.bin'), 'RLF1 and then nothing that belongs there');
      },
      /The relief file is cut short/,
    ],
  ];
  test.each(refused)('%s is refused with a finding at its line', async (name, prepare, says) => {
    const folder = withRelief(`bad-${name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`, name);
    prepare(folder);
    const { findings } = await checkLand(await readScenario(folder));
    expect(findings).toHaveLength(1);
    expect(writeFinding(findings[0]!)).toMatch(/^scenario\.yaml:\d+:1 error: /);
    expect(writeFinding(findings[0]!)).toMatch(says);
    const cache = join(place.folder, 'lands');
    const opened = await openScenario({ folder, cache }).then(
      String,
      (error) => explain(error).text,
    );
    expect(opened.replaceAll(/\s+/g, ' ')).toMatch(says);
  });

  test('is refused by every command in the same words, without a stack', async () => {
    const folder = withRelief('gone', 'gone.tif');
    const check = await tumen('check', folder);
    expect(check.code).toBe(1);
    expect(check.out).toMatch(
      /scenario\.yaml:\d+:1 error: The relief "gone\.tif" .*cannot be read/,
    );
    const route = await tumen('route', folder, 'aldmoor', 'corvey', '--month', '7');
    expect(route.code).toBe(1);
    expect(route.err).toContain('The relief "gone.tif" of the scenario cannot be read.');
    expect(hasStack(check.out + check.err + route.out + route.err)).toBe(false);
  });
});

test('a route shows its profile, and draws it without letting names be markup', async () => {
  const folder = place.copyTutorial('drawn');
  const path = join(folder, 'places.yaml');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace(/^( *name: ).*Grey Saddle.*$/m, '$1"<script>&\\"saddle"'));
  const words = ['route', folder, 'aldmoor', 'corvey', '--month', '7'];
  const { code, out } = await tumen(...words, '--svg', 'way.svg');
  expect(code).toBe(0);
  expect(out).toMatch(/█{20}/);
  expect(out).toContain('A <script>&"saddle, 2,066 m');
  expect(out).toMatch(/Dec–Mar/);
  const svg = readFileSync(join(place.folder, 'way.svg'), 'utf8');
  expect(svg).toContain('&lt;script&gt;&amp;&quot;saddle');
  expect(svg).not.toContain('<script');
  // What a reader sees: the pass with its months, days and grass on the way, and how coarse the ground is.
  expect(svg).toMatch(/>2,066 m, closed Dec–Mar<\/text>/);
  expect(svg).toMatch(/>days<\/text><text [^>]*>0\.0<\/text>/);
  expect(svg).toMatch(/>grass, kg\/ha<\/text><text /);
  expect(svg).toMatch(/<text [^>]*>Built-in relief: .* A pixel is 20 km/);
  const line = await tumen(...words, '--geojson');
  const { properties } = JSON.parse(line.out) as { properties: { relief: string } };
  expect(properties.relief).toContain('A pixel is 20 km');
});

test('a way that is barred says why on the error stream where a line for maps is asked for', async () => {
  const words = ['route', tutorial, 'grey-saddle', 'corvey', '--month', '1', '--geojson'];
  const { code, out, err } = await tumen(...words);
  expect(code).toBe(1);
  expect(out.trim()).toBe('null');
  expect(err).toMatch(/No way from .*\n.* \(pass\) is closed; it opens in April\./);
});

test('a place in the water or on an island gets a finding', async () => {
  const folder = place.copyTutorial('wet');
  const path = join(folder, 'places.yaml');
  // The middle of a large lake of the built-in waters, in a region that holds it.
  const scenario = join(folder, 'scenario.yaml');
  const text = readFileSync(scenario, 'utf8');
  writeFileSync(
    scenario,
    text.replace(/region: .*/, 'region: {south: 41, north: 48, west: 8, east: 80}'),
  );
  const drowned = 'drowned: {kind: waypoint, ground: steppe, at: [42.45, 77.2], cite: assumed}\n';
  writeFileSync(path, `${readFileSync(path, 'utf8')}\n${drowned}`);
  const { out } = await tumen('check', folder);
  expect(out).toMatch(/places\.yaml:\d+.* warning: place "drowned" lies .*water/);
  const route = await tumen('route', folder, 'aldmoor', 'drowned', '--month', '7');
  expect(route.code).toBe(1);
  expect(route.out).toMatch(/Drowned lies in water, .*; see places\.yaml:\d+\./);
});
