// Reading recorded marches, reckoning them by hand, and summing up.

import { describe, expect, it } from 'vitest';
import { toyNetwork } from '../../test/small.ts';
import { marchingDayKm, usualDayKm } from '../land/pace.ts';
import { usualMarchDays } from '../systems/march-days.ts';
import { supplyParameters } from '../systems/supply.ts';
import { marchColumns, type RecordedMarch, readMarches } from './march-rows.ts';
import { type ComparedMarch, compareMarch, scoreMarches } from './marches.ts';

const march: RecordedMarch = {
  id: 'A1',
  who: 'Some riders',
  km: 240,
  kmError: 0.1,
  least: 10,
  most: 10,
  count: 'elapsed',
  mode: 'riders',
  month: 6,
  latitude: 45,
  metres: 500,
  soldiers: 0,
  haste: 'usual',
  status: 'found',
  use: 'tests',
  source: 'a book',
  remark: '-',
};
const land = toyNetwork({
  places: { camp: {}, town: {} },
  ways: [['camp', 'town', 40]],
});
const line = (cells: Partial<Record<string, string>>) =>
  marchColumns
    .map(
      (column) =>
        cells[column] ??
        {
          id: 'A1',
          who: 'Some riders',
          from: '-',
          to: '-',
          km: '240',
          'km-error': '0.1',
          least: '9',
          most: '11',
          count: 'elapsed',
          mode: 'riders',
          month: '6',
          latitude: '45',
          metres: '500',
          soldiers: '0',
          haste: 'usual',
          status: 'found',
          use: 'tests',
          source: 'a book',
          remark: '-',
        }[column],
    )
    .join('\t');
const table = (...rows: readonly string[]) => [marchColumns.join('\t'), ...rows, ''].join('\n');

describe('the table of recorded marches', () => {
  it('is read row by row', () => {
    const { marches, problems } = readMarches(table(line({ from: 'camp', to: 'town' })));
    expect(problems).toEqual([]);
    expect(marches).toHaveLength(1);
    expect(marches[0]).toMatchObject({ from: 'camp', km: 240, least: 9, most: 11, use: 'tests' });
  });

  it('says what is wrong in which line and keeps the rest', () => {
    const { marches, problems } = readMarches(
      table(
        line({ mode: 'ridders' }),
        line({ month: '13' }),
        line({ use: 'perhaps' }),
        line({ km: 'far' }),
        line({ least: '12', most: '3' }),
        'too short',
        line({}),
      ),
    );
    expect(marches).toHaveLength(1);
    expect(problems.map((it) => it.split(':')[0])).toEqual(
      [2, 3, 4, 5, 6, 7].map((n) => `line ${n}`),
    );
    expect(problems[0]).toContain('riders');
    expect(readMarches('km\tid').problems[0]).toContain('line 1');
  });
});

describe('a march held against the model', () => {
  it('takes its kilometres at the pace of its mode', () => {
    const { modelled, band, isInside, error } = compareMarch(march, land)!;
    expect(modelled).toBeCloseTo(240 / usualDayKm('riders'), 6);
    expect(error).toBeCloseTo(modelled / 10 - 1, 6);
    expect(isInside).toBe(true);
    expect(band[1] / band[0]).toBeGreaterThan(1.5);
    expect(band[1] / band[0]).toBeLessThan(3);
  });

  it('takes the land’s days where the land knows both ends, and then halts on a long campaign', () => {
    const over = compareMarch({ ...march, from: 'camp', to: 'town' }, land)!;
    const fresh = (1 - usualMarchDays.haltBelow) / supplyParameters.tiring.value;
    expect(over.modelled).toBeCloseTo(40 + usualMarchDays.haltShare * (40 - fresh), 6);
    expect(compareMarch({ ...march, from: 'camp', to: 'nowhere' }, land)).toBeUndefined();
  });

  it('counts marching days alone where the source does, and forced ones faster', () => {
    const marching = compareMarch({ ...march, count: 'marching' }, land)!.modelled;
    expect(marching).toBeCloseTo(240 / marchingDayKm('riders', march), 6);
    const forced = compareMarch({ ...march, haste: 'forced' }, land)!.modelled;
    expect(forced).toBeCloseTo(240 / usualDayKm('riders') / usualMarchDays.haste, 6);
  });

  it('widens its band by the doubt about the distance', () => {
    const ratio = (kmError: number) => {
      const { band } = compareMarch({ ...march, kmError }, land)!;
      return band[1] / band[0];
    };
    expect(ratio(0.3)).toBeGreaterThan(ratio(0.05));
  });

  it('elapsed days are about twice the marching days on campaigns of months', () => {
    const campaign = { ...march, km: 2400, mode: 'foot' as const };
    const elapsed = compareMarch(campaign, land)!.modelled;
    const marching = compareMarch({ ...campaign, count: 'marching' }, land)!.modelled;
    expect(elapsed / marching).toBeGreaterThan(1.9);
    expect(elapsed / marching).toBeLessThan(3);
  });
});

describe('the summary', () => {
  const row = (modelled: number, recorded: number, km: number, id: string): ComparedMarch => ({
    march: { ...march, id, km },
    km,
    isOverLand: false,
    recorded,
    modelled,
    error: modelled / recorded - 1,
    band: [modelled / 1.5, modelled * 1.5],
    isInside: recorded >= modelled / 1.5 && recorded <= modelled * 1.5,
  });

  it('gives skill 1 to a model that is right, and below 0 to one that is worse than a constant', () => {
    const right = [row(10, 10, 100, 'a'), row(10, 10, 300, 'b'), row(5, 5, 400, 'c')];
    expect(scoreMarches(right, right).skill).toBe(1);
    const wrong = [row(1, 10, 200, 'a'), row(90, 10, 200, 'b'), row(1, 5, 110, 'c')];
    expect(scoreMarches(wrong, wrong).skill).toBeLessThan(0);
  });

  it('counts medians, rows inside, and the bias of a mode with its error', () => {
    const rows = [row(11, 10, 100, 'a'), row(9, 10, 200, 'b'), row(20, 10, 300, 'c')];
    const score = scoreMarches(rows, rows);
    expect(score.medianError).toBeCloseTo(0.1, 6);
    expect(score.inside).toBeCloseTo(2 / 3, 6);
    expect(score.bandRatio).toBeCloseTo(2.25, 6);
    expect(score.biases).toHaveLength(1);
    expect(score.biases[0]!.bias).toBeCloseTo(Math.cbrt(1.1 * 0.9 * 2) - 1, 6);
    expect(score.biases[0]!.standardError).toBeGreaterThan(0.2);
  });
});
