import { expect, test } from 'vitest';
import type { Ground, GroundLine } from '../bundle/ground.ts';
import type { Film, Track } from '../film/film.ts';
import { forcesNear, groundAt, readSpot, writeSpot } from './here.ts';
import { makeRoads } from './ways.ts';

const lines: readonly GroundLine[] = [
  { kind: 'great-river', points: Float32Array.of(70, 40, 72, 40) },
  { kind: 'seasonal', points: Float32Array.of(75, 44, 75, 46) },
  { kind: 'lake', points: Float32Array.of(80, 40, 81, 40, 81, 41, 80, 40) },
];
const ground: Ground = {
  relief: {
    name: '',
    west: 60,
    north: 50,
    degreesPerPixel: 10,
    columns: 3,
    rows: 2,
    metres: new Float32Array(6).fill(700),
  },
  // one cell of water in the north-west
  wet: {
    west: 60,
    north: 50,
    degreesPerCell: 5,
    columns: 6,
    rows: 4,
    cells: new Uint8Array(24).fill(1, 0, 1),
  },
  lines,
};
const at = (latitude: number, longitude: number) => ({ latitude, longitude, nearKm: 5 });

test('a point is water, a shore, a river of all seasons or of one, or open ground', () => {
  expect(groundAt(ground, at(40.03, 71)).kind).toBe('river');
  expect(groundAt(ground, at(40.06, 71)).kind).toBe('ground');
  expect(groundAt(ground, at(45, 75.05)).kind).toBe('seasonal');
  expect(groundAt(ground, at(40, 80.5)).kind).toBe('shore');
  expect(groundAt(ground, at(48, 62)).kind).toBe('water');
  expect(groundAt(ground, at(43, 66)).metres).toBeCloseTo(700);
});

test('a spot is written into an address and read out of it, and nonsense is none', () => {
  const spot = { latitude: 41.25, longitude: -7.5, nearKm: 3.5 };
  expect(readSpot(writeSpot(spot))).toEqual(spot);
  for (const it of ['', 'place:corvey', 'here:1,2', 'here:91,0,1', 'here:a,b,c'])
    expect(readSpot(it)).toBeUndefined();
});

test('forces are near in as many films as have them within the distance on the day', () => {
  const sites = [
    { latitude: 40, longitude: 70 },
    { latitude: 40, longitude: 74 },
  ];
  const shape = { west: 60, north: 50, degreesPerCell: 1, columns: 1, rows: 1 };
  const roads = makeRoads({ sites, shape, nearest: Int16Array.of(-1), ways: [] }, (it) => it);
  const track = (owner: number, place: number): Track => ({
    kind: 'force',
    subject: 0,
    owner,
    leader: -1,
    soldiers: 100,
    until: 50,
    stops: [{ place, arrives: 0, leaves: Infinity }],
  });
  const film = (...tracks: readonly Track[]): Film => ({ tracks, holds: [], bonds: [] });
  const films = [film(track(1, 0), track(1, 0)), film(track(1, 1)), film(track(2, 0), track(1, 0))];
  const here = { spot: at(40.2, 70.1), km: 60, day: 10 };
  expect(forcesNear(films, roads, here)).toEqual([
    { owner: 1, films: [0, 2] },
    { owner: 2, films: [2] },
  ]);
  expect(forcesNear(films, roads, { ...here, day: 60 })).toEqual([]);
});
