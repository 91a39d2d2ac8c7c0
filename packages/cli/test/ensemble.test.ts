// Ensembles on disk: the same bytes from any number of workers and after any interruption, no run
// counted twice, damage found and made good, other engines and other scenarios refused.

import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { chunkFromBytes, chunkToBytes } from '@tumen/lab';
import { afterAll, expect, test } from 'vitest';
import { makePlace, tutorial } from './tumen.ts';

const place = makePlace();
const { tumen } = place;
afterAll(place.remove);

const chunkFiles = (study: string): readonly string[] => {
  const folder = join(place.folder, study, 'spring');
  return existsSync(folder) ? readdirSync(folder).sort() : [];
};
const bytesIn = (study: string) =>
  new Map(
    chunkFiles(study).map((name) => [
      name,
      readFileSync(join(place.folder, study, 'spring', name)).toString('base64'),
    ]),
  );
const play = (study: string, runs: number, workers: number) =>
  tumen(
    ...['ensemble', tutorial, '--out', study, '--json', '--tables', 'none'],
    ...['--runs', String(runs), '--workers', String(workers)],
  );
/** Waits until a study has a finished chunk. */
const firstChunk = async (study: string) => {
  while (!chunkFiles(study).some((it) => /^chunk-\d+\.bin$/.test(it))) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

// 510 runs are three chunks of 250, the last of them short; each has its rows, and its events and legs.
const runs = 510;
const whole = (async () => {
  const { code } = await play('whole', runs, 1);
  expect(code).toBe(0);
  return bytesIn('whole');
})();

test.concurrent('one worker and three give the same bytes', async () => {
  const expected = await whole;
  expect([...expected.keys()]).toHaveLength(6);
  await play('three', runs, 3);
  expect(bytesIn('three')).toEqual(expected);
});

test.concurrent('an ensemble killed on its way is taken up again and ends with the same bytes', async () => {
  const expected = await whole;
  const words = ['ensemble', tutorial, '--out', 'killed', '--runs', String(runs), '--workers', '1'];
  const { child, done } = place.start(...words);
  await firstChunk('killed');
  child.kill('SIGKILL');
  await done;
  const left = chunkFiles('killed').filter((it) => /^chunk-\d+\.bin$/.test(it)).length;
  expect(left).toBeLessThan(3);
  const { code, out } = await play('killed', runs, 2);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ runs, kept: left * 250, played: runs - left * 250 });
  expect(bytesIn('killed')).toEqual(expected);
});

test.concurrent('stopped by hand it keeps what is finished and says how to go on', async () => {
  const words = ['ensemble', tutorial, '--out', 'stopped', '--runs', '4000', '--workers', '2'];
  const { child, done } = place.start(...words);
  await firstChunk('stopped');
  child.kill('SIGINT');
  const { code, out, err } = await done;
  expect({ code, out }).toEqual({ code: 130, out: '' });
  expect(err).toMatch(/stopped; [\d,]+ of 4,000 runs of spring are kept/);
  expect(err).toContain(`--out stopped --runs 4000`);
  expect(chunkFiles('stopped').every((it) => /^(chunk|traces)-\d{6}\.bin$/.test(it))).toBe(true);
});

test.concurrent('more runs later extend an ensemble, fewer leave it as it is', async () => {
  const expected = await whole;
  await play('grown', 300, 2);
  const more = await play('grown', runs, 2);
  expect(JSON.parse(more.out)).toMatchObject({ runs, kept: 250, played: runs - 250 });
  expect(bytesIn('grown')).toEqual(expected);
  const fewer = await play('grown', 100, 2);
  expect(JSON.parse(fewer.out)).toMatchObject({ runs, kept: runs, played: 0 });
  expect(bytesIn('grown')).toEqual(expected);
});

test.concurrent('a tour that is new comes to a study that lies there, and its runs stay', async () => {
  const scenario = place.copyTutorial('toured');
  const tour = readFileSync(join(scenario, 'tour.yaml'), 'utf8');
  rmSync(join(scenario, 'tour.yaml'));
  const words = ['ensemble', 'toured', '--out', 'toured-study', '--runs', '5', '--json'];
  await tumen(...words);
  writeFileSync(join(scenario, 'tour.yaml'), tour);
  const { code, out } = await tumen(...words);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ runs: 5, kept: 5, played: 0 });
  const kept = join(place.folder, 'toured-study', 'scenario', 'tour.yaml');
  expect(readFileSync(kept, 'utf8')).toBe(tour);
});

