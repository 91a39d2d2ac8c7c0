import type { Column, Relief, Table, Waters } from '@tumen/lab';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Film } from '../film/film.ts';
import { type PackedReel, packReel, unpackReel } from '../film/packed-reel.ts';
import { filmAt, reelOf } from '../film/reel.ts';
import { packArrays, unpackArrays } from './arrays.ts';
import { writeData, writeIndex, writeMore, writeOneFile } from './document.ts';
import { packGround, unpackGround } from './ground.ts';
import { packRows, unpackRows } from './rows.ts';
import { fromBase64, fromJson, toBase64, toJson, unzipped, zipped } from './text.ts';

describe('what a page carries comes back as it was', () => {
  test('plain data, infinities and all', () => {
    const value = { a: [1, Infinity, -Infinity, null], b: { c: '∞', d: '=∞', e: 'x' } };
    expect(fromJson(toJson(value))).toEqual(value);
    fc.assert(
      fc.property(fc.jsonValue(), (it) => {
        expect(fromJson(toJson(it))).toEqual(JSON.parse(JSON.stringify(it)));
      }),
    );
  });

  test('bytes through gzip and base64', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => (at * at) % 251);
    const back = await unzipped(fromBase64(toBase64(await zipped(bytes))));
    expect(Buffer.compare(back, bytes)).toBe(0);
  });

  test('named arrays of every kind', () => {
    const arrays = {
      one: Int8Array.of(-1, 2),
      two: Uint16Array.of(65_535),
      three: Float32Array.of(1.5, -2),
      four: new Uint32Array(0),
    };
    expect(unpackArrays(packArrays(arrays))).toEqual(arrays);
  });

  test('rows: days and forms exactly, numbers to single precision', () => {
    const columns: Column[] = [
      { name: 'day.a', kind: 'day' },
      { name: 'number.a', kind: 'number' },
      { name: 'form.q', kind: 'form' },
      { name: 'count.changes', kind: 'count' },
    ];
    const table: Table = {
      runs: 3,
      columns: new Map([
        ['day.a', Float64Array.of(-1, -2, 3500)],
        ['number.a', Float64Array.of(Number.NaN, 0.5, 20_000)],
        ['form.q', Float64Array.of(-1, 0, 4)],
        ['count.changes', Float64Array.of(100, 70_000, 3)],
      ]),
    };
    const packed = unpackArrays(packArrays(packRows(columns, table)));
    expect(unpackRows(columns, packed)).toEqual(table);
    const whatIf: Table = {
      runs: 4,
      columns: new Map([
        ['day.a', Float64Array.of(-1, 7, -2, 3500)],
        ['number.a', Float64Array.of(0.25, 0.5, Number.NaN, 1)],
        ['form.q', Float64Array.of(4, 0, -1, 2)],
        ['count.changes', Float64Array.of(100, 70_001, 0, 5)],
      ]),
    };
    const like = packRows(columns, whatIf, table);
    expect(unpackRows(columns, unpackArrays(packArrays(like)), table)).toEqual(whatIf);
  });

  test('films, run by run', () => {
    const film: Film = {
      tracks: [
        {
          kind: 'force',
          subject: 0,
          owner: 2,
          leader: -1,
          soldiers: 12_340,
          until: Infinity,
          stops: [
            { place: 3, arrives: 1000, leaves: 1010 },
            { place: 4, arrives: 1031, leaves: Infinity },
          ],
        },
      ],
      holds: [{ day: 1000, place: 1, owner: -1 }],
      bonds: [{ day: 1005, polity: 1, liege: 0, nominal: true }],
    };
    const empty: Film = { tracks: [], holds: [], bonds: [] };
    const reel = reelOf([empty, film, empty], 1000);
    expect(filmAt(reel, 1, 1000)).toEqual(film);
    expect(filmAt(reel, 0, 1000)).toEqual(empty);
    expect(filmAt(reel, 2, 1000)).toEqual(empty);
    const sent: unknown = unpackArrays(packArrays(packReel(reelOf([film, film], 1000))));
    const back = unpackReel(2, sent as PackedReel);
    expect([filmAt(back, 0, 1000), filmAt(back, 1, 1000)]).toEqual([film, film]);
  });

  test('the ground of a region: heights to a metre, water cell by cell, lines to a hundredth of a degree', () => {
    const relief: Relief = {
      name: 'hills',
      west: 0,
      north: 60,
      degreesPerPixel: 1,
      columns: 80,
      rows: 50,
      metres: Float32Array.from({ length: 4000 }, (_, at) => at % 977),
    };
    const waters: Waters = {
      west: 0,
      north: 60,
      degreesPerCell: 0.5,
      columns: 160,
      rows: 100,
      wet: Uint8Array.from({ length: 16_000 }, (_, at) => (at % 7 < 3 ? 1 : 0)),
      lines: [
        { kind: 'river', points: Float64Array.of(30, 40, 31.25, 41.5, 200, 40, 201, 40) },
        { kind: 'lake', points: Float64Array.of(30, 30, 31, 30, 31, 31, 30, 30) },
        { kind: 'coast', points: Float64Array.of(170, 1, 171, 1) },
      ],
    };
    const region = { west: 25, east: 35, south: 28, north: 45 };
    const ground = unpackGround(unpackArrays(packArrays(packGround(relief, waters, region))));
    const { west, north } = ground.relief;
    const inside = (60 - 40) * 80 + 30;
    const cropped = (north - 40) * ground.relief.columns + (30 - west);
    expect(ground.relief.metres[cropped]).toBe(relief.metres[inside]);
    const cell = (ground.wet.north - 40) * 2 * ground.wet.columns + (30 - ground.wet.west) * 2;
    expect(ground.wet.cells[cell]).toBe(waters.wet[(60 - 40) * 2 * 160 + 60]);
    expect(ground.lines.map((it) => it.kind)).toEqual(['river', 'lake']);
    expect([...ground.lines[0]!.points]).toEqual([30, 40, 31.25, 41.5]);
  });
});

describe('the document', () => {
  const hostile = '</script><script>alert(1)</script>&"';
  const page = { style: 'a{}', script: 'x="</script>";' };
  const bundle = {
    manifest: {
      format: 2,
      tumen: '0',
      key: 'k',
      title: hostile,
      seed: 1,
      questionnaires: [],
      ensembles: [],
    },
    pieces: { scenario: 'MQ==', report: 'Mg==' },
    first: ['scenario'],
  };

  test('never ends a script early, whatever the study is called', () => {
    for (const [text, scripts] of [
      [writeIndex(hostile, page), 2],
      [writeOneFile(hostile, page, bundle), 3],
    ] as const) {
      expect(text.match(/<script/g)?.length).toBe(scripts);
      expect(text.match(/<\/script/g)?.length).toBe(scripts);
      expect(text).toContain('&lt;/script&gt;');
    }
    expect(writeData(bundle)).not.toContain('<');
  });

  test('carries what the first view needs apart from everything else', () => {
    expect(writeData(bundle)).toContain('MQ==');
    expect(writeData(bundle)).not.toContain('Mg==');
    expect(writeMore(bundle)).toContain('{"report":"Mg=="}');
    expect(writeOneFile('x', page, bundle)).toContain('{"report":"Mg=="}');
  });

  test('allows itself no outside request', () => {
    expect(writeIndex('x', page)).toContain("default-src 'none'");
  });
});
