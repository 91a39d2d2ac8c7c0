/**
 * The tour through a scenario, read from `tour.yaml`: steps of a few sentences, each with what the page
 * is to show beside them. Nothing of this enters a run. Used by `parse.ts`; a scenario without the file
 * has no tour, and that is fine.
 */

import { earliestOf } from '../base/span.ts';
import { readGrounds } from './cite.ts';
import { show } from './explain.ts';
import { readDate } from './quantity.ts';
import { accept, given, type Located, placed, type Reading, report } from './reading.ts';
import type { TourStep } from './scenario.ts';
import { tourStepSchema } from './schema.ts';
import { markWithin } from './yaml.ts';

/** Reads the `steps` of `tour.yaml`, in the order in which they stand there. */
export function readTour(reading: Reading, { value, mark }: Located): TourStep[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    const what = `"steps" must be a list, not ${show(value)}`;
    report(reading, mark.spot, { code: 'wrong-type', what });
    return [];
  }
  return value.flatMap((item: unknown, index): TourStep[] => {
    const at = markWithin(mark, [index]);
    const text = accept(reading, tourStepSchema, { value: item, mark: at });
    if (text === undefined) return [];
    const { date } = text;
    const when =
      date === undefined
        ? undefined
        : readDate(reading, { value: date, mark: markWithin(at, ['date']) });
    return [
      {
        title: text.title ?? '',
        says: text.says,
        view: text.view ?? 'map',
        ...given('opening', text.from),
        ...given('day', when === undefined ? undefined : earliestOf(when)),
        ...given('place', text.place),
        ...given('zoom', text.zoom),
        ...given('runs', text.runs),
        ...given('run', text.run),
        ...given('claim', text.claim),
        grounds: readGrounds(reading, { value: text, mark: at }),
        spot: placed(reading, at),
      },
    ];
  });
}
