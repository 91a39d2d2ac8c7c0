// A number for each kind of change and each subject it may be about, kept in flat rows that grow as
// subjects are made and are emptied for each run. The engine counts and finds changes with it.

/** Rows of 32-bit integers, one a kind; what was never put reads as `blank`. */
export class Counts {
  readonly #rows: Int32Array[];
  readonly #blank: number;

  constructor(rows: number, blank: number) {
    this.#rows = Array.from({ length: rows }, () => new Int32Array(64).fill(blank));
    this.#blank = blank;
  }

  /** The number at a row and a column, 0 or more. */
  at(row: number, column: number): number {
    const numbers = this.#rows[row]!;
    return column < numbers.length ? numbers[column]! : this.#blank;
  }

  /** Puts a number, making room where needed. */
  put(row: number, column: number, to: number): void {
    let numbers = this.#rows[row]!;
    if (column >= numbers.length) {
      numbers = new Int32Array(2 * column).fill(this.#blank);
      numbers.set(this.#rows[row]!);
      this.#rows[row] = numbers;
    }
    numbers[column] = to;
  }

  /** Makes everything blank and keeps the room. */
  clear(): void {
    for (let row = 0; row < this.#rows.length; row += 1) this.#rows[row]!.fill(this.#blank);
  }
}
