// The table of recorded marches as text: what a row says, and what is wrong with one that cannot be
// read. Used by the study of marches, which holds the rows against the model.

import { type Mode, modes } from '../land/network.ts';

/** One recorded march. */
export interface RecordedMarch {
  readonly id: string;
  readonly who: string;
  /** Keys of sites where the land covers the march; undefined where distance alone is known. */
  readonly from?: string;
  readonly to?: string;
  readonly km: number;
  /** Share by which the kilometres may be wrong, as a 90 % range either way. */
  readonly kmError: number;
  /** Days recorded, both ends of what the source allows. */
  readonly least: number;
  readonly most: number;
  /** Days on which it marched, or all days from the first to the last. */
  readonly count: 'marching' | 'elapsed';
  readonly mode: Mode;
  readonly month: number;
  readonly latitude: number;
  readonly metres: number;
  readonly soldiers: number;
  readonly haste: 'usual' | 'forced';
  /** Whether the figures were seen in the source named, or are recalled. */
  readonly status: 'found' | 'part-recalled' | 'recalled';
  /** `sets` a number of the model, `tests` it, `pamir`: tests it and is only reported, `aside`: unusable. */
  readonly use: 'sets' | 'tests' | 'pamir' | 'aside';
  readonly source: string;
  readonly remark: string;
}

/** Names of the columns of the table, in their order. */
export const marchColumns = [
  'id',
  'who',
  'from',
  'to',
  'km',
  'km-error',
  'least',
  'most',
  'count',
  'mode',
  'month',
  'latitude',
  'metres',
  'soldiers',
  'haste',
  'status',
  'use',
  'source',
  'remark',
] as const;

type Column = (typeof marchColumns)[number];

/** Reads the table. What is wrong in it is said line by line and the row left out. */
export function readMarches(text: string): {
  readonly marches: readonly RecordedMarch[];
  readonly problems: readonly string[];
} {
  const lines = text.split(/\r?\n/);
  const problems: string[] = [];
  const marches: RecordedMarch[] = [];
  if (lines[0] !== marchColumns.join('\t')) {
    problems.push(`line 1: the columns must be ${marchColumns.join(', ')}, parted by tabs`);
    return { marches, problems };
  }
  lines.slice(1).forEach((line, index) => {
    if (line.trim() === '') return;
    const cells = line.split('\t');
    if (cells.length !== marchColumns.length) {
      problems.push(
        `line ${index + 2}: has ${cells.length} columns and should have ${marchColumns.length}`,
      );
      return;
    }
    const march = readRow((column) => cells[marchColumns.indexOf(column)]!);
    if (typeof march === 'string') problems.push(`line ${index + 2}: ${march}`);
    else marches.push(march);
  });
  return { marches, problems };
}

const choices = {
  count: ['marching', 'elapsed'],
  haste: ['usual', 'forced'],
  status: ['found', 'part-recalled', 'recalled'],
  use: ['sets', 'tests', 'pamir', 'aside'],
} as const;

/** A row of the table, or what is wrong with it. */
function readRow(cell: (column: Column) => string): RecordedMarch | string {
  for (const column of ['km', 'km-error', 'least', 'most', 'latitude', 'metres'] as const) {
    if (!Number.isFinite(Number(cell(column))) || cell(column) === '') {
      return `"${cell(column)}" in column ${column} is no number`;
    }
  }
  const month = Number(cell('month'));
  if (!(Number.isInteger(month) && month >= 1 && month <= 12)) {
    return `"${cell('month')}" is no month from 1 to 12`;
  }
  const mode = modes.find((it) => it === cell('mode'));
  if (mode === undefined) return `"${cell('mode')}" is no mode; try one of ${modes.join(', ')}`;
  for (const [column, allowed] of Object.entries(choices)) {
    const given = cell(column as Column);
    if (!(allowed as readonly string[]).includes(given)) {
      return `"${given}" in column ${column} must be one of ${allowed.join(', ')}`;
    }
  }
  const [least, most] = [Number(cell('least')), Number(cell('most'))];
  if (!(Number(cell('km')) > 0 && least > 0 && most >= least)) {
    return 'kilometres and days must be above 0, and most days not below least';
  }
  const ends = cell('from') === '-' ? {} : { from: cell('from'), to: cell('to') };
  return {
    id: cell('id'),
    who: cell('who'),
    ...ends,
    km: Number(cell('km')),
    kmError: Number(cell('km-error')),
    least,
    most,
    count: cell('count') as RecordedMarch['count'],
    mode,
    month,
    latitude: Number(cell('latitude')),
    metres: Number(cell('metres')),
    soldiers: Number(cell('soldiers')),
    haste: cell('haste') as RecordedMarch['haste'],
    status: cell('status') as RecordedMarch['status'],
    use: cell('use') as RecordedMarch['use'],
    source: cell('source'),
    remark: cell('remark'),
  };
}
