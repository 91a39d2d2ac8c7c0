// GeoTIFF files of heights as pictures: striped or tiled, plain, deflated or LZW, whole or floating
// samples, either byte order, in geographic coordinates. What it cannot read it names, with the
// command that would make it readable.

import {
  type ByteFile,
  bytesAt,
  damaged,
  type HeightPicture,
  type PictureBlock,
  ReliefFault,
  soundHeight,
} from './picture.ts';
import { readTiffTags, type TiffTags } from './tiff.ts';
import { type SampleShape, undoDifferences, undoFloatDifferences, unpackLzw } from './unpack.ts';

/**
 * Inflates zlib's format; undefined where that fails or would give far more than `size` bytes. The
 * caller brings it, because every environment has its own.
 */
export type Inflate = (packed: Uint8Array, size: number) => Uint8Array | undefined;

const tags = {
  columns: 256,
  rows: 257,
  bits: 258,
  compression: 259,
  orientation: 274,
  stripOffsets: 273,
  samples: 277,
  rowsPerStrip: 278,
  stripBytes: 279,
  predictor: 317,
  tileColumns: 322,
  tileRows: 323,
  tileOffsets: 324,
  tileBytes: 325,
  format: 339,
  pixelScale: 33550,
  tiepoint: 33922,
  geoKeys: 34735,
  noData: 42113,
};
const keyOfModel = 1024;
const keyOfRaster = 1025;
const compressions: Readonly<Record<number, 'none' | 'lzw' | 'deflate'>> = {
  1: 'none',
  5: 'lzw',
  8: 'deflate',
  32946: 'deflate',
};
const mostBlockBytes = 64_000_000;
const mostPixels = 4e9;

/** Opens a GeoTIFF; a `ReliefFault` where it is damaged or of a kind that is not read. */
export function openGeoTiff(file: ByteFile, inflate: Inflate): HeightPicture {
  const image = readTiffTags(file);
  const one = (tag: number, usual?: number) => {
    const value = image.numbers(tag)?.[0] ?? usual;
    if (value === undefined) damaged(file.name, `lacks the tag ${tag}`);
    return value;
  };
  const columns = one(tags.columns);
  const rows = one(tags.rows);
  if (columns < 1 || rows < 1 || columns * rows > mostPixels) {
    damaged(file.name, `says it is ${columns} by ${rows} pixels large`);
  }
  if (one(tags.samples, 1) !== 1) unread(file, 'has several bands', '-b 1');
  if (one(tags.orientation, 1) !== 1) unread(file, 'is turned or mirrored', '');
  const compression = compressions[one(tags.compression, 1)];
  if (compression === undefined) {
    const number = one(tags.compression, 1);
    unread(file, `is packed in a way that is not read (${number})`, '-co COMPRESS=DEFLATE');
  }
  const samples = samplesOf(file, {
    bits: one(tags.bits, 1),
    format: one(tags.format, 1),
    predictor: one(tags.predictor, 1),
  });
  const noData = Number.parseFloat(image.text(tags.noData) ?? '');
  const packing: Packing = {
    file,
    inflate,
    compression,
    samples,
    noData,
    isLittleEndian: image.isLittleEndian,
  };
  return {
    name: file.name,
    ...placeOf(file, image, { columns, rows }),
    columns,
    rows,
    blocks: blocksOf(image, { columns, rows }, packing),
  };
}

function unread(file: ByteFile, what: string, option: string): never {
  const words = ['gdal_translate', option, 'in.tif', 'out.tif'].filter((word) => word !== '');
  throw new ReliefFault({
    what: `${file.name} ${what}`,
    hint: `Write it anew, for instance with: ${words.join(' ')}`,
  });
}

/** What a sample is and how its bytes were changed before packing. */
interface Samples {
  readonly kind: 'unsigned' | 'signed' | 'float';
  readonly bytes: number;
  readonly predictor: number;
}

function samplesOf(
  file: ByteFile,
  { bits, format, predictor }: { bits: number; format: number; predictor: number },
): Samples {
  const kind = format === 2 ? 'signed' : format === 3 ? 'float' : 'unsigned';
  const isKnown = format >= 1 && format <= 3;
  const widths = kind === 'float' ? [32, 64] : [8, 16, 32];
  if (!isKnown || !widths.includes(bits)) {
    unread(file, `has samples of ${bits} bits in format ${format}`, '-ot Float32');
  }
  if (![1, 2, 3].includes(predictor)) damaged(file.name, `has an unknown predictor ${predictor}`);
  if ((predictor === 3 && kind !== 'float') || (predictor === 2 && bits === 64)) {
    damaged(file.name, `has the predictor ${predictor} on samples that it does not fit`);
  }
  return { kind, bytes: bits / 8, predictor };
}

