/**
 * Characters that nobody sees and that play tricks on screens: in names and texts they are slips or
 * traps. Used by `yaml.ts`, which takes them out of everything that it reads.
 */

/**
 * Control characters save tab and line feed, marks that turn the direction of writing until further notice,
 * and halves of characters. Joiners and marks of direction of single letters are left to those who need them.
 */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The characters of the text that nobody sees, each once, as `U+001B`, in the order found. */
export function unseenIn(text: string): readonly string[] {
  const found = new Set(text.match(unseen));
  return [...found].map(
    (it) => `U+${it.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

/** The text without them. */
export function withoutUnseen(text: string): string {
  return text.replace(unseen, '');
}
