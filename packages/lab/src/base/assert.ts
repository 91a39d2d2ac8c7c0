/**
 * Assertions: promises that one part of the program makes to another, checked in production too.
 * They exist so that a mistake of ours stops at once and names its numbers, instead of becoming
 * history. Expected trouble, such as a bad scenario file, is a finding and never comes here.
 */

/** Thrown when the program has broken its own promise; the message holds the offending values. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}

/**
 * Checks a promise and throws a `BrokenPromise` if it does not hold.
 *
 * @param message what was promised, with the values; give a function where building it costs time
 */
export function assert(condition: unknown, message: string | (() => string)): asserts condition {
  if (!condition) throw new BrokenPromise(typeof message === 'string' ? message : message());
}

/** Marks a branch that the types rule out, so that a forgotten case fails to compile. */
export function unreachable(x: never): never {
  throw new BrokenPromise(`This case should not exist: ${String(x)}.`);
}
