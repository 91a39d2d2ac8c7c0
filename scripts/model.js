// Writes the generated half of docs/model.md: what each system is, its parameters with their sources,
// its dice, its hazards, what it answers to and what it says, and the vocabulary of changes. It reads
// the built laboratory and the comments at the head of the rule files, so that the document cannot say
// anything but what the program does. `npm run model` writes; with `--check` it fails when the document is stale.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const document = join(root, 'docs/model.md');
const begin = '<!-- generated: begin -->';
const end = '<!-- generated: end -->';

const checking = process.argv.includes('--check');
const built = join(root, 'packages/lab/dist');
if (!existsSync(join(built, 'systems/index.js'))) {
  process.stderr.write('The laboratory is not built: run "npm run build" first.\n');
  process.exit(1);
}
const load = (path) => import(pathToFileURL(join(built, path)).href);
const { tumenModel } = await load('systems/index.js');
const { engineParameters } = await load('engine/model.js');
const { headlines, kinds, vocabulary } = await load('world/change.js');

const systemFolder = join(root, 'packages/lab/src/systems');
const files = readdirSync(systemFolder)
  .filter((it) => it.endsWith('.ts') && !it.endsWith('.test.ts') && it !== 'index.ts')
  .sort();
const { systems } = tumenModel();
const sections = systemsOfKinds();

const text = readFileSync(document, 'utf8');
const from = text.indexOf(begin);
const to = text.indexOf(end);
if (from === -1 || to < from) {
  process.stderr.write(`docs/model.md lacks the marks ${begin} and ${end}.\n`);
  process.exit(1);
}
const fresh = `${text.slice(0, from + begin.length)}\n\n${generated()}\n${text.slice(to)}`;
if (fresh === text) {
  process.stdout.write('docs/model.md is as the program is.\n');
} else if (checking) {
  process.stderr.write('docs/model.md is stale: run "npm run model" and read what changed.\n');
  process.exit(1);
} else {
  writeFileSync(document, fresh);
  process.stdout.write('docs/model.md has been written anew.\n');
}

function generated() {
  const parameters = systems.flatMap((it) => Object.values(it.parameters));
  const assumed = parameters.filter((it) => it.source === 'assumed').length;
  const drawn = parameters.filter((it) => it.range[0] !== it.range[1]).length;
  return [
    `There are ${systems.length} systems with ${parameters.length} parameters, of which ${drawn} are drawn for`,
    `each group of runs and ${assumed} rest on nobody's word but ours (source \`assumed\`). On one day the systems`,
    'act in the order in which they stand here.',
    '',
    '| system | in one sentence | parameters | assumed |',
    '|---|---|---|---|',
    ...systems.map((it) => {
      const own = Object.values(it.parameters);
      const count = own.filter((one) => one.source === 'assumed').length;
      return `| [${it.name}](#${it.name}) | ${cell(it.gist)} | ${own.length} | ${count} |`;
    }),
    '',
    ...systems.flatMap(sectionOf),
    '### The engine’s own numbers',
    '',
    ...parameterTable(engineParameters),
    '',
    '### The vocabulary: everything that can happen',
    '',
    'Kinds in **bold** are headlines: a study keeps them for every run. The first field that names a thing',
    'is what the change is about; `?` marks a thing that may be nobody.',
    '',
    '| kind | fields | said by |',
    '|---|---|---|',
    ...kinds.map((kind) => {
      const fields = Object.entries(vocabulary[kind])
        .map(([field, type]) => `${field}: ${type.replaceAll('|', ' or ')}`)
        .join('; ');
      const name = headlines.has(kind) ? `**${kind}**` : kind;
      const speakers = systems
        .filter((it) => sections.get(it.name)?.has(kind))
        .map((it) => it.name);
      return `| ${name} | ${fields} | ${speakers.join(', ')} |`;
    }),
    '',
  ].join('\n');
}

