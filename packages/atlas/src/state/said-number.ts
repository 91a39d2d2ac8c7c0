// Numbers as the page's language writes them.

import { grouped as groupedInEnglish } from '@tumen/lab';
import { words } from '../words.ts';

/** Groups thousands of a whole number. */
export function grouped(value: number): string {
  return groupedInEnglish(value).replaceAll(',', words.numbers.thousands);
}

/** A number to the tenth. */
export function toTenths(value: number): string {
  return value.toFixed(1).replace('.', words.numbers.decimal);
}
