// Unpacks the blocks of TIFF files: LZW, and the differences that writers leave in place of samples.
// Written here because libraries that do it loop for ever on damaged LZW and take the differences of
// files in the other byte order wrongly; used by `geotiff.ts` alone.

const clearCode = 256;
const endCode = 257;
const firstFree = 258;
const tableSize = 4096;

/**
 * Unpacks LZW as TIFF 6.0 has it (high bit first, codes grow one early). Undefined where the codes
 * are nonsense; shorter than `size` where they end before. Never more than `size` bytes.
 *
 * @source TIFF Revision 6.0, section 13
 */
export function unpackLzw(packed: Uint8Array, size: number): Uint8Array | undefined {
  const out = new Uint8Array(size);
  // Each entry of the table is a stretch of what was written before: where it begins and its length.
  const begins = new Int32Array(tableSize);
  const lengths = new Int32Array(tableSize);
  let written = 0;
  let free = firstFree;
  let width = 9;
  let buffer = 0;
  let bits = 0;
  let at = 0;
  let before = -1;
  let beforeBegins = 0;
  let beforeLength = 0;
  while (written < size) {
    while (bits < width) {
      if (at >= packed.length) return out.subarray(0, written);
      buffer = ((buffer << 8) | packed[at++]!) & 0xffffff;
      bits += 8;
    }
    bits -= width;
    const code = (buffer >> bits) & ((1 << width) - 1);
    if (code === endCode) break;
    if (code === clearCode) {
      free = firstFree;
      width = 9;
      before = -1;
      continue;
    }
    if (code > free || (code === free && before < 0)) return undefined;
    const begin = written;
    if (code < clearCode) {
      out[written++] = code;
    } else if (code < free) {
      for (let k = 0; k < lengths[code]! && written < size; k++) {
        out[written++] = out[begins[code]! + k]!;
      }
    } else {
      for (let k = 0; k < beforeLength && written < size; k++) {
        out[written++] = out[beforeBegins + k]!;
      }
      if (written < size) out[written++] = out[begin]!;
    }
    if (before >= 0 && free < tableSize) {
      begins[free] = beforeBegins;
      lengths[free] = beforeLength + 1;
      free++;
    }
    before = code;
    beforeBegins = begin;
    beforeLength = written - begin;
    width = free + 1 >= 2048 ? 12 : free + 1 >= 1024 ? 11 : free + 1 >= 512 ? 10 : 9;
  }
  return out.subarray(0, written);
}

/** How the samples of a block lie in its bytes. */
export interface SampleShape {
  readonly rows: number;
  readonly columns: number;
  /** 1, 2, 4 or 8. */
  readonly bytesPerSample: number;
  readonly isLittleEndian: boolean;
}

/**
 * Undoes differencing along rows (predictor 2), in place: each sample is what it adds to the one
 * before it, in whole numbers of the sample's width, whatever the samples mean.
 */
export function undoDifferences(bytes: Uint8Array, shape: SampleShape): void {
  const { rows, columns, bytesPerSample, isLittleEndian } = shape;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stride = columns * bytesPerSample;
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let at = row * stride; at < (row + 1) * stride; at += bytesPerSample) {
      if (bytesPerSample === 1) {
        sum = (sum + view.getUint8(at)) & 0xff;
        view.setUint8(at, sum);
      } else if (bytesPerSample === 2) {
        sum = (sum + view.getUint16(at, isLittleEndian)) & 0xffff;
        view.setUint16(at, sum, isLittleEndian);
      } else {
        sum = (sum + view.getUint32(at, isLittleEndian)) >>> 0;
        view.setUint32(at, sum, isLittleEndian);
      }
    }
  }
}

/**
 * Undoes the differencing of floating-point samples (predictor 3): bytes of a row are differences,
 * and the highest bytes of all samples come first. What it gives is big-endian in any file.
 *
 * @source Adobe Photoshop TIFF Technical Note 3
 */
export function undoFloatDifferences(bytes: Uint8Array, shape: SampleShape): Uint8Array {
  const { rows, columns, bytesPerSample } = shape;
  const stride = columns * bytesPerSample;
  const out = new Uint8Array(rows * stride);
  for (let row = 0; row < rows; row++) {
    const start = row * stride;
    let sum = 0;
    for (let k = 0; k < stride; k++) {
      sum = (sum + bytes[start + k]!) & 0xff;
      const plane = Math.floor(k / columns);
      out[start + (k - plane * columns) * bytesPerSample + plane] = sum;
    }
  }
  return out;
}
