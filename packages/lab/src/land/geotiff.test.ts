// GeoTIFF and HGT files as authors bring them, written by the tests themselves in every way that is
// read, and damaged in every way that chance finds.

import { describe, expect, it } from 'vitest';
import {
  fileOf,
  type Heights,
  inflateForTests,
  packLzw,
  plainWays,
  type TiffWays,
  writeHgt,
  writeTiff,
} from '../../test/reliefs.ts';
import { openGeoTiff } from './geotiff.ts';
import { openHgt } from './hgt.ts';
import { type HeightPicture, ReliefFault } from './picture.ts';
import { unpackLzw } from './unpack.ts';

const heights: Heights = {
  west: 10,
  north: 46,
  step: 0.01,
  columns: 37,
  rows: 29,
  metres: (row, column) => Math.round(1700 + 900 * Math.sin(row / 5) + 700 * Math.cos(column / 7)),
};

/** All pixels of a picture, row-major. */
function pixelsOf(picture: HeightPicture): number[] {
  const all = new Array<number>(picture.columns * picture.rows).fill(-1);
  for (const block of picture.blocks) {
    const metres = block.unpack();
    for (let row = 0; row < block.rows; row++) {
      for (let column = 0; column < block.columns; column++) {
        const inRow = block.row + row;
        const inColumn = block.column + column;
        if (inRow >= picture.rows || inColumn >= picture.columns) continue;
        all[inRow * picture.columns + inColumn] = metres[row * block.columns + column]!;
      }
    }
  }
  return all;
}

const wanted = (of: Heights) =>
  Array.from({ length: of.rows * of.columns }, (_, k) =>
    of.metres(Math.floor(k / of.columns), k % of.columns),
  );
const open = (bytes: Uint8Array) => openGeoTiff(fileOf('ground.tif', bytes), inflateForTests);

const samples = [
  { kind: 'signed', bytes: 2 },
  { kind: 'unsigned', bytes: 2 },
  { kind: 'signed', bytes: 4 },
  { kind: 'float', bytes: 4 },
  { kind: 'float', bytes: 8 },
] as const;

function* everyWay(): Generator<TiffWays> {
  for (const sample of samples) {
    for (const compression of ['none', 'lzw', 'deflate'] as const) {
      for (const isLittleEndian of [true, false]) {
        for (const tile of [undefined, 16]) {
          for (const predictor of [1, 2, 3] as const) {
            if (predictor > 1 && compression === 'none') continue;
            if (predictor === 3 && sample.kind !== 'float') continue;
            if (predictor === 2 && sample.bytes === 8) continue;
            const cut = tile === undefined ? {} : { tile };
            yield { ...plainWays, ...sample, compression, isLittleEndian, predictor, ...cut };
          }
        }
      }
    }
  }
}

