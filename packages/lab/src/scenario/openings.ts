/**
 * Openings and what is laid over them: circumstances, rival accounts of circumstances, and
 * switches, read from their files. They stand together because all of them are inputs of a run,
 * unlike the record. Used by `parse.ts`.
 */

import type { z } from 'zod';
import { readEntry } from './entries.ts';
import { noFacts, readFacts } from './facts.ts';
import { readDate, readDay, readLastDay, readQuantity } from './quantity.ts';
import {
  accept,
  acceptEntries,
  given,
  type Keyed,
  type Located,
  placed,
  type Reading,
} from './reading.ts';
import type {
  Circumstance,
  CircumstanceReading,
  Grounds,
  Key,
  Opening,
  Pin,
  Quantity,
  Switch,
} from './scenario.ts';
import {
  circumstanceReadingSchema,
  circumstanceSchema,
  openingSchema,
  switchSchema,
} from './schema.ts';
import type { QuantityText } from './schema-parts.ts';
import { markWithin } from './yaml.ts';

/** Reads a file of `openings/`; nothing if it has no days to begin and end on. */
export function readOpening(
  reading: Reading,
  { key, ...located }: { readonly key: Key } & Located,
): Opening | undefined {
  const { mark } = located;
  const value = accept(reading, openingSchema, located);
  if (value === undefined) return undefined;
  const day = readDay(reading, { value: value.day, mark: markWithin(mark, ['day']) });
  const until = readLastDay(reading, { value: value.until, mark: markWithin(mark, ['until']) });
  if (day === undefined || until === undefined) return undefined;
  const entry = readEntry(reading, { key, value, mark });
  const facts = readFacts(reading, { value, mark }, { parameters: entry.grounds });
  return { ...entry, day, until, facts };
}

/** Reads `circumstances.yaml`; one without its dates is left out. */
export function readCircumstances(reading: Reading, located: Located): Circumstance[] {
  return acceptEntries(reading, circumstanceSchema, located).flatMap((keyed) => {
    const { value, mark } = keyed;
    const entry = readEntry(reading, keyed);
    const from = readDate(reading, { value: value.from, mark: markWithin(mark, ['from']) });
    const to = readDate(reading, { value: value.to, mark: markWithin(mark, ['to']) });
    const effect = readEffect(reading, keyed, entry.grounds);
    if (from === undefined || to === undefined || effect === undefined) return [];
    return [{ ...entry, from, to, openings: value.openings ?? [], effect }];
  });
}

/** Reads the `circumstances` of `readings.yaml`. */
export function readCircumstanceReadings(
  reading: Reading,
  located: Located,
): CircumstanceReading[] {
  return acceptEntries(reading, circumstanceReadingSchema, located).map((keyed) => {
    const { value, mark } = keyed;
    const entry = readEntry(reading, keyed);
    const alternatives = Object.keys(value.alternatives)
      .sort()
      .map((key) => {
        const text = value.alternatives[key]!;
        const at = markWithin(mark, ['alternatives', key]);
        const own = readEntry(reading, { key, value: text, mark: at }, entry.grounds);
        const laid = { value: text.lays, mark: markWithin(at, ['lays']) };
        const inherited = { facts: own.grounds, parameters: own.grounds };
        const lays = readFacts(reading, laid, inherited);
        return { ...own, says: text.says, weight: text.weight, lays };
      });
    return { ...entry, openings: value.openings ?? [], alternatives };
  });
}

/** Reads `switches.yaml`. */
export function readSwitches(reading: Reading, located: Located): Switch[] {
  return acceptEntries(reading, switchSchema, located).map((keyed) => {
    const { value, mark } = keyed;
    const entry = readEntry(reading, keyed);
    const laid = { value: value.lays ?? {}, mark: markWithin(mark, ['lays']) };
    const inherited = { facts: entry.grounds, parameters: entry.grounds };
    return {
      ...entry,
      kind: value.kind,
      why: value.why,
      openings: value.openings ?? [],
      lays: value.lays === undefined ? noFacts : readFacts(reading, laid, inherited),
      without: value.without ?? [],
      pins: (value.pins ?? []).map(
        (pin, index): Pin => ({
          ...pin,
          spot: placed(reading, markWithin(mark, ['pins', index])),
        }),
      ),
      bars: (value.bars ?? []).map(({ option, polity }) => ({
        option,
        ...given('polity', polity),
      })),
    };
  });
}

function readEffect(
  reading: Reading,
  { value, mark }: Keyed<z.infer<typeof circumstanceSchema>>,
  inherited: Grounds,
): Circumstance['effect'] | undefined {
  const text = value.effect;
  const number = (field: string, written: QuantityText): Quantity | undefined => {
    const at = markWithin(mark, ['effect', field]);
    return readQuantity(reading, { value: written, mark: at }, inherited);
  };
  switch (text.kind) {
    case 'seat':
    case 'muster':
      return text;
    case 'road': {
      const trade = number('trade', text.trade);
      return trade && { ...text, trade };
    }
    case 'harvest': {
      const share = number('share', text.share);
      return share && { ...text, share };
    }
    default: {
      const share = number('share', text.share);
      return share && { ...text, share };
    }
  }
}
