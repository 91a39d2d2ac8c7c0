import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { zipOf } from './zip.ts';

test('an archive has each file behind its header, and a directory that leads to it', () => {
  const files = [
    { path: 'mine/places.yaml', text: 'mill: {kind: town}\n' },
    { path: 'mine/openings/spring.yaml', text: 'name: “Der Frühling”\n' },
    { path: 'mine/empty.yaml', text: '' },
  ];
  const bytes = Buffer.from(zipOf(files));
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50);
  expect(bytes.readUInt16LE(end + 10)).toBe(files.length);
  let entry = bytes.readUInt32LE(end + 16);
  expect(entry + bytes.readUInt32LE(end + 12)).toBe(end);
  for (const { path, text } of files) {
    expect(bytes.readUInt32LE(entry)).toBe(0x02014b50);
    const [size, nameLength] = [bytes.readUInt32LE(entry + 24), bytes.readUInt16LE(entry + 28)];
    expect(bytes.toString('utf8', entry + 46, entry + 46 + nameLength)).toBe(path);
    const local = bytes.readUInt32LE(entry + 42);
    expect(bytes.readUInt32LE(local)).toBe(0x04034b50);
    const from = local + 30 + bytes.readUInt16LE(local + 26);
    const stored = bytes.subarray(from, from + size);
    expect(stored.toString('utf8')).toBe(text);
    expect(bytes.readUInt32LE(local + 14)).toBe(crc32(stored));
    entry += 46 + nameLength;
  }
  expect(zipOf(files)).toEqual(zipOf(files));
});
