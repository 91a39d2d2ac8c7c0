// Builds the page: the engine's worker to one classic script, which the page carries as text and starts
// from a Blob, the workshop's likewise but packed, with the tutorial and its ground inside, then the page to
// one classic script and one style sheet with its fonts inside. On file:// browsers block modules, fetch and
// workers in files, so there is nothing else. Runs after `tsc -b`.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { readRelief, readWaters } from '@tumen/lab';
import { parseScenario } from '@tumen/lab/scenario';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = `${here}dist/page`;

/** One classic script from one entry; `plugins` may add virtual modules. */
async function bundled(entry, plugins = [], output = {}) {
  const result = await build({
    root: here,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      assetsInlineLimit: Number.POSITIVE_INFINITY,
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: {
        input: `${here}${entry}`,
        output: { format: 'iife', codeSplitting: false, ...output },
      },
    },
  });
  const made = Array.isArray(result) ? result[0] : result;
  const script = made.output.find((it) => it.type === 'chunk');
  const style = made.output.find((it) => it.type === 'asset' && it.fileName.endsWith('.css'));
  return { script: script.code, style: String(style?.source ?? '') };
}

/** A module that is made here: `value` is its default export. */
function virtual(name, value) {
  return {
    name,
    resolveId: (id) => (id === `virtual:${name}` ? `\0virtual:${name}` : undefined),
    load: (id) =>
      id === `\0virtual:${name}` ? `export default ${JSON.stringify(value)};` : undefined,
  };
}

/** The tutorial's files, without the line that editors read, and the relief some degrees round its region. */
function tutorialWithGround() {
  const folder = `${here}../../scenarios/tutorial/`;
  const files = ['', 'openings/'].flatMap((under) =>
    readdirSync(folder + under)
      .filter((it) => it.endsWith('.yaml'))
      .map((it) => ({
        path: under + it,
        text: readFileSync(folder + under + it, 'utf8').replace(/^# yaml-language-server.*\n/, ''),
      })),
  );
  const { region } = parseScenario({ key: 'tutorial', files }).scenario;
  const data = (name) => gunzipSync(readFileSync(`${here}../lab/data/${name}`));
  const { metres, ...whole } = readRelief(data('relief.gz'));
  const waters = readWaters(data('waters.gz'));
  const degreesRound = 4;
  const pixel = (degrees) => Math.floor(degrees / whole.degreesPerPixel);
  const column = pixel(region.west - degreesRound - whole.west);
  const row = pixel(whole.north - region.north - degreesRound);
  const columns = pixel(region.east + degreesRound - whole.west) - column;
  const rows = pixel(whole.north - region.south + degreesRound) - row;
  const east = waters.west + waters.columns * waters.degreesPerCell;
  if (region.east + degreesRound > waters.west && region.west - degreesRound < east) {
    throw new Error('The ground of the tutorial reaches the mask of water, which the page lacks.');
  }
  const heights = new Float32Array(columns * rows);
  for (let at = 0; at < rows; at += 1) {
    const from = (row + at) * whole.columns + column;
    heights.set(metres.subarray(from, from + columns), at * columns);
  }
  const packed = gzipSync(new Uint8Array(heights.buffer)).toString('base64');
  return { files, ground: { whole, column, row, columns, rows, heights: packed } };
}

const engine = await bundled('src/engine/worker.ts');
// The schemas' library would try to compile code, which the page's own policy forbids and reports.
const noCompiling = { banner: 'globalThis.__zod_globalConfig={jitless:true};' };
const workshop = await bundled(
  'src/workshop/worker.ts',
  [virtual('tutorial', tutorialWithGround())],
  noCompiling,
);
const page = await bundled('src/page.tsx', [
  virtual('engine', engine.script),
  virtual('workshop', gzipSync(workshop.script, { level: 9 }).toString('base64')),
]);
mkdirSync(out, { recursive: true });
writeFileSync(`${out}/atlas.js`, page.script);
writeFileSync(`${out}/atlas.css`, page.style);
