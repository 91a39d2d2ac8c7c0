// Whatever a system lets a council do is told in words of its own.

import { expect, it } from 'vitest';
import { tumenModel } from '../src/systems/index.ts';
import { actWords } from '../src/world/acts.ts';
import type { Option } from '../src/world/change.ts';
import type { Names } from '../src/world/names.ts';

const names = new Proxy({} as Names, { get: (_, table) => () => `the ${String(table)}` });
const option = (act: string, table: Option['table']): Option => ({
  act,
  table,
  target: table === '' ? -1 : 0,
  size: 0,
  orders: [],
  utility: 0,
  odds: 1,
});

it('every option of a council has a phrase, with its target and without', () => {
  const acts = tumenModel().systems.flatMap((it) => it.options ?? []);
  expect(acts.length).toBeGreaterThan(40);
  for (const act of acts) {
    // an act without a phrase is told by its name, with the target in brackets
    expect(actWords(option(act, 'polity'), names), act).not.toContain('(');
    expect(actWords(option(act, ''), names), act).not.toMatch(/undefined| {2}| $/);
  }
});
