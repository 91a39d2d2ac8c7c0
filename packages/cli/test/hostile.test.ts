// Bad and hostile input: none of it ends in a stack trace, reads outside the folder or hangs.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { zipOf } from '../../atlas/src/workshop/zip.ts';
import { hasStack, makePlace, tutorial } from './tumen.ts';

const place = makePlace();
const { tumen } = place;
afterAll(place.remove);

const refused = async (words: readonly string[], says: string | RegExp) => {
  const { code, out, err } = await tumen(...words);
  expect({ words, code }).toEqual({ words, code: 1 });
  expect(out + err).toMatch(says);
  expect(hasStack(out + err)).toBe(false);
  return { out, err };
};

test.concurrent('a folder that does not exist is refused with the nearest one', async () => {
  place.copyTutorial('uplands');
  await refused(['check', 'uplends'], /There is no folder uplends\.\n {2}Did you mean uplands\?/);
});

test.concurrent('a file is no folder, and a scenario is no study', async () => {
  await refused(['check', join(tutorial, 'places.yaml')], /is not a folder/);
  await refused(['record', tutorial], /is not a study/);
});

test.concurrent('an archive without a scenario, with two, or cut short is refused', async () => {
  const archive = (name: string, paths: readonly string[]) => {
    const bytes = zipOf(paths.map((path) => ({ path, text: 'title: x\n' })));
    writeFileSync(join(place.folder, name), bytes);
    return bytes;
  };
  archive('none.zip', ['notes.txt']);
  await refused(['check', 'none.zip'], /none\.zip holds no scenario/);
  const two = archive('two.zip', ['a/scenario.yaml', 'b/scenario.yaml']);
  await refused(['check', 'two.zip'], /two\.zip holds 2 scenarios/);
  writeFileSync(join(place.folder, 'cut.zip'), two.slice(0, 60));
  await refused(['check', 'cut.zip'], /cut\.zip is a damaged ZIP archive/);
});

test.concurrent('an empty folder lacks its files', async () => {
  mkdirSync(join(place.folder, 'empty'));
  await refused(['check', 'empty'], /scenario\.yaml error: the file is missing/);
  await refused(['study', 'empty'], /the file is missing/);
});

test.concurrent('a study is not made in a folder that holds something else', async () => {
  place.copyTutorial('lowlands');
  const words = ['ensemble', tutorial, '--runs', '10', '--out', 'lowlands'];
  await refused(words, /not empty and holds no study/);
});

test.concurrent('damaged YAML is a finding at its line', async () => {
  const folder = place.copyTutorial('damaged');
  writeFileSync(join(folder, 'people.yaml'), 'maro:\n  name: [Maro\nother: }{\n');
  await refused(['check', folder], /^people\.yaml:\d+:\d+ error: /m);
});

test.concurrent('a flood of aliases is refused at once', async () => {
  const folder = place.copyTutorial('flood');
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let at = 1; at < 12; at += 1) {
    const alias = `*a${at - 1}`;
    lines.push(`a${at}: &a${at} [${Array.from({ length: 10 }, () => alias).join(', ')}]`);
  }
  writeFileSync(join(folder, 'people.yaml'), `${lines.join('\n')}\n`);
  await refused(['check', folder], /people\.yaml.* error: /);
});

test.concurrent('a link out of the folder is not followed', async () => {
  const folder = place.copyTutorial('linked');
  writeFileSync(join(place.folder, 'secret.yaml'), 'secret-word: hidden\n');
  symlinkSync(join(place.folder, 'secret.yaml'), join(folder, 'article.yml'));
  const { out } = await refused(['check', folder], /article\.yml error: the link leads out/);
  expect(out).not.toContain('secret-word');
});

test.concurrent('a pipe, a file that is too large and one that is no UTF-8 are refused', async () => {
  const folder = place.copyTutorial('odd');
  execFileSync('mkfifo', [join(folder, 'pipe.yaml')]);
  writeFileSync(join(folder, 'large.yaml'), `# ${'x'.repeat(4_000_001)}\n`);
  writeFileSync(join(folder, 'latin.yaml'), Buffer.from([0x61, 0x3a, 0x20, 0xe9, 0x0a]));
  const { out } = await refused(['check', folder], /pipe\.yaml error: this is not a plain file/);
  expect(out).toMatch(/large\.yaml error: the file is too large/);
  expect(out).toMatch(/latin\.yaml error: the file is not written in UTF-8/);
});

test.concurrent('a file that cannot be had is said once, and is not called missing', async () => {
  const folder = place.copyTutorial('unread');
  writeFileSync(join(folder, 'places.yaml'), Buffer.from([0xff, 0xfe, 0x61, 0x00]));
  const { out } = await refused(['check', folder], /^places\.yaml error: .*not written in UTF-8/);
  expect(out.trim().split('\n')).toHaveLength(1);
  const flood = place.copyTutorial('flooded');
  writeFileSync(join(flood, 'places.yaml'), `# ${'x'.repeat(50_000_000)}\n`);
  const large = await refused(['check', flood], /^places\.yaml error: the file is too large/);
  expect(large.out.trim().split('\n')).toHaveLength(1);
});

