// How far a share counted over few runs may be off, said wherever the page played the runs itself.

/** Two standard errors of a share of one half, of a hundred, rounded up. */
export function offBy(runs: number): number {
  return Math.ceil(100 / Math.sqrt(runs));
}
