/**
 * What this project uses of the library `edtf`, which brings no declarations of its own.
 * `parse` throws on anything that it does not understand; months count from 0, except in seasons.
 */
declare module 'edtf' {
  /** One date or season as the library understands it. */
  export interface ParsedDate {
    readonly type: string;
    readonly level: number;
    /** Year, month (0 to 11; in a season 21 to 24), day; as far as they were given. */
    readonly values: readonly number[];
    /** True, or a mask of the doubtful digits. */
    readonly uncertain?: boolean | number;
    /** True, or a mask of the approximate digits. */
    readonly approximate?: boolean | number;
    /** A mask of the digits left open: 1, 2, 4, 8 of the year, 16, 32 month, 64, 128 day. */
    readonly unspecified?: number;
  }
  export function parse(words: string): ParsedDate;
}
