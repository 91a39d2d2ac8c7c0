// Comma-separated values, as spreadsheets write them: cells with where they stand, quotes undone. The
// separator is the first of comma, semicolon and tab that the first line has. Used for tables that
// users bring, and the way back for tables that are exported.

/** One cell and where it begins, both counted from 1. */
export interface Cell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** Cells by line; empty lines are left out. `trouble` says where a quotation mark is not closed. */
export function readCells(text: string): {
  readonly lines: readonly (readonly Cell[])[];
  readonly trouble?: { readonly line: number; readonly column: number; readonly what: string };
} {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text;
  const first = source.split('\n', 1)[0]!;
  const separator = [',', ';', '\t'].find((it) => first.includes(it)) ?? ',';
  const lines: Cell[][] = [];
  let cells: Cell[] = [];
  let line = 1;
  let lineBegins = 0;
  let at = 0;
  const endLine = () => {
    if (cells.length > 1 || cells.some((it) => it.text.trim() !== '')) lines.push(cells);
    cells = [];
  };
  while (at < source.length) {
    const spot = { line, column: at - lineBegins + 1 };
    let value = '';
    if (source[at] === '"') {
      at += 1;
      for (;;) {
        if (at >= source.length) {
          const what = 'a quotation mark is opened and not closed';
          return { lines, trouble: { ...spot, what } };
        }
        if (source[at] === '"' && source[at + 1] === '"') {
          value += '"';
          at += 2;
        } else if (source[at] === '"') {
          at += 1;
          break;
        } else {
          if (source[at] === '\n') {
            line += 1;
            lineBegins = at + 1;
          }
          value += source[at];
          at += 1;
        }
      }
    }
    while (at < source.length && source[at] !== separator && source[at] !== '\n') {
      value += source[at];
      at += 1;
    }
    cells.push({ text: value.endsWith('\r') ? value.slice(0, -1) : value, ...spot });
    if (source[at] === separator) {
      at += 1;
      if (at === source.length || source[at] === '\n' || source[at] === '\r') {
        cells.push({ text: '', line, column: at - lineBegins + 1 });
        if (source[at] === '\r') at += 1;
      }
    }
    if (source[at] === '\n') {
      at += 1;
      line += 1;
      lineBegins = at;
      endLine();
    }
  }
  endLine();
  return { lines };
}

/**
 * One value as a cell: quoted where it must be, nothing for what is absent. A text that a spreadsheet
 * would take for a formula begins with an apostrophe.
 */
export function writeCell(value: string | number | boolean | null): string {
  if (value === null) return '';
  const isFormula = typeof value === 'string' && /^[=+@\t-]/.test(value);
  const text = isFormula ? `'${value}` : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
