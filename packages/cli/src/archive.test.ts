import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { zipOf } from '../../atlas/src/workshop/zip.ts';
import { hasStack } from '../test/tumen.ts';
import { filesOfArchive, isArchive } from './archive.ts';

const text = 'title: A mill\n'.repeat(40);
const plain = zipOf([
  { path: 'mine/scenario.yaml', text },
  { path: '../../outside.yaml', text: 'x' },
]);

/** One file, packed, with what its header says of its size. */
function packed(said: number, flags = 0): Uint8Array {
  const bytes = Buffer.from(text);
  const stored = deflateRawSync(bytes);
  const name = Buffer.from('scenario.yaml');
  const about = Buffer.alloc(26);
  about.writeUInt16LE(20, 0);
  about.writeUInt16LE(flags, 2);
  about.writeUInt16LE(8, 4);
  about.writeUInt32LE(crc32(bytes), 10);
  about.writeUInt32LE(stored.length, 14);
  about.writeUInt32LE(said, 18);
  about.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), about, name, stored]);
  const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), about, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return new Uint8Array(Buffer.concat([local, entry, end]));
}

const read = (bytes: Uint8Array) =>
  filesOfArchive('a.zip', bytes).map(({ path, read }) => [
    path,
    String(read(10_000) ?? 'too large'),
  ]);

describe('an archive', () => {
  test('is read whether its files are stored or packed, and names stay names', () => {
    expect(isArchive(plain)).toBe(true);
    expect(read(plain)).toEqual([
      ['mine/scenario.yaml', text],
      ['../../outside.yaml', 'x'],
    ]);
    expect(read(packed(text.length))).toEqual([['scenario.yaml', text]]);
  });

  test('that says less or more than it holds is no way round the bounds', () => {
    expect(() => read(packed(10))).toThrow(/damaged/);
    expect(read(packed(4_000_000_000))).toEqual([['scenario.yaml', 'too large']]);
  });

  test('with a password is refused in a sentence', () => {
    expect(() => read(packed(text.length, 1))).toThrow(/is locked or packed in a rare way/);
  });

  test('cut or spoilt anywhere is refused in a sentence or read, and never breaks', () => {
    const whole = packed(text.length);
    for (let at = 0; at < whole.length; at += 1) {
      const spoilt = whole.slice();
      spoilt[at] = spoilt[at]! ^ 0xff;
      for (const bytes of [whole.slice(0, at), spoilt]) {
        try {
          read(bytes);
        } catch (error) {
          expect((error as Error).name).toBe('Trouble');
          expect(hasStack((error as Error).message)).toBe(false);
        }
      }
    }
  });
});
