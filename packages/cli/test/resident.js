// One process in which the built command runs again and again, as if each time it were started anew: what
// it was called with, what it prints and its exit code are its own. A start takes most of a second, of which
// nearly all is reading the same modules; tests that start dozens keep one of these (see tumen.ts). A command
// that leaned on a process of its own, or left something behind for the next, would show here.

import { fileURLToPath } from 'node:url';

const main = new URL('../dist/main.js', import.meta.url);
let called = 0;
/** What the running command has printed. */
const printed = { out: '', err: '' };
process.stdout.write = (text) => {
  printed.out += text;
  return true;
};
process.stderr.write = (text) => {
  printed.err += text;
  return true;
};
// every command listens once
process.stdout.setMaxListeners(0);

process.on('message', async (/** @type {readonly string[]} */ words) => {
  process.argv = [process.execPath, fileURLToPath(main), ...words];
  process.exitCode = undefined;
  Object.assign(printed, { out: '', err: '' });
  called += 1;
  // under another name it is evaluated again; what it imports is not
  await import(`${main}?call=${called}`);
  process.send({ code: process.exitCode ?? 0, ...printed });
  process.exitCode = undefined;
});
process.on('disconnect', () => process.exit());
