// The page as text: one document that names a classic script and a data script, or holds both. Nothing of
// the study is put into it but its title, with every sign that HTML would read escaped, and the data,
// which is base64 and JSON whose every "<" is escaped.

import { escaped } from '@tumen/lab';

import type { Bundle } from './bundle.ts';

/** The built page: its style and its one classic script. */
export interface BuiltPage {
  readonly style: string;
  readonly script: string;
}

/** The data script: one call that hands the bundle to the page. */
export function writeData(bundle: Bundle): string {
  return `globalThis.tumenBundle=${JSON.stringify(bundle).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')};\n`;
}

/** The document that loads `data.js` and `atlas.js` from beside it. */
export function writeIndex(title: string, page: BuiltPage): string {
  return writeDocument(title, page, [
    '<script src="data.js"></script>',
    '<script src="atlas.js"></script>',
  ]);
}

/** The document that holds everything. */
export function writeOneFile(title: string, page: BuiltPage, bundle: Bundle): string {
  const safe = page.script.replaceAll(/<(?=\/script|script|!--)/gi, '\\x3c');
  return writeDocument(title, page, [
    `<script>${writeData(bundle)}</script>`,
    `<script>${safe}</script>`,
  ]);
}

/**
 * What the page may load: itself and nothing else. `file:` for the scripts beside a page that is opened
 * from a folder, `blob:` for the worker, `data:` for the fonts.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline' file: blob:",
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'font-src data:',
  'img-src data: blob:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function writeDocument(title: string, { style }: BuiltPage, scripts: readonly string[]): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<div id="atlas"><p class="waiting">Opening the atlas…</p></div>',
    '<noscript><p>This atlas plays its campaigns in the browser and needs JavaScript.</p></noscript>',
    ...scripts,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
