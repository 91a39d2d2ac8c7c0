// Named typed arrays as one run of bytes and back: a length, a JSON list of names, kinds and lengths, then
// the arrays, each begun on a multiple of eight, little-endian. Rows, reels and rasters are shipped so.

const kinds = {
  i8: Int8Array,
  u8: Uint8Array,
  i16: Int16Array,
  u16: Uint16Array,
  u32: Uint32Array,
  f32: Float32Array,
} as const;

type Kind = keyof typeof kinds;
/** The arrays that can be packed. */
export type Packable =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Uint32Array
  | Float32Array;

/** Packs arrays by name. */
export function packArrays(arrays: Readonly<Record<string, Packable>>): Uint8Array {
  const list = Object.entries(arrays).map(([name, array]) => ({
    name,
    array,
    kind: kindOf(array),
  }));
  const head = new TextEncoder().encode(
    JSON.stringify(list.map(({ name, kind, array }) => [name, kind, array.length])),
  );
  let size = aligned(4 + head.length);
  for (const { array } of list) size += aligned(array.byteLength);
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  let offset = aligned(4 + head.length);
  for (const { array } of list) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset);
    offset += aligned(array.byteLength);
  }
  return bytes;
}

/** The arrays that `packArrays` packed. Views into the bytes, not copies. */
export function unpackArrays(bytes: Uint8Array): Readonly<Record<string, Packable>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(0, true);
  const head: readonly (readonly [string, Kind, number])[] = JSON.parse(
    new TextDecoder().decode(bytes.subarray(4, 4 + length)),
  );
  let offset = aligned(4 + length);
  const whole = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  return Object.fromEntries(
    head.map(([name, kind, count]) => {
      const array = new kinds[kind](whole.buffer as ArrayBuffer, whole.byteOffset + offset, count);
      offset += aligned(array.byteLength);
      return [name, array];
    }),
  );
}

function aligned(size: number): number {
  return Math.ceil(size / 8) * 8;
}

function kindOf(array: Packable): Kind {
  for (const kind of Object.keys(kinds) as Kind[]) {
    if (array instanceof kinds[kind]) return kind;
  }
  throw new Error('An array of this kind cannot be packed.');
}