describe('a GeoTIFF', () => {
  it('gives the same heights in whatever way it was written', () => {
    const ways = [...everyWay()];
    expect(ways.length).toBeGreaterThan(100);
    for (const way of ways) {
      const picture = open(writeTiff(heights, way));
      expect({ way, pixels: pixelsOf(picture) }).toEqual({ way, pixels: wanted(heights) });
    }
  });

  it('lies where its tags say, and half a pixel off where it holds points', () => {
    for (const isPoint of [false, true]) {
      const picture = open(writeTiff(heights, { ...plainWays, isPoint }));
      expect(picture.west).toBeCloseTo(10, 9);
      expect(picture.north).toBeCloseTo(46, 9);
      expect(picture.degreesEast).toBe(0.01);
    }
  });

  it('has no height where it says so, nor where none can be', () => {
    const gaps = { ...heights, metres: (row: number) => [7, -32768, 30000, 250][row % 4]! };
    const pixels = pixelsOf(open(writeTiff(gaps, { ...plainWays, noData: 7 })));
    expect(pixels.filter((it) => !Number.isNaN(it)).every((it) => it === 250)).toBe(true);
    expect(pixels.filter((it) => it === 250).length).toBe(7 * 37);
  });

  it('says what it is and what to do where it is of a kind that is not read', () => {
    const wrong: readonly [Uint8Array, RegExp][] = [
      [writeTiff(heights, { ...plainWays, model: 1 }), /not in longitude and latitude/],
      [writeTiff({ ...heights, west: 500_000, step: 30 }), /outside the earth/],
      [change(writeTiff(heights), 2, 43), /BigTIFF/],
      [Uint8Array.from({ length: 100 }, (_, k) => k), /is no TIFF file/],
      [writeTiff(heights).subarray(0, 400), /more than it holds/],
      [writeTiff(heights).subarray(0, 60), /ends before byte/],
      [new Uint8Array(0), /ends before byte/],
    ];
    for (const [bytes, says] of wrong) {
      const fault = faultOf(() => pixelsOf(open(bytes)));
      expect(fault?.message).toMatch(says);
      expect(fault?.hint).not.toBe('');
    }
  });

  it('ends in heights or in a fault, however it is damaged', () => {
    const found = { heights: 0, fault: 0 };
    let seed = 1;
    const next = (below: number) => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const originals = [...everyWay()].map((way) => writeTiff(heights, way));
    for (let turn = 0; turn < 6000; turn++) {
      const original = originals[turn % originals.length]!;
      const length = turn % 7 === 0 ? next(original.length) : original.length;
      const bytes = original.slice(0, length);
      for (let k = next(8); k >= 0 && bytes.length > 0; k--) {
        // Most of what can go wrong is in the tags at the head.
        const at = next(2) === 0 ? next(Math.min(420, bytes.length)) : next(bytes.length);
        bytes[at] = next(3) === 0 ? 255 : next(256);
      }
      const fault = faultOf(() => {
        const picture = open(bytes);
        if (picture.blocks.length < 3000) pixelsOf(picture);
      });
      found[fault === undefined ? 'heights' : 'fault']++;
    }
    expect(found.heights).toBeGreaterThan(500);
    expect(found.fault).toBeGreaterThan(500);
  });

  it('is refused at once where a few bytes claim to be more than they can hold', () => {
    const bytes = writeTiff({ ...heights, step: 0.0001 });
    const view = new DataView(bytes.buffer);
    for (let at = 10; at < 10 + 12 * 3; at += 12) {
      const tag = view.getUint16(at, true);
      if (tag === 256 || tag === 257) view.setUint32(at + 8, 60_000, true);
    }
    expect(faultOf(() => open(bytes))?.message).toMatch(/blocks/);
  });
});

describe('LZW', () => {
  it('comes back through all widths of its codes and a full table', () => {
    const raw = Uint8Array.from({ length: 60_000 }, (_, k) => (k * k * 31 + (k >> 5)) & 255);
    expect(unpackLzw(packLzw(raw), raw.length)).toEqual(raw);
    expect(unpackLzw(packLzw(new Uint8Array(9000)), 9000)).toEqual(new Uint8Array(9000));
  });

  it('ends on any bytes, and never gives more than was asked for', () => {
    let seed = 7;
    for (let turn = 0; turn < 300; turn++) {
      const packed = Uint8Array.from({ length: 400 }, () => {
        seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
        return seed >>> 20;
      });
      expect(unpackLzw(packed, 1000)?.length ?? 0).toBeLessThanOrEqual(1000);
    }
  });
});

describe('an HGT tile', () => {
  const side = 1201;
  const bytes = writeHgt(side, (row, column) => (row === 3 ? -32768 : row + column));

  it('is read from its name and its bytes, with its gaps', () => {
    const picture = openHgt(fileOf('tiles/N42E075.hgt', bytes));
    expect(picture.west).toBeCloseTo(75 - 0.5 / 1200, 12);
    expect(picture.north).toBeCloseTo(43 + 0.5 / 1200, 12);
    const pixels = pixelsOf(picture);
    expect(pixels[5 * side + 8]).toBe(13);
    expect(pixels[3 * side + 8]).toBeNaN();
  });

  it('lies south and west of the origin where its name says so', () => {
    const picture = openHgt(fileOf('s13w072.HGT', bytes));
    expect(picture.north).toBeCloseTo(-12, 3);
    expect(picture.west).toBeCloseTo(-72, 3);
  });

  it('is refused under another name or with another size', () => {
    expect(faultOf(() => openHgt(fileOf('ground.hgt', bytes)))?.message).toMatch(/not named/);
    expect(faultOf(() => openHgt(fileOf('N99E075.hgt', bytes)))?.message).toMatch(/not named/);
    const short = bytes.subarray(0, 5000);
    expect(faultOf(() => openHgt(fileOf('N42E075.hgt', short)))?.message).toMatch(/no tile/);
  });
});

/** The fault that something ends in; anything else that is thrown goes on. */
function faultOf(work: () => unknown): ReliefFault | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof ReliefFault) return error;
    throw error;
  }
}

function change(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const changed = bytes.slice();
  changed[at] = value;
  return changed;
}
