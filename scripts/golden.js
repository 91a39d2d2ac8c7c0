// Writes the golden chronicles of the tutorial anew, with the very test that compares them. Read the
// difference before you keep it: it is what a change of rules did to three histories.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const done = spawnSync('npx', ['vitest', 'run', 'packages/lab/test/golden.test.ts'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  stdio: 'inherit',
  env: { ...process.env, TUMEN_GOLDEN: 'write' },
});
process.exit(done.status ?? 1);
