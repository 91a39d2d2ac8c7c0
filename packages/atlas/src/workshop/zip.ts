// A ZIP archive of a few small texts, stored and not packed: that is all a draft needs, and every unpacker
// reads it. The layout is that of APPNOTE 6.3: each file behind its own header, then the directory.

/** A file of an archive; `path` with forward slashes. */
export interface ZipFile {
  readonly path: string;
  readonly text: string;
}

/** Names in the archive are UTF-8. */
const utf8 = 0x0800;
/** The first day that a ZIP can name, 1 January 1980: the same files are the same bytes on every day. */
const firstDay = 0x0021;
const version = 20;

/** The bytes of an archive of these files. */
export function zipOf(files: readonly ZipFile[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, text } of files) {
    const name = encoder.encode(path);
    const bytes = encoder.encode(text);
    const about = [
      [version, 2],
      [utf8, 2],
      [0, 2],
      [0, 2],
      [firstDay, 2],
      [checksumOf(bytes), 4],
      [bytes.length, 4],
      [bytes.length, 4],
      [name.length, 2],
      [0, 2],
    ] as const;
    const local = numbers([[0x04034b50, 4], ...about]);
    const rest = [
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [offset, 4],
    ] as const;
    parts.push(local, name, bytes);
    directory.push(numbers([[0x02014b50, 4], [version, 2], ...about, ...rest]), name);
    offset += local.length + name.length + bytes.length;
  }
  const size = directory.reduce((sum, it) => sum + it.length, 0);
  const end = numbers([
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [files.length, 2],
    [files.length, 2],
    [size, 4],
    [offset, 4],
    [0, 2],
  ]);
  return joined([...parts, ...directory, end]);
}

/** Whole numbers of two or four bytes, low first. */
function numbers(list: readonly (readonly [value: number, bytes: 2 | 4])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(list.reduce((sum, [, bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [value, bytes] of list) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, it) => sum + it.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** CRC-32 with the polynomial of ZIP, bit by bit: the texts are small. */
function checksumOf(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ ((crc & 1) === 1 ? 0xedb88320 : 0);
  }
  return (crc ^ -1) >>> 0;
}
