// A scenario in a ZIP archive, as the page saves it and as mail and drives pack folders: its files without
// unpacking it to disk. Archives may come from anybody, so nothing in them is trusted: sizes are bounded,
// offsets are looked at before they are followed, and names are names and never paths on this machine.

import { inflateRawSync } from 'node:zlib';
import { Trouble } from './trouble.ts';

/** A file of an archive. */
export interface ArchivedFile {
  /** As the archive has it, with forward slashes. */
  readonly path: string;
  /** Its bytes; undefined where they are more than `most`. */
  readonly read: (most: number) => Uint8Array | undefined;
}

const endLength = 22;
const longestComment = 65_535;
const hint = 'Pack the scenario’s folder anew, without a password.';

/** Whether bytes are those of a ZIP archive. */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** The files of an archive by its directory; `Trouble` where it is damaged. `name` is for messages. */
export function filesOfArchive(name: string, bytes: Uint8Array): readonly ArchivedFile[] {
  const damaged = () => new Trouble(`${name} is a damaged ZIP archive.`, { hint });
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = Math.max(0, buffer.length - endLength - longestComment);
  let end = buffer.length - endLength;
  while (end >= first && buffer.readUInt32LE(end) !== 0x06054b50) end -= 1;
  if (end < first) throw damaged();
  const files: ArchivedFile[] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let left = buffer.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > end || buffer.readUInt32LE(at) !== 0x02014b50) throw damaged();
    const [flags, method] = [buffer.readUInt16LE(at + 8), buffer.readUInt16LE(at + 10)];
    const [packed, size] = [buffer.readUInt32LE(at + 20), buffer.readUInt32LE(at + 24)];
    const next = at + 46 + buffer.readUInt16LE(at + 28);
    const path = buffer.toString('utf8', at + 46, next).replaceAll('\\', '/');
    const header = buffer.readUInt32LE(at + 42);
    if (header + 30 > end || buffer.readUInt32LE(header) !== 0x04034b50) throw damaged();
    const from = header + 30 + buffer.readUInt16LE(header + 26) + buffer.readUInt16LE(header + 28);
    if (from + packed > end) throw damaged();
    at = next + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
    if (path.endsWith('/')) continue;
    const read = (most: number) => {
      if ((flags & 1) === 1 || (method !== 0 && method !== 8)) {
        throw new Trouble(`${name} cannot be read: ${path} is locked or packed in a rare way.`, {
          hint,
        });
      }
      if (size > most) return undefined;
      const stored = buffer.subarray(from, from + packed);
      if (method === 0) return stored;
      try {
        return inflateRawSync(stored, { maxOutputLength: Math.max(1, size) });
      } catch {
        throw damaged();
      }
    };
    files.push({ path, read });
  }
  return files;
}
