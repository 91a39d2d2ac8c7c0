// The page as text: one document that names a classic script and its data, or holds both. Nothing of
// the study is put into it but its title, with every sign that HTML would read escaped, and the data,
// which is base64 and JSON whose every "<" is escaped.

import { escaped } from '@tumen/lab';

import type { Bundle, Pieces } from './bundle.ts';
import { moreInside } from './more.ts';

/** The built page: its style and its one classic script. */
export interface BuiltPage {
  readonly style: string;
  readonly script: string;
}

/** The data script: it hands the page what its first view needs. */
export function writeData({ pieces, ...bundle }: Bundle): string {
  const first = bundle.first.flatMap((name) => {
    const piece = pieces[name];
    return piece === undefined ? [] : [[name, piece] as const];
  });
  return `globalThis.tumenBundle=${safeJson({ ...bundle, pieces: Object.fromEntries(first) })};\n`;
}

/** The script of everything else, which the page asks for when it has drawn. */
export function writeMore(bundle: Bundle): string {
  return `globalThis.tumenMore=${safeJson(othersOf(bundle))};\n`;
}

function othersOf({ pieces, first }: Bundle): Pieces {
  return Object.fromEntries(Object.entries(pieces).filter(([name]) => !first.includes(name)));
}

/** JSON that neither ends a script nor a line of one. */
function safeJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
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
    `<script type="application/json" id="${moreInside}">${safeJson(othersOf(bundle))}</script>`,
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
