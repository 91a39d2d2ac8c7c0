/**
 * Faults of syntax in words for an author, with what to try: the YAML library speaks of what it is,
 * not of what somebody wrote. Used by `yaml.ts`.
 */

/** What to try, by the parser's name of the fault. */
const hints: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Indent with spaces.',
  BAD_INDENT: 'Let fields of one entry begin in one column, and close what a bracket opened.',
  MISSING_CHAR: 'Write "key: value", and close brackets and quotation marks.',
  MULTILINE_IMPLICIT_KEY:
    'Write "key: value"; look for a colon left out, or a bracket never closed, above.',
  BLOCK_AS_IMPLICIT_KEY: 'Put text that holds ": " in quotation marks.',
  BAD_SCALAR_START: 'Put this text in quotation marks.',
  BAD_DQ_ESCAPE: 'In double quotation marks a backslash is written twice; or use single ones.',
  UNEXPECTED_TOKEN: 'Put text with marks of its own in quotation marks.',
  MULTIPLE_DOCS: 'A file is one document: take the line "---" out.',
};

/** What is wrong and what to try, without the position, which a finding gives in its own way. */
export function syntaxFault({
  code,
  message,
}: {
  readonly code: string;
  readonly message: string;
}): {
  readonly what: string;
  readonly hint?: string;
} {
  const hint = hints[code];
  const what =
    code === 'MULTIPLE_DOCS' ? 'a second document begins here' : `not YAML here: ${tidy(message)}`;
  return hint === undefined ? { what } : { what, hint };
}

function tidy(message: string): string {
  const line = message.split('\n', 1)[0]!.replace(/ at line \d+, column \d+:?$/, '');
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
