// A day's march of every mode: what the tables give, what binds it in which month, and who is faster.

import { describe, expect, it } from 'vitest';
import { type Mode, modes } from './network.ts';
import {
  dayKm,
  dayParts,
  gaits,
  hoursOnTheRoad,
  marchingDayKm,
  seasonPaces,
  usualDayKm,
} from './pace.ts';

const june = { latitude: 45, month: 6 };
const december = { latitude: 45, month: 12 };

describe('a day of marching', () => {
  it('comes in June to what the handbooks give', () => {
    const days: readonly (readonly [Mode, number])[] = [
      ['riders', 24],
      ['picked', 50],
      ['cavalry', 27],
      ['foot', 25.5],
      ['wagons', 14.4],
      ['courier', 90],
    ];
    for (const [mode, km] of days) expect(Math.abs(usualDayKm(mode) - km), mode).toBeLessThan(0.6);
    expect(marchingDayKm('foot', june)).toBeCloseTo(30, 0);
  });

  it('ranks courier, relay rider, light cavalry, escort with carts and camp with herds in every month', () => {
    const ranks: readonly Mode[] = ['courier', 'relay', 'picked', 'carts', 'herds'];
    for (let month = 1; month <= 12; month += 1) {
      for (const latitude of [30, 45, 55]) {
        const days = ranks.map((mode) => dayKm(mode, { latitude, month }));
        expect(days, `month ${month}`).toEqual([...days].sort((one, other) => other - one));
      }
    }
  });

  it('is bound by grass for grazing horses in spring and by the light in winter', () => {
    expect(hoursOnTheRoad('riders', june)).toBe(6);
    expect(hoursOnTheRoad('riders', { latitude: 45, month: 4 })).toBeCloseTo(6 - 4 * 0.45, 6);
    expect(hoursOnTheRoad('foot', june)).toBe(gaits.foot.hours.value);
    expect(hoursOnTheRoad('foot', december)).toBeLessThan(6);
    expect(hoursOnTheRoad('courier', december)).toBe(hoursOnTheRoad('courier', june));
  });

  it('never falls to nothing, not even in polar night', () => {
    for (const mode of modes) {
      expect(dayKm(mode, { latitude: 80, month: 12 })).toBeGreaterThan(3);
    }
  });

  it('is the same in the south half a year later', () => {
    for (const mode of modes) {
      const there = dayKm(mode, { latitude: -45, month: 12 });
      expect(there / dayKm(mode, june)).toBeCloseTo(1, 2);
    }
  });

  it('keeps every number inside its range', () => {
    const numbers = [
      ...Object.values(seasonPaces),
      ...Object.values(dayParts),
      ...Object.values(gaits).flatMap((it) => [it.ground, it.hours, it.rest]),
    ];
    for (const { value, range } of numbers) {
      expect(value).toBeGreaterThanOrEqual(range[0]);
      expect(value).toBeLessThanOrEqual(range[1]);
    }
  });
});
