// The one test command: brings what the tests need beyond the lock file, then builds, lints and tests.
// The tables of a study must be the same bytes on two versions of Node; the other one comes from npm.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const otherNode = bringOtherNode();

run('npx', ['tsc', '-b']);
run('npx', ['biome', 'check', '.']);
run('npx', ['vitest', 'run', ...process.argv.slice(2)], { TUMEN_OTHER_NODE: otherNode });

/** A second Node of another major version, kept under node_modules; the path of its program. */
function bringOtherNode() {
  const given = process.env.TUMEN_OTHER_NODE;
  if (given !== undefined && existsSync(given)) return given;
  const major = Number(process.versions.node.split('.')[0]);
  const version = major >= 24 ? '20.20.2' : '24.9.0';
  const name = `node-${process.platform}-${process.arch}`;
  const folder = `${root}node_modules/.cache/other-node/${version}`;
  const program = `${folder}/node_modules/${name}/bin/node`;
  if (existsSync(program)) return program;
  process.stderr.write(
    `Bringing Node ${version} (${name}) for the comparison between versions …\n`,
  );
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync(
      'npm',
      ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, `${name}@${version}`],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
  } catch {
    process.stderr.write(
      `The tests compare tables between two versions of Node and could not get Node ${version} from npm.\n` +
        'Set TUMEN_OTHER_NODE to the program of another major version and run the tests again.\n',
    );
    process.exit(1);
  }
  return program;
}

function run(command, args, extra = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...extra },
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}
