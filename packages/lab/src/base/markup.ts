// Words put into markup as words: a scenario's text never becomes an element, in a page or in a picture.
// Used by everything that writes SVG or HTML.

/** Text for XML or HTML, inside an element or an attribute: markup written out, control characters left out. */
export function escaped(words: string): string {
  return words
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}