function sectionOf(it) {
  const own = filesOf(it.name);
  const said = kinds.filter((kind) => sections.get(it.name)?.has(kind));
  const facts = [
    [
      'Dice, and what each is about',
      list(Object.entries(it.dice).map(([die, of]) => `${die} (${of})`)),
    ],
    [
      'Hazards: what may happen at any time, and to whom',
      list(Object.entries(it.hazards).map(([hazard, of]) => `${hazard} (${of})`)),
    ],
    ['Answers to what is due', list(Object.keys(it.on ?? {}))],
    ['Its councils hear', list(Object.keys(it.hears ?? {}))],
    ['Follows from', list(Object.keys(it.after ?? {}))],
    ['Says', list(said)],
  ].filter(([, names]) => names !== '');
  return [
    `### ${it.name}`,
    '',
    it.gist,
    '',
    ...own.flatMap((file) => [...proseOf(headOf(file)), '']),
    ...facts.map(([title, names]) => `- ${title}: ${names}.`),
    '',
    ...(Object.keys(it.parameters).length === 0 ? [] : [...parameterTable(it.parameters), '']),
  ];
}

function parameterTable(table) {
  return [
    '| parameter | value | range | unit | source |',
    '|---|---|---|---|---|',
    ...Object.entries(table).map(([name, it]) => {
      const range = it.range[0] === it.range[1] ? 'fixed' : `${it.range[0]} to ${it.range[1]}`;
      const source = it.fromCase ? `${sourceOf(it)}, read off the case` : sourceOf(it);
      return `| ${name} | ${it.value} | ${range} | ${cell(it.unit)} | ${source} |`;
    }),
  ];
}

function sourceOf({ source }) {
  return source === 'assumed' || source === 'by definition' ? source : `[${source}](references.md)`;
}

/** Rule files of a system: its own and its companions', `siege.ts` and `siege-odds.ts`. */
function filesOf(name) {
  const companions = files.filter((it) => it.startsWith(`${name}-`));
  return files.includes(`${name}.ts`) ? [`${name}.ts`, ...companions] : companions;
}

/** Kinds of change that occur as `kind: '…'` in the files of each system. */
function systemsOfKinds() {
  const known = new Set(kinds);
  return new Map(
    systems.map((it) => {
      const code = filesOf(it.name).map(read).join('\n');
      const named = [...code.matchAll(/\bkind:\s*'(\w+)'/g)].map((found) => found[1]);
      return [it.name, new Set(named.filter((kind) => known.has(kind)))];
    }),
  );
}

function read(file) {
  return readFileSync(join(systemFolder, file), 'utf8');
}

/** Lines of the comment that a file opens with, without its marks. */
function headOf(file) {
  const lines = read(file).split('\n');
  const marks = /^(?:\/\/ ?|\/\*\*? ?| \*\/| \* ?)/;
  const length = lines.findIndex((it) => !marks.test(it));
  return lines.slice(0, length).map((it) => it.replace(marks, '').replace(/\s*\*\/$/, ''));
}

/** A comment as Markdown: indented lines are formulas and keep their shape. */
function proseOf(lines) {
  const out = [];
  let formula = false;
  for (const line of lines) {
    const indented = /^\s{2,}\S/.test(line);
    if (indented && !formula) out.push('', '```text');
    if (!indented && formula) out.push('```', '');
    formula = indented;
    out.push(indented ? line.slice(2) : escaped(line));
  }
  if (formula) out.push('```');
  return out.filter((line, at) => line !== '' || out[at - 1] !== '');
}

/** A line of prose in which signs of Markdown stand for themselves, save in what is set as code. */
function escaped(line) {
  return line
    .split(/(`[^`]*`)/)
    .map((it) => (it.startsWith('`') ? it : it.replace(/[<*]/g, (sign) => `\\${sign}`)))
    .join('');
}

function list(names) {
  return names.map((it) => `\`${it}\``).join(', ');
}

function cell(words) {
  return words.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
