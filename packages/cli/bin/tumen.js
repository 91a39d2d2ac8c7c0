#!/usr/bin/env node
// Starts the command from its built form; says how to build it where that is missing.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = new URL('../dist/main.js', import.meta.url);
if (existsSync(fileURLToPath(built))) {
  await import(built.href);
} else {
  process.stderr.write('tumen is not built yet: run "npm run build" in the repository first.\n');
  process.exitCode = 1;
}
