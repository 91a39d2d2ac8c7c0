/**
 * Findings: what is wrong or doubtful in a file that somebody wrote, where, and what to try.
 * Readers and checks return them beside whatever they understood, and they never throw.
 * Used by everything that reads a scenario, and printed by the command line.
 */

/** One remark about one place in a file. */
export interface Finding {
  /** An error keeps a scenario from being run; a warning does not. */
  readonly severity: 'error' | 'warning';
  /** The file's name, relative to the folder of the scenario. */
  readonly file: string;
  /** Counted from 1; 0 if the remark is about the file as a whole. */
  readonly line: number;
  /** Counted from 1; 0 if the remark is about the line as a whole. */
  readonly column: number;
  /** What is wrong, as a clause or a sentence. */
  readonly what: string;
  /** What to try, as a sentence. */
  readonly hint?: string;
  /** A stable short name of this sort of remark, for tests and for machines: `unknown-place`. */
  readonly code: string;
}

/** Writes a finding on one line: `places.yaml:41:7 error: place "Mery" is unknown. Did you …?` */
export function writeFinding(finding: Finding): string {
  const line = finding.line > 0 ? `:${finding.line}` : '';
  const column = finding.line > 0 && finding.column > 0 ? `:${finding.column}` : '';
  const hint = finding.hint === undefined ? '' : ` ${finding.hint}`;
  const where = `${printable(finding.file)}${line}${column}`;
  return `${where} ${finding.severity}: ${printable(withFullStop(finding.what))}${printable(hint)}`;
}

/** The words on one line, with a mark in place of whatever would play tricks on a screen. */
export function printable(words: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return words.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

/** Orders findings as a reader meets them: by file, line, column, and then by what they say. */
export function compareFindings(one: Finding, other: Finding): number {
  return (
    compareText(one.file, other.file) ||
    one.line - other.line ||
    one.column - other.column ||
    compareText(one.what, other.what)
  );
}

function withFullStop(sentence: string): string {
  return /[.?!]$/.test(sentence) ? sentence : `${sentence}.`;
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
