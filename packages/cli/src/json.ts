// One JSON document on standard output for every command with --json; its keys are documented in
// docs/json.md and stay. Numbers that JSON lacks are written as null, maps as objects, in their order.

import { print } from './terminal.ts';

/** Prints the one document of a command: its name first, then what it found. */
export function printJson(command: string, document: Readonly<Record<string, unknown>>): void {
  print(jsonText({ command, ...document }));
}

/** A document as JSON, for files as for printing. */
export function jsonText(document: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(document, forJson, 2)}\n`;
}

function forJson(_key: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value);
  if (value instanceof Set) return [...value];
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return Array.from(value as Float64Array);
  }
  return value;
}
