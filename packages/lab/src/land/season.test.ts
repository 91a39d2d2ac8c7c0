// Grass and pace through the year: the figures are those of the tables they come from, worked
// out for plain places at round heights.

import { describe, expect, it } from 'vitest';
import type { Network } from './network.ts';
import { paceShareInMonth, seasonPaces } from './pace.ts';
import { daylightHours, grassKgPerHectare, meanTemperature } from './season.ts';

const usual = { closedMonths: [], hardMonths: [], kind: 'pasture' as const, longitude: 0 };
const sites = [
  { ...usual, key: 'plain', latitude: 45, ground: 'steppe' as const },
  { ...usual, key: 'dune', latitude: 45, ground: 'desert' as const },
  { ...usual, key: 'alp', latitude: 42 },
];
const heights = [400, 400, 3000];
const network = { sites, heightMetres: (node: number) => heights[node] } as unknown as Network;

describe('the year on the ground', () => {
  it('gives dry steppe 600 kg of grass in August and a quarter of it in April', () => {
    expect(grassKgPerHectare(network, 0, 8)).toBe(600);
    expect(grassKgPerHectare(network, 0, 4)).toBe(150);
  });

  it('gives a desert hardly any and high pasture little under snow', () => {
    expect(grassKgPerHectare(network, 1, 8)).toBe(40);
    expect(grassKgPerHectare(network, 2, 8)).toBe(1000);
    expect(grassKgPerHectare(network, 2, 1)).toBe(1000 * 0.5 * 0.3);
  });

  it('is coldest in January in the north and in July in the south', () => {
    const mean = (latitude: number, month: number) =>
      meanTemperature({ latitude, metres: 0, month });
    expect(mean(45, 1)).toBeLessThan(mean(45, 7));
    expect(mean(-45, 7)).toBeLessThan(mean(-45, 1));
  });

  it('slows travellers in deep snow, cold and spring mud, wheels most in mud', () => {
    const share = (metres: number, month: number, routingClass: 'ridden' | 'wheels' = 'ridden') =>
      paceShareInMonth({ routingClass, latitude: 45, metres, month });
    expect(share(3200, 1)).toBe(seasonPaces.deepSnow.value);
    expect(share(600, 1)).toBe(seasonPaces.cold.value);
    expect(share(600, 7)).toBe(1);
    // March at 45° N and 600 m: 38 − 27 − 3.6 − 18 · 0.5 = −1.6 °C, April 7.4 °C, at 1,000 m 5 °C.
    expect(share(1000, 4)).toBe(seasonPaces.mud.value);
    expect(share(1000, 4, 'wheels')).toBe(seasonPaces.mudForWheels.value);
  });

  it('knows the length of the day: 12 hours on the line, 8.7 and 15.5 at 45° N, none in polar night', () => {
    expect(daylightHours({ latitude: 0, month: 6 })).toBeCloseTo(12, 6);
    expect(daylightHours({ latitude: 45, month: 12 })).toBeCloseTo(8.6, 1);
    expect(daylightHours({ latitude: 45, month: 6 })).toBeCloseTo(15.4, 1);
    expect(daylightHours({ latitude: 80, month: 12 })).toBe(0);
    const [north, south] = [
      daylightHours({ latitude: 50, month: 7 }),
      daylightHours({ latitude: -50, month: 1 }),
    ];
    expect(north).toBeCloseTo(south, 0);
  });
});
