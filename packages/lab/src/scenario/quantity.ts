/**
 * Numbers with their doubt, dates, and the shares of faiths, as files write them. They exist apart
 * because every entry has some. Used by all readers of entries.
 */

import { latestOf, type When } from '../base/span.ts';
import { byDefault, readGrounds } from './cite.ts';
import { readWhen } from './edtf.ts';
import { type Located, type Reading, report } from './reading.ts';
import type { Grounds, Key, Quantity } from './scenario.ts';
import type { QuantityText } from './schema-parts.ts';
import { markWithin } from './yaml.ts';

/**
 * A number as a file writes it. It rests on what it says itself, or else on the grounds of its
 * entry. Undefined, and reported, if its parts contradict one another.
 */
export function readQuantity(
  reading: Reading,
  { value, mark }: Located<QuantityText>,
  inherited: Grounds,
): Quantity | undefined {
  if (typeof value === 'number') return { shape: 'exact', value, grounds: inherited };
  const grounds = readGrounds(reading, { value, mark }, inherited);
  if ('value' in value) return { shape: 'exact', value: value.value, grounds };
  if ('median' in value) {
    return { shape: 'spread', median: value.median, factor: value.factor, grounds };
  }
  const { least, likely, most } = value;
  if (least > most || (likely !== undefined && (likely < least || likely > most))) {
    const numbers = likely === undefined ? [least, most] : [least, likely, most];
    const what = `${numbers.join(', ')} must not fall: least, ${likely === undefined ? '' : 'likely, '}most`;
    report(reading, mark.spot, { code: 'bad-quantity', what, hint: 'Put them in order.' });
    return undefined;
  }
  if (least === most) return { shape: 'exact', value: least, grounds };
  return likely === undefined
    ? { shape: 'even', least, most, grounds }
    : { shape: 'peaked', least, likely, most, grounds };
}

/** Those of the named fields that are given, read as numbers. */
export function readQuantities<Name extends string>(
  reading: Reading,
  names: readonly Name[],
  { value, mark }: Located<{ readonly [name in Name]?: QuantityText | undefined }>,
  inherited: Grounds,
): { readonly [name in Name]?: Quantity } {
  const quantities: { [name in Name]?: Quantity } = {};
  for (const name of names) {
    const text: QuantityText | undefined = value[name];
    if (text === undefined) continue;
    const located = { value: text, mark: markWithin(mark, [name]) };
    const quantity = readQuantity(reading, located, inherited);
    if (quantity !== undefined) quantities[name] = quantity;
  }
  return quantities;
}

/** A number that nobody gives, taken by default. */
export function defaultQuantity(value: number): Quantity {
  return { shape: 'exact', value, grounds: byDefault };
}

/** Shares by faith, in the order of their keys. */
export function readShares(
  reading: Reading,
  { value, mark }: Located<Readonly<Record<Key, QuantityText>>>,
  inherited: Grounds,
): Readonly<Record<Key, Quantity>> {
  return readQuantities(reading, Object.keys(value).sort(), { value, mark }, inherited) as Readonly<
    Record<Key, Quantity>
  >;
}

/** A date as a file writes it; undefined, and reported, if it is damaged. */
export function readDate(
  reading: Reading,
  { value, mark }: Located<string | number>,
): When | undefined {
  const { when, problem, hint } = readWhen(dateWords(value), reading.calendar);
  if (when !== undefined) return when;
  report(reading, mark.spot, { code: 'bad-date', what: problem ?? 'this is not a date', hint });
  return undefined;
}

/** A date that may be absent, under its field's name. */
export function readDateField<Name extends string>(
  reading: Reading,
  name: Name,
  { value, mark }: Located<{ readonly [name in Name]?: string | number | undefined }>,
): When | undefined {
  const text: string | number | undefined = value[name];
  if (text === undefined) return undefined;
  return readDate(reading, { value: text, mark: markWithin(mark, [name]) });
}

/** The one day (Julian day number) that a date names; undefined, and reported, if it names more. */
export function readDay(reading: Reading, located: Located<string | number>): number | undefined {
  const when = readDate(reading, located);
  if (when === undefined) return undefined;
  const [span] = when.spans;
  if (when.spans.length === 1 && span !== undefined && span.earliest === span.latest) {
    return span.earliest;
  }
  const what = `"${when.words}" is more than one day`;
  report(reading, located.mark.spot, {
    code: 'not-a-day',
    what,
    hint: 'Write year, month and day.',
  });
  return undefined;
}

/** The last day (Julian day number) of a date; undefined, and reported, if it never ends. */
export function readLastDay(
  reading: Reading,
  located: Located<string | number>,
): number | undefined {
  const when = readDate(reading, located);
  if (when === undefined) return undefined;
  const last = latestOf(when);
  if (Number.isFinite(last)) return last;
  const what = `"${when.words}" never ends`;
  report(reading, located.mark.spot, { code: 'not-a-day', what, hint: 'Write the last day.' });
  return undefined;
}

/** A year that YAML took for a number, as it is written in a date: 900 is `0900`. */
function dateWords(value: string | number): string {
  if (typeof value === 'string') return value;
  const digits = String(Math.abs(value)).padStart(4, '0');
  return value < 0 ? `-${digits}` : digits;
}
