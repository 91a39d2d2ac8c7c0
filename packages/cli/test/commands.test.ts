// What every command promises: results on standard output, words on the error stream, exit codes,
// suggestions for slips, and one JSON document where it is asked for.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commands } from '../src/commands/table.ts';
import { hasStack, makePlace, tutorial } from './tumen.ts';

const place = makePlace();
/** What is said of the command line is tried as people meet it: each time in a process of its own. */
const { alone, tumen } = place;
afterAll(place.remove);

describe.concurrent('the command line', () => {
  test('help lists every command and the help of each shows examples', async () => {
    const { code, out } = await alone('--help');
    expect(code).toBe(0);
    for (const { name, summary, examples } of commands) {
      expect(out).toMatch(new RegExp(`^ {2}${name} .*`, 'm'));
      expect(out).toContain(summary);
      expect(examples.every(([line]) => line.startsWith(`tumen ${name} `))).toBe(true);
    }
    const help = await alone('route', '--help');
    expect(help.code).toBe(0);
    expect(help.out).toContain('Examples:\n  tumen route');
  });

  test('the version is that of the package', async () => {
    const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
    const { version } = JSON.parse(text) as { version: string };
    expect((await alone('--version')).out.trim()).toBe(version);
  });

  test.each([
    [['chekc', tutorial], 'check'],
    [['check', tutorial, '--jsn'], '--json'],
    [['run', tutorial, '--from', 'sprong'], 'spring'],
    [['run', tutorial, '--switch', 'gentle-cred'], 'gentle-creed'],
    [['route', tutorial, 'aldmor', 'corvey', '--month', '7'], 'Aldmoor'],
    [['route', tutorial, 'aldmoor', 'corvey', '--month', '7', '--mode', 'fot'], 'foot'],
    [['route', tutorial, 'aldmoor', 'corvey', '--month', 'januari'], 'January'],
  ])('a slip in %j is met with "%s" and exit code 2', async (words, meant) => {
    const { code, out, err } = await alone(...words);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(`Did you mean`);
    expect(err).toContain(meant);
    expect(hasStack(err)).toBe(false);
  });

  test.each([
    [['run', tutorial, '--run', '-1']],
    [['ensemble', tutorial, '--runs', 'many']],
    [['ensemble', tutorial, '--workers', '0']],
    [['route', tutorial, 'aldmoor', 'corvey', '--month', '13']],
    [['route', tutorial, 'aldmoor', 'corvey']],
    [['why', tutorial]],
    [['check']],
    [['check', tutorial, 'more']],
  ])('%j is misuse: exit code 2 and nothing on standard output', async (words) => {
    const { code, out, err } = await alone(...words);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).not.toBe('');
    expect(hasStack(err)).toBe(false);
  });
});