test.concurrent('damaged, swapped, cut and half-written chunks are made good', async () => {
  const expected = await whole;
  cpSync(join(place.folder, 'whole'), join(place.folder, 'damaged'), { recursive: true });
  const at = (name: string) => join(place.folder, 'damaged', 'spring', name);
  writeFileSync(at('chunk-000001.bin'), readFileSync(at('chunk-000000.bin')));
  writeFileSync(at('chunk-000002.bin'), readFileSync(at('chunk-000002.bin')).subarray(0, 500));
  writeFileSync(at('chunk-000002.bin.123.unfinished'), 'half');
  const seen = await tumen('record', 'damaged');
  expect(seen.err).toContain('spring is damaged: 250 of 510 runs are counted');
  const { code, out, err } = await play('damaged', runs, 2);
  expect(code).toBe(0);
  expect(err).toContain('2 chunks of spring are damaged');
  expect(JSON.parse(out)).toMatchObject({ kept: 250, played: 260, remade: 260 });
  expect(bytesIn('damaged')).toEqual(expected);
  // one bit
  const bytes = readFileSync(at('chunk-000002.bin'));
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  writeFileSync(at('chunk-000002.bin'), bytes);
  expect((await play('damaged', runs, 1)).err).toContain('1 chunk of spring is damaged');
  expect(bytesIn('damaged')).toEqual(expected);
  // events and legs: one bit, and gone
  const traces = readFileSync(at('traces-000000.bin'));
  traces[300] = (traces[300] ?? 0) ^ 1;
  writeFileSync(at('traces-000000.bin'), traces);
  rmSync(at('traces-000001.bin'));
  expect((await play('damaged', runs, 2)).err).toContain('2 chunks of spring are damaged');
  expect(bytesIn('damaged')).toEqual(expected);
});

test.concurrent('a run that comes out differently today is noticed, and nothing is mixed', async () => {
  const expected = await whole;
  cpSync(join(place.folder, 'whole'), join(place.folder, 'other'), { recursive: true });
  const path = join(place.folder, 'other', 'spring', 'chunk-000000.bin');
  const chunk = chunkFromBytes(new Uint8Array(readFileSync(path)))!;
  chunk.digests[0] = (chunk.digests[0] ?? 0) ^ 1;
  writeFileSync(path, chunkToBytes(chunk));
  const { code, err } = await play('other', runs + 10, 1);
  expect(code).toBe(1);
  expect(err).toContain('The engine has changed since');
  expect(err).toContain('--again');
  expect(chunkFiles('other')).toHaveLength(6);
  const anew = await tumen('ensemble', tutorial, '--out', 'other', '--runs', '260', '--again');
  expect(anew.code).toBe(0);
  expect(bytesIn('other').get('chunk-000000.bin')).toBe(expected.get('chunk-000000.bin'));
});

test.concurrent('another seed or another scenario does not go into the same study; a comment does', async () => {
  const folder = place.copyTutorial('edited');
  const words = ['ensemble', folder, '--out', 'kept', '--runs', '50', '--workers', '1'];
  expect((await tumen(...words)).code).toBe(0);
  const seed = await tumen(...words, '--seed', '7');
  expect(seed.code).toBe(1);
  expect(seed.err).toContain('The seed has changed (from 1216 to 7)');
  appendFileSync(join(folder, 'places.yaml'), '\n# A remark changes nothing.\n');
  expect((await tumen(...words)).code).toBe(0);
  const text = readFileSync(join(folder, 'places.yaml'), 'utf8');
  writeFileSync(join(folder, 'places.yaml'), text.replace('walls: 3', 'walls: 2'));
  const changed = await tumen(...words);
  expect(changed.code).toBe(1);
  expect(changed.err).toContain('The scenario has changed');
});

test.concurrent('a study tells its own scenario, whatever becomes of the folder it was made from', async () => {
  const folder = place.copyTutorial('passing');
  await tumen('ensemble', folder, '--out', 'lasting', '--runs', '20', '--workers', '1');
  const before = await tumen('run', folder, '3');
  const beyond = await tumen('run', 'lasting', '3000');
  expect(beyond.err).toMatch(/The study has runs 0 to \d+: run 3000 is none of them/);
  rmSync(folder, { recursive: true });
  const after = await tumen('run', 'lasting', '3');
  expect(before.code).toBe(0);
  expect(after.out).toBe(before.out);
  expect((await tumen('record', 'lasting')).code).toBe(0);
});