/** Where the picture lies: its north-western corner and the size of a pixel. */
function placeOf(file: ByteFile, image: TiffTags, size: { columns: number; rows: number }) {
  const keys = image.numbers(tags.geoKeys) ?? [];
  const keyValue = (key: number) => {
    for (let at = 4; at + 3 < keys.length; at += 4) if (keys[at] === key) return keys[at + 3];
    return undefined;
  };
  if ((keyValue(keyOfModel) ?? 2) !== 2) {
    throw new ReliefFault({
      what: `${file.name} is not in longitude and latitude`,
      hint: 'Turn it into that: gdalwarp -t_srs EPSG:4326 in.tif out.tif',
    });
  }
  const scale = image.numbers(tags.pixelScale);
  const tie = image.numbers(tags.tiepoint);
  if (scale === undefined || tie === undefined || tie.length < 6 || scale.length < 2) {
    throw new ReliefFault({
      what: `${file.name} does not say where it lies (no pixel scale or no tie point)`,
      hint: 'Write it north up: gdalwarp -t_srs EPSG:4326 in.tif out.tif',
    });
  }
  const [degreesEast, degreesSouth] = [scale[0]!, scale[1]!];
  const half = keyValue(keyOfRaster) === 2 ? 0.5 : 0;
  const west = tie[3]! - (tie[0]! + half) * degreesEast;
  const north = tie[4]! + (tie[1]! + half) * degreesSouth;
  const isOnEarth =
    degreesEast > 1e-6 &&
    degreesSouth > 1e-6 &&
    west >= -361 &&
    west + size.columns * degreesEast <= 541 &&
    size.columns * degreesEast <= 361 &&
    north <= 91 &&
    north - size.rows * degreesSouth >= -91;
  if (!isOnEarth) {
    throw new ReliefFault({
      what: `${file.name} lies outside the earth: from ${west} east, ${north} north, in steps of ${degreesEast}`,
      hint: 'It may be in metres; turn it: gdalwarp -t_srs EPSG:4326 in.tif out.tif',
    });
  }
  return { west, north, degreesEast, degreesSouth };
}

/** Everything that one needs to unpack any block of a file. */
interface Packing {
  readonly file: ByteFile;
  readonly inflate: Inflate;
  readonly compression: 'none' | 'lzw' | 'deflate';
  readonly samples: Samples;
  readonly noData: number;
  readonly isLittleEndian: boolean;
}

function blocksOf(
  image: TiffTags,
  size: { readonly columns: number; readonly rows: number },
  packing: Packing,
): readonly PictureBlock[] {
  const { file, samples } = packing;
  const isTiled = image.numbers(tags.tileOffsets) !== undefined;
  const offsets = image.numbers(isTiled ? tags.tileOffsets : tags.stripOffsets) ?? [];
  const lengths = image.numbers(isTiled ? tags.tileBytes : tags.stripBytes) ?? [];
  const columns = isTiled ? (image.numbers(tags.tileColumns)?.[0] ?? 0) : size.columns;
  const rows = isTiled
    ? (image.numbers(tags.tileRows)?.[0] ?? 0)
    : Math.min(size.rows, image.numbers(tags.rowsPerStrip)?.[0] ?? size.rows);
  if (columns < 1 || rows < 1 || columns * rows * samples.bytes > mostBlockBytes) {
    damaged(file.name, `has blocks of ${columns} by ${rows} pixels`);
  }
  const across = Math.ceil(size.columns / columns);
  const down = Math.ceil(size.rows / rows);
  if (offsets.length < across * down || lengths.length < across * down) {
    damaged(file.name, `lacks blocks: ${offsets.length} of ${across * down}`);
  }
  let total = 0;
  const blocks: PictureBlock[] = [];
  for (let index = 0; index < across * down; index++) {
    const row = Math.floor(index / across) * rows;
    const column = (index % across) * columns;
    const packed = { offset: offsets[index]!, length: lengths[index]! };
    total += packed.length;
    const held = isTiled ? rows : Math.min(rows, size.rows - row);
    const shape = { rows: held, columns };
    blocks.push({ row, column, ...shape, unpack: () => unpackBlock(packing, packed, shape) });
  }
  if (total > file.size) {
    damaged(file.name, `says that its blocks have ${total} bytes, more than it holds`);
  }
  return blocks;
}

function unpackBlock(
  packing: Packing,
  packed: { readonly offset: number; readonly length: number },
  size: { readonly rows: number; readonly columns: number },
): Float32Array {
  const { file, samples, noData } = packing;
  const heights = new Float32Array(size.rows * size.columns);
  // Writers leave out blocks that hold nothing.
  if (packed.length === 0) return heights.fill(Number.NaN);
  const wanted = heights.length * samples.bytes;
  const raw = bytesAt(file, packed);
  let bytes = unpacked(packing, raw, wanted);
  if (bytes === undefined || bytes.length < wanted) {
    damaged(file.name, `has a block at byte ${packed.offset} that cannot be unpacked`);
  }
  let isLittleEndian = packing.isLittleEndian;
  const shape: SampleShape = { ...size, bytesPerSample: samples.bytes, isLittleEndian };
  if (samples.predictor === 2) {
    bytes = bytes.slice(0, wanted);
    undoDifferences(bytes, shape);
  } else if (samples.predictor === 3) {
    bytes = undoFloatDifferences(bytes, shape);
    isLittleEndian = false;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = sampleReader(view, samples, isLittleEndian);
  for (let k = 0; k < heights.length; k++) {
    heights[k] = soundHeight(read(k * samples.bytes), noData);
  }
  return heights;
}

function unpacked(
  { compression, inflate }: Packing,
  raw: Uint8Array,
  wanted: number,
): Uint8Array | undefined {
  if (compression === 'none') return raw;
  return compression === 'lzw' ? unpackLzw(raw, wanted) : inflate(raw, wanted);
}

function sampleReader(
  view: DataView,
  { kind, bytes }: Samples,
  isLittleEndian: boolean,
): (at: number) => number {
  if (kind === 'float') {
    if (bytes === 8) return (at) => view.getFloat64(at, isLittleEndian);
    return (at) => view.getFloat32(at, isLittleEndian);
  }
  const isSigned = kind === 'signed';
  if (bytes === 1) return (at) => (isSigned ? view.getInt8(at) : view.getUint8(at));
  if (bytes === 2 && isSigned) return (at) => view.getInt16(at, isLittleEndian);
  if (bytes === 2) return (at) => view.getUint16(at, isLittleEndian);
  if (isSigned) return (at) => view.getInt32(at, isLittleEndian);
  return (at) => view.getUint32(at, isLittleEndian);
}
