// The one test command: brings what the tests need beyond the lock file, then builds, lints and tests.
// The tables of a study must be the same bytes on two versions of Node; the other one comes from npm. The
// page is opened in a real Chromium, which comes from the system.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const otherNode = bringOtherNode();
const chromium = bringChromium();

run('npm', ['run', '--silent', 'build']);
// tests are read as strictly as what they test; they are not built
run('npx', ['tsc', '-p', 'tsconfig.tests.json']);
run('npx', ['biome', 'check', '.']);
run('npx', ['vitest', 'run', ...process.argv.slice(2)], {
  TUMEN_OTHER_NODE: otherNode,
  TUMEN_CHROMIUM: chromium,
});

/** The browser in which the page is tested; the path of its program. */
function bringChromium() {
  const given = process.env.TUMEN_CHROMIUM;
  if (given !== undefined && existsSync(given)) return given;
  const found = () =>
    ['chromium', 'chromium-browser', 'google-chrome']
      .map((it) => spawnSync('which', [it], { encoding: 'utf8' }).stdout?.trim())
      .find((it) => it !== undefined && it !== '');
  const there = found();
  if (there !== undefined) return there;
  const isRoot = process.getuid?.() === 0;
  const hasApt = spawnSync('which', ['apt-get']).status === 0;
  if (isRoot && hasApt) {
    process.stderr.write('Bringing Chromium with apt-get for the tests of the page …\n');
    const install = ['install', '-y', '--no-install-recommends', 'chromium'];
    const options = { stdio: ['ignore', 'ignore', 'inherit'] };
    if (spawnSync('apt-get', install, options).status !== 0) {
      spawnSync('apt-get', ['update'], options);
      spawnSync('apt-get', install, options);
    }
    const brought = found();
    if (brought !== undefined) return brought;
  }
  process.stderr.write(
    'The tests open the atlas in a real browser and found no Chromium.\n' +
      'Install it (apt-get install chromium), or set TUMEN_CHROMIUM to its program, and run the tests again.\n',
  );
  process.exit(1);
}

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
