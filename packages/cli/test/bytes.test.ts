// The tables of a study are the same bytes whoever plays the runs: one worker, two or three, and another
// major version of Node, whose engine has mathematics of its own. Chunk files are compared byte by byte.

import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { folderOf, landsOfTests } from './laboratories.ts';
import { makePlace } from './tumen.ts';

const place = makePlace();
afterAll(place.remove);
const run = promisify(execFile);
const bin = fileURLToPath(new URL('../bin/tumen.js', import.meta.url));

/** The program of another major version of Node; `npm test` brings one and says where. */
const other = process.env.TUMEN_OTHER_NODE;

/** Runs of a study: three chunks of 250 where it is cheap, for workers to share; else one. */
const studies = [
  { key: 'tutorial', runs: 510 },
  { key: 'league', runs: 40 },
  { key: 'qara-khitai', runs: 60 },
] as const;

/** Plays a study into a folder of its own and reads its chunks: file name → bytes in hexadecimal. */
async function chunksOf(
  node: string,
  study: { readonly key: string; readonly runs: number; readonly workers: number },
): Promise<Readonly<Record<string, string>>> {
  const { key, runs, workers } = study;
  const name = `${key}-${workers}-${node === process.execPath ? 'here' : 'other'}`;
  await run(
    node,
    [
      ...[
        bin,
        'ensemble',
        folderOf(key),
        '--out',
        name,
        '--tables',
        'none',
        '--cache',
        landsOfTests,
      ],
      ...['--runs', String(runs), '--workers', String(workers)],
    ],
    { cwd: place.folder },
  );
  const chunks: Record<string, string> = {};
  for (const entry of readdirSync(join(place.folder, name), {
    recursive: true,
    encoding: 'utf8',
  })) {
    if (!entry.endsWith('.bin')) continue;
    chunks[entry.replaceAll('\\', '/')] = readFileSync(join(place.folder, name, entry)).toString(
      'hex',
    );
  }
  return chunks;
}

describe('the tables of a study are the same bytes', () => {
  test('there is another major version of Node to compare with', async () => {
    expect(
      other !== undefined && existsSync(other),
      'TUMEN_OTHER_NODE does not name the program of another Node: run the tests with npm test, which brings one.',
    ).toBe(true);
    const { stdout } = await run(other!, ['--version']);
    expect(stdout).toMatch(/^v\d+\./);
    expect(stdout.split('.')[0]).not.toBe(process.version.split('.')[0]);
  });

  test.each(studies)('$key: $runs runs, by whatever workers and by another Node', async (study) => {
    expect(other, 'TUMEN_OTHER_NODE is not set: run the tests with npm test.').toBeDefined();
    const one = await chunksOf(process.execPath, { ...study, workers: 1 });
    const chunks = Math.ceil(study.runs / 250);
    for (const table of ['chunk', 'traces']) {
      const files = Object.keys(one).filter((file) => file.includes(`/${table}-`));
      expect(files, table).toHaveLength(chunks);
    }
    // one chunk is played by one worker, whatever is asked for
    for (const workers of study.runs > 250 ? [2, 3] : []) {
      expect(await chunksOf(process.execPath, { ...study, workers })).toEqual(one);
    }
    expect(await chunksOf(other!, { ...study, workers: 2 })).toEqual(one);
  });
});
