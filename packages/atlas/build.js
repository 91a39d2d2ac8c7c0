// Builds the page: the engine's worker to one classic script, which the page carries as text and starts
// from a Blob, then the page to one classic script and one style sheet with its fonts inside. On file://
// browsers block modules, fetch and workers in files, so there is nothing else. Runs after `tsc -b`.

import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = `${here}dist/page`;

/** One classic script from one entry; `plugins` may add virtual modules. */
async function bundled(entry, plugins = []) {
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
        output: { format: 'iife', codeSplitting: false },
      },
    },
  });
  const { output } = Array.isArray(result) ? result[0] : result;
  const script = output.find((it) => it.type === 'chunk');
  const style = output.find((it) => it.type === 'asset' && it.fileName.endsWith('.css'));
  return { script: script.code, style: String(style?.source ?? '') };
}

const engine = await bundled('src/engine/worker.ts');
const page = await bundled('src/page.tsx', [
  {
    name: 'engine-as-text',
    resolveId: (id) => (id === 'virtual:engine' ? '\0virtual:engine' : undefined),
    load: (id) =>
      id === '\0virtual:engine' ? `export default ${JSON.stringify(engine.script)};` : undefined,
  },
]);
mkdirSync(out, { recursive: true });
writeFileSync(`${out}/atlas.js`, page.script);
writeFileSync(`${out}/atlas.css`, page.style);
