// Contested matters in words: what is said of accounts and their rivals.

import { expect, it } from 'vitest';
import type { ReadingsReport } from './readings.ts';
import { writeReadings } from './readings-print.ts';

const under = (reading: string, account: string, share: number, others: number) => ({
  ...{ reading, account, share, others, error: 0.02 },
});

it('an account and its only rival are told once, three rivals each', () => {
  const share = { hits: 30, runs: 100, share: 0.3, least: 0.2, most: 0.4 };
  const report: ReadingsReport = {
    ...{ opening: { key: 'spring', name: 'Spring' }, seed: 1, runs: 100, draws: 10 },
    ...{ facts: 1, near: 30, circumstances: [], seldom: [] },
    events: [
      {
        ...{ key: 'end', name: 'How it ended' },
        forms: [
          {
            ...{ key: 'open', says: 'The gates opened.', share },
            under: [
              under('host', 'many', 0.5, 0.1),
              under('host', 'few', 0.1, 0.5),
              under('creed', 'old', 0.4, 0.2),
              under('creed', 'new', 0.1, 0.4),
            ],
          },
        ],
      },
    ],
  };
  const text = writeReadings(report);
  expect(text).toContain('  - 50 with host=many, 10 without it');
  expect(text).not.toContain('host=few');
  for (const account of ['creed=old', 'creed=new']) expect(text).toContain(account);
});
