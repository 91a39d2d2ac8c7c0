// Named typed arrays as one run of bytes and back: a length, a JSON list of names, kinds and lengths, then
// the arrays, of each first all lowest bytes, then all second ones and so on: gzip finds more in bytes that
// are alike. Rows, reels and rasters are shipped so.

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
  let size = 4 + head.length;
  for (const { array } of list) size += array.byteLength;
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  let offset = 4 + head.length;
  for (const { array } of list) {
    const width = array.BYTES_PER_ELEMENT;
    const own = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let byte = 0; byte < width; byte += 1) {
      for (let at = byte; at < own.length; at += width) {
        bytes[offset] = own[at]!;
        offset += 1;
      }
    }
  }
  return bytes;
}

/** The arrays that `packArrays` packed. */
export function unpackArrays(bytes: Uint8Array): Readonly<Record<string, Packable>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(0, true);
  const head: readonly (readonly [string, Kind, number])[] = JSON.parse(
    new TextDecoder().decode(bytes.subarray(4, 4 + length)),
  );
  let offset = 4 + length;
  return Object.fromEntries(
    head.map(([name, kind, count]) => {
      const array = new kinds[kind](count);
      const own = new Uint8Array(array.buffer);
      const width = array.BYTES_PER_ELEMENT;
      for (let byte = 0; byte < width; byte += 1) {
        for (let at = byte; at < own.length; at += width) {
          own[at] = bytes[offset]!;
          offset += 1;
        }
      }
      return [name, array];
    }),
  );
}

/** Doubles as the bytes of an array that can be packed: singles would shift a raster. */
export function bytesOfDoubles(values: readonly number[]): Uint8Array {
  return new Uint8Array(Float64Array.from(values).buffer);
}

/** The doubles of such bytes. */
export function doublesOfBytes(bytes: Packable): Float64Array {
  return new Float64Array(Uint8Array.from(bytes).buffer);
}

function kindOf(array: Packable): Kind {
  for (const kind of Object.keys(kinds) as Kind[]) {
    if (array instanceof kinds[kind]) return kind;
  }
  throw new Error('An array of this kind cannot be packed.');
}
