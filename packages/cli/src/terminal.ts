// The terminal: results go to standard output, everything else to standard error, colours only where
// somebody sees them. Every command prints through here and nowhere else.

import pico from 'picocolors';

/** Writes a result, with a line end where it lacks one. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Says something beside the result: progress, notices, what to try next. */
export function say(text: string): void {
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Colours for one of the two streams; plain where it is no terminal or NO_COLOR is set. */
export function coloursOf(stream: 'out' | 'error') {
  const { isTTY } = stream === 'out' ? process.stdout : process.stderr;
  const refused = (process.env.NO_COLOR ?? '') !== '';
  const forced = (process.env.FORCE_COLOR ?? '') !== '';
  return pico.createColors(!refused && (forced || isTTY === true));
}

/** Columns of the output, 60–120; 100 where it is no terminal. */
export function widthOfOutput(): number {
  return Math.max(60, Math.min(120, process.stdout.columns ?? 100));
}

/** How the command is called here: by npm, it is not on the path. */
export function called(): string {
  return process.env.npm_lifecycle_event === undefined ? 'tumen' : 'npx tumen';
}

/** The command as it was typed, ready to be typed again. */
export function commandLine(): string {
  return [called(), ...process.argv.slice(2).map(quoted)].join(' ');
}

/** A word as a shell takes it. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** `1 run`, `2 runs`, `10,000 runs`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`;
}

/** A whole number with commas between thousands. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
