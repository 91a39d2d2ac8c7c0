// Ensembles of which a user sets something: the same bytes from any number of workers, what is set is
// part of what a study is, and any run of them can be had again from the study alone.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chunkFromBytes } from '@tumen/lab';
import { afterAll, expect, test } from 'vitest';
import { hasStack, makePlace, tutorial } from './tumen.ts';

const place = makePlace();
const { tumen } = place;
afterAll(place.remove);

const lines = Array.from({ length: 26 }, (_, at) =>
  [at, at % 2 === 0 ? 'song' : 'annals', (2 + at / 13).toFixed(3), at % 3 === 0 ? 'on' : ''].join(),
);
const header = 'draw,size-of-the-host,polity.incomeMonths,gentle-creed';
writeFileSync(join(place.folder, 'runs.csv'), [header, ...lines, ''].join('\r\n'));

const ensembleIn = (study: string) => {
  const name = readdirSync(join(place.folder, study)).find((it) => it.startsWith('spring~'))!;
  const folder = join(place.folder, study, name);
  const files = readdirSync(folder).sort();
  const bytes = files.map((it) => readFileSync(join(folder, it)).toString('base64'));
  return { name, folder, content: Object.fromEntries(files.map((it, at) => [it, bytes[at]!])) };
};
const design = (study: string, ...words: string[]) =>
  tumen('ensemble', tutorial, '--out', study, '--design', 'runs.csv', '--json', ...words);

/** Digest of a run as its chunk has it. */
function digestIn(folder: string, run: number): string {
  const number = String(Math.floor(run / 250)).padStart(6, '0');
  const chunk = chunkFromBytes(new Uint8Array(readFileSync(join(folder, `chunk-${number}.bin`))))!;
  const at = (run % 250) * 4;
  return [...chunk.digests.subarray(at, at + 4)]
    .map((it) => it.toString(16).padStart(8, '0'))
    .join('');
}

test.concurrent('a table plays as many runs as it has lines for, the same from any number of workers', async () => {
  const one = await design('one', '--workers', '1');
  expect(one.err).not.toContain('error');
  expect(JSON.parse(one.out)).toMatchObject({ runs: 260, says: 'runs.csv, 26 lines' });
  await design('two', '--workers', '3');
  expect(ensembleIn('two').content).toEqual(ensembleIn('one').content);
  const again = await design('one', '--workers', '2');
  expect(JSON.parse(again.out)).toMatchObject({ kept: 260, played: 0 });
  // every sort of line, from the study alone
  const { folder, name } = ensembleIn('one');
  for (const run of [0, 13, 255]) {
    const { out } = await tumen('run', 'one', String(run), '--json');
    expect(JSON.parse(out).digest).toBe(digestIn(folder, run));
    const named = await tumen('run', 'one', String(run), '--json', '--ensemble', name);
    expect(named.out).toBe(out);
  }
  // what is set is what makes the difference
  const plain = await tumen('run', tutorial, '3', '--json');
  const set = await tumen(
    ...['run', tutorial, '3', '--json', '--set', 'size-of-the-host=song'],
    ...['polity.incomeMonths=2', 'gentle-creed=on'],
  );
  const third = JSON.parse((await tumen('run', 'one', '3', '--json')).out);
  expect(JSON.parse(set.out).digest).toBe(third.digest);
  expect(JSON.parse(plain.out).digest).not.toBe(third.digest);
});

test.concurrent('settings have a fingerprint and a folder of their own, beside the plain ensemble', async () => {
  const play = (...words: string[]) =>
    tumen(
      'ensemble',
      tutorial,
      '--out',
      'both',
      '--json',
      ...(words.includes('--runs') ? [] : ['--runs', '20']),
      ...words,
    );
  const plain = JSON.parse((await play()).out);
  const song = JSON.parse((await play('--set', 'size-of-the-host=song', '--runs', '30')).out);
  const annals = JSON.parse((await play('--set', 'size-of-the-host=annals')).out);
  expect(new Set([plain.fingerprint, song.fingerprint, annals.fingerprint]).size).toBe(3);
  expect(new Set([plain.name, song.name, annals.name]).size).toBe(3);
  // the report is of what dice drew
  const report = JSON.parse((await tumen('record', 'both', '--json')).out).report;
  expect(report.openings).toMatchObject([{ runs: 20 }]);
  const only = await tumen('record', 'both', '--ensemble', song.name, '--json');
  const told = await tumen('record', 'both', '--ensemble', song.name);
  expect(told.out).toContain('(under size-of-the-host=song)');
  expect(JSON.parse(only.out).report.openings).toMatchObject([{ runs: 30 }]);
  // a study of settings alone says what it has
  await tumen(
    'ensemble',
    tutorial,
    '--out',
    'set',
    '--runs',
    '20',
    '--set',
    'size-of-the-host=song',
  );
  const bare = await tumen('record', 'set');
  expect(bare.code).toBe(1);
  expect(bare.err).toContain('has been run as it is');
  expect(bare.err).toContain(`--ensemble ${song.name}`);
  const unknown = await tumen('run', 'both', '0', '--ensemble', `${song.name}x`);
  expect(unknown.code).toBe(2);
  expect(unknown.err).toContain(`Did you mean "${song.name}"?`);
});

test.concurrent('a table with faults plays nothing and says where they are', async () => {
  writeFileSync(join(place.folder, 'wrong.csv'), 'size-of-the-hots\nsong\n');
  const { code, out, err } = await tumen(
    ...['ensemble', tutorial, '--out', 'none', '--design', 'wrong.csv'],
  );
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(
    'wrong.csv:1:1 error: nothing that can be set is called "size-of-the-hots"',
  );
  expect(err).toContain('Did you mean "size-of-the-host"?');
  expect(hasStack(err)).toBe(false);
  writeFileSync(join(place.folder, 'bytes.csv'), new Uint8Array([0xff, 0xfe, 0, 1]));
  const bytes = await tumen('ensemble', tutorial, '--out', 'none', '--design', 'bytes.csv');
  expect(bytes.err).toContain('is not text in UTF-8');
  const gone = await tumen('ensemble', tutorial, '--out', 'none', '--design', 'gone.csv');
  expect([gone.code, hasStack(gone.err)]).toEqual([1, false]);
});

test.concurrent('a design that was tampered with is not taken for the one that was played', async () => {
  await design('changed', '--runs', '10');
  const { folder } = ensembleIn('changed');
  const path = join(folder, 'design.json');
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace('2.5', '2.6').replace('"set":{', '"set":{"x":1,'),
  );
  const { code, err } = await tumen('run', 'changed', '0');
  expect(code).toBe(1);
  expect(err).toContain('is damaged or not there');
});

test.concurrent('councils that choose at random are played beside, and the ladder has them', async () => {
  await tumen('ensemble', tutorial, '--out', 'ladder', '--runs', '60');
  const before = JSON.parse((await tumen('record', 'ladder', '--json')).out).report.ladder;
  expect(before.map((it: { key: string }) => it.key)).toEqual(['even', 'base-rates']);
  const words = ['record', 'ladder', '--json', '--baselines', '40'];
  const after = JSON.parse((await tumen(...words)).out).report.ladder;
  expect(after.map((it: { key: string }) => it.key)).toEqual([
    'even',
    'base-rates',
    'councils-at-random',
  ]);
  expect(after.slice(0, 2)).toEqual(before);
});