test.concurrent('openings that are a link or a file are one finding among all others', async () => {
  const folder = place.copyTutorial('astray');
  rmSync(join(folder, 'openings'), { recursive: true });
  symlinkSync('/etc', join(folder, 'openings'));
  const people = join(folder, 'people.yaml');
  writeFileSync(people, readFileSync(people, 'utf8').replace('rank: 1', 'rnak: 1'));
  const { out } = await refused(['check', folder], /^openings error: this is no folder of its own/);
  expect(out).toMatch(/^people\.yaml:\d+:\d+ error: the field "rnak" is unknown/m);
  expect(out.trim().split('\n')).toHaveLength(2);
});

test.concurrent('names of files play no tricks on the screen', async () => {
  const folder = place.copyTutorial('tricks');
  writeFileSync(join(folder, 'openings', 'a\u001b[31m.yaml'), 'name: x\n');
  const { out } = await refused(['check', folder], /openings\/a\ufffd\[31m\.yaml:1:1 error: /);
  expect(out).not.toContain('\u001b');
});

test.concurrent('an archive that leads elsewhere, or is larger than it says, does no harm', async () => {
  const folder = place.copyTutorial('packed');
  const files = ['places', 'people', 'polities', 'scenario', 'sources'].map((it) => `${it}.yaml`);
  const parts = [...files, 'openings/spring.yaml'].map((path) => ({
    path: `one/${path}`,
    text: readFileSync(join(folder, path), 'utf8'),
  }));
  const evil = [
    '../../evil.yaml',
    '/etc/evil.yaml',
    'one/../people.yaml',
    'one/openings/../../x.yaml',
  ];
  const astray = zipOf([...parts, ...evil.map((path) => ({ path, text: 'x: 1\n' }))]);
  writeFileSync(join(place.folder, 'astray.zip'), astray);
  expect(await tumen('check', 'astray.zip')).toMatchObject({ code: 0 });
  // A bomb is bounded by what its directory says; one that lies about it is damaged.
  const zeros = Buffer.alloc(60_000_000);
  const bomb = (claimed: number) => packed('scenario.yaml', deflateRawSync(zeros), claimed);
  writeFileSync(join(place.folder, 'bomb.zip'), bomb(zeros.length));
  await refused(['check', 'bomb.zip'], /scenario\.yaml error: the file is too large/);
  writeFileSync(join(place.folder, 'liar.zip'), bomb(1000));
  await refused(['check', 'liar.zip'], /liar\.zip is a damaged ZIP archive/);
});

/** An archive of one deflated file, whose directory claims a size. */
function packed(name: string, bytes: Uint8Array, claimed: number): Buffer {
  const path = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(bytes.length, 14);
  common.writeUInt32LE(claimed, 18);
  common.writeUInt16LE(path.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, path, bytes]);
  const entry = Buffer.concat([
    Buffer.from('PK\u0001\u0002'),
    Buffer.from([20, 0]),
    common,
    Buffer.alloc(14),
    path,
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(entry.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, entry, Buffer.from('PK\u0005\u0006'), end]);
}

test.concurrent('a manifest that names a folder elsewhere is refused', async () => {
  const study = join(place.folder, 'trap');
  mkdirSync(study);
  const parts = { scenario: '', land: '', engine: '', columns: '' };
  const entry = { opening: '../../elsewhere', switches: [], runs: 10, fingerprint: '' };
  const manifest = {
    layout: 1,
    tumen: '0.1.0',
    scenario: { key: 'tutorial', title: 'Trap' },
    seed: 1,
    parts,
    ensembles: { '../../elsewhere': entry },
  };
  writeFileSync(join(study, 'manifest.json'), JSON.stringify(manifest));
  await refused(['record', 'trap'], /damaged or of another version/);
  writeFileSync(join(study, 'manifest.json'), '{"layout": 1,');
  await refused(['record', 'trap'], /damaged or of another version/);
});

test.concurrent('a file that cannot be written is named as it was asked for', async () => {
  const words = ['route', tutorial, 'aldmoor', 'corvey', '--month', '7'];
  const { err } = await refused(
    [...words, '--svg', 'nowhere/way.svg'],
    /nowhere\/way\.svg: there is no/,
  );
  expect(err).not.toContain('unfinished');
});

test.concurrent('a cache that cannot be written is said and is no failure', async () => {
  writeFileSync(join(place.folder, 'taken'), 'a file\n');
  const { code, err } = await tumen('run', tutorial, '--cache', join('taken', 'land'));
  expect(code).toBe(0);
  expect(err).toContain('could not be kept');
});

test.concurrent('a damaged kept land is built again', async () => {
  const words = [
    'route',
    tutorial,
    'aldmoor',
    'corvey',
    '--month',
    '7',
    '--cache',
    'kept',
    '--json',
  ];
  const first = await tumen(...words);
  execFileSync('sh', ['-c', 'for f in kept/*.bin; do head -c 100 "$f" > x && mv x "$f"; done'], {
    cwd: place.folder,
  });
  const second = await tumen(...words);
  expect(second.err).toContain('damaged');
  expect(second.out).toBe(first.out);
});
