// Pages that are generated from the model say what they would say if made again; of the one from runs
// `unscripted.test.ts` asks that, which plays them anyway.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Empty when the page is fresh, else what the script says. */
function staleness(script: string): string {
  try {
    execFileSync(process.execPath, [script, '--check'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return '';
  } catch (error) {
    return String((error as { readonly stderr?: Buffer }).stderr ?? error);
  }
}

describe('generated pages', () => {
  it('docs/model.md lists the systems, parameters and changes as they are', () => {
    expect(staleness('scripts/model.js')).toBe('');
  });
});
