// The version of the command, from its package. Shown by --version and kept in every study.

import { readFileSync } from 'node:fs';

/** Version of the package, such as `0.1.0`. */
export function versionOf(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const found: unknown = JSON.parse(text);
  const isPackage = typeof found === 'object' && found !== null && 'version' in found;
  return isPackage ? String(found.version) : 'unknown';
}