describe.concurrent('single commands', () => {
  test('the tutorial is without findings', async () => {
    const { code, out, err } = await tumen('check', tutorial);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('Nothing found');
  });

  test('a fault is found at its line, on standard output, with exit code 1', async () => {
    const folder = place.copyTutorial('faulty');
    const file = join(folder, 'places.yaml');
    const lines = readFileSync(file, 'utf8').split('\n');
    const line = lines.findIndex((it) => it.includes('kind: pass'));
    lines[line] = '  kind: pas';
    writeFileSync(file, lines.join('\n'));
    const { code, out } = await tumen('check', folder);
    expect(code).toBe(1);
    expect(out).toMatch(new RegExp(`^places\\.yaml:${line + 1}:\\d+ error: `, 'm'));
    const { code: failed, out: nothing, err } = await tumen('run', folder);
    expect({ failed, nothing }).toEqual({ failed: 1, nothing: '' });
    expect(err).toContain(`places.yaml:${line + 1}`);
  });

  test('a parameter, a die and a barred option that the model lacks are errors', async () => {
    const folder = place.copyTutorial('unknown');
    writeFileSync(
      join(folder, 'switches.yaml'),
      [
        'odd:',
        '  name: Odd',
        '  kind: choice',
        '  why: To see.',
        '  lays: {parameters: {march.speeed: 3}}',
        '  pins: [{die: weather.rain, subject: every, matter: every, roll: 0}]',
        '  bars: [{option: weather.pray}]',
        '  cite: assumed',
        '',
      ].join('\n'),
    );
    const { code, out } = await tumen('check', folder, '--json');
    expect(code).toBe(1);
    const { findings } = JSON.parse(out) as { findings: { code: string }[] };
    const codes = findings.map((it) => it.code);
    for (const it of ['unknown-parameter', 'unknown-die', 'unknown-option']) {
      expect(codes).toContain(it);
    }
  });

  test('the same run is told twice in the same words, another run in others', async () => {
    const [one, again, other] = await Promise.all([
      tumen('run', tutorial, '--seed', '5', '--run', '2'),
      tumen('run', tutorial, '2', '--seed', '5'),
      tumen('run', tutorial, '--seed', '5', '--run', '12'),
    ]);
    expect(one.code).toBe(0);
    expect(one.out).toMatch(/^1301$/m);
    expect(again.out).toBe(one.out);
    expect(other.out).not.toBe(one.out);
  });

  test('a reader that stops early, such as head, is no failure', async () => {
    const { code, err } = await new Promise<{ code: number | null; err: string }>((resolve) => {
      const { child } = place.start('run', tutorial, '--all', '--json');
      let text = '';
      child.stderr!.on('data', (bytes: Buffer) => {
        text += bytes.toString();
      });
      child.stdout!.once('data', () => {
        child.stdout!.destroy();
      });
      child.on('exit', (it) => {
        resolve({ code: it, err: text });
      });
    });
    expect(code).toBe(0);
    expect(hasStack(err)).toBe(false);
  });

  test('why explains by words, by number and by attestation, and says what is nearest', async () => {
    const { out } = await tumen('run', tutorial, '--run', '1', '--json');
    const { changes } = JSON.parse(out) as {
      changes: { at: number; says: string; date: string }[];
    };
    const last = changes.at(-1)!;
    const byNumber = await tumen('why', tutorial, '--run', '1', '--at', String(last.at));
    expect(byNumber.code).toBe(0);
    expect(byNumber.out).toContain(`${last.date}: ${last.says}`);
    expect(byNumber.out).toContain('because of the situation given at the opening');
    const byWords = await tumen('why', tutorial, '--run', '1', '--what', last.says);
    expect(byWords.code).toBe(0);
    const byKey = await tumen('why', tutorial, '--run', '1', '--what', 'loss-of-bellmar');
    if (byKey.code === 0) expect(byKey.out).toContain('Bellmar');
    else
      expect(byKey.err).toContain('What "loss-of-bellmar" asks about does not happen in this run');
    const word = last.says.split(/\W+/).sort((a, b) => b.length - a.length)[0]!;
    const vain = `${word} qwertz volcano zyxwv`;
    const nothing = await tumen('why', tutorial, '--run', '1', '--what', vain);
    expect({ code: nothing.code, out: nothing.out }).toEqual({ code: 1, out: '' });
    expect(nothing.err).toMatch(/Nearest are:\n +\d+ /);
  });

  test('a closed pass bars the way, or the way goes round and says what was barred', async () => {
    const july = await tumen('route', tutorial, 'Aldmoor', 'corvey', '--month', '7', '--json');
    const january = await tumen('route', tutorial, 'Aldmoor', 'corvey', '--month', 'jan', '--json');
    expect(july.code).toBe(0);
    const summer = JSON.parse(july.out) as { days: number; stops: { key: string }[] };
    expect(summer.stops.map((it) => it.key)).toContain('grey-saddle');
    const winter = JSON.parse(january.out) as {
      kind: string;
      days?: number;
      barriers: { key: string; opensInMonth: number }[];
    };
    // closed-months: [12, 1, 2, 3] in the tutorial's places.yaml
    expect(winter.barriers).toMatchObject([{ key: 'grey-saddle', opensInMonth: 4 }]);
    if (winter.kind === 'way') expect(winter.days).toBeGreaterThan(summer.days);
    else expect(january.code).toBe(1);
    const map = await tumen('route', tutorial, 'aldmoor', 'corvey', '--month', '7', '--geojson');
    expect(JSON.parse(map.out)).toMatchObject({
      type: 'Feature',
      geometry: { type: 'LineString' },
    });
  });

  test('a new scenario is a tutorial that checks, and nothing is overwritten', async () => {
    expect((await tumen('new', 'mine')).code).toBe(0);
    expect(readdirSync(join(place.folder, 'mine'))).toContain('scenario.yaml');
    expect((await tumen('check', 'mine')).code).toBe(0);
    writeFileSync(join(place.folder, 'mine', 'places.yaml'), 'changed: by hand\n');
    const again = await tumen('new', 'mine');
    expect({ code: again.code, out: again.out }).toEqual({ code: 1, out: '' });
    expect(readFileSync(join(place.folder, 'mine', 'places.yaml'), 'utf8')).toBe(
      'changed: by hand\n',
    );
    expect((await tumen('new', 'My Scenario')).code).toBe(2);
    expect(existsSync(join(place.folder, 'My Scenario'))).toBe(false);
  });

  test('to ask why of nothing is a misuse of the command', async () => {
    for (const words of [['--what', ''], ['--what', '  '], []]) {
      const { code, err } = await tumen('why', tutorial, ...words);
      expect({ words, code }).toEqual({ words, code: 2 });
      expect(err).toContain('Say which event is meant.');
    }
  });

  test('schemas are written one for each file, as scenarios/schema has them', async () => {
    expect((await tumen('schema', '--out', 'schema')).code).toBe(0);
    const names = readdirSync(join(place.folder, 'schema'));
    expect(names).toContain('places.schema.json');
    for (const name of names) {
      const text = readFileSync(join(place.folder, 'schema', name), 'utf8');
      expect(JSON.parse(text)).toHaveProperty('$schema');
      const kept = readFileSync(join(tutorial, '..', 'schema', name), 'utf8');
      expect({ name, current: kept === text }).toEqual({ name, current: true });
    }
  });
});

describe('JSON', () => {
  test('every command prints one document that names it, with the keys that docs/json.md lists', async () => {
    const page = readFileSync(new URL('../../../docs/json.md', import.meta.url), 'utf8');
    const small = ['--runs', '60', '--workers', '1', '--out', 'study'];
    const lines: string[][] = [
      ['study', tutorial, ...small, '--pairs', '20'],
      ['ensemble', tutorial, ...small],
      ['record', 'study'],
      ['check', tutorial],
      ['run', 'study', '7'],
      ['why', 'study', '--run', '7', '--at', '0'],
      ['route', tutorial, 'aldmoor', 'corvey', '--month', '7'],
      ['new', 'other'],
      ['schema'],
    ];
    for (const words of lines) {
      const { code, out } = await tumen(...words, '--json');
      expect({ words, code }).toEqual({ words, code: 0 });
      const { command, ...document } = JSON.parse(out) as Record<string, unknown>;
      expect(command).toBe(words[0]);
      const section = page.split(/^## /m).find((it) => it.startsWith(`\`tumen ${words[0]}\``))!;
      const inReport = words[0] === 'record' ? Object.keys(document.report as object) : [];
      for (const key of [...Object.keys(document), ...inReport]) {
        expect({ words, key, has: section.includes(`\`${key}\``) }).toMatchObject({ has: true });
      }
    }
  });
});
