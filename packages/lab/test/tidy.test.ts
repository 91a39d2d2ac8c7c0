// The house rules that no compiler and no linter knows: which way imports point, which words the
// laboratory may not use, what every file, export, parameter and kind of change must carry, and that
// the documents' links lead somewhere. It reads the repository as text and runs nothing but the rules'
// own tables.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { engineParameters } from '../src/engine/model.ts';
import type { AnySystem, Parameter } from '../src/engine/system.ts';
import { kinds, vocabulary } from '../src/world/change.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const lab = join(root, 'packages/lab/src');

interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Without comments, and with nothing between quotation marks. */
  readonly code: string;
}

const sources = ['packages/lab/src', 'packages/atlas/src', 'packages/cli/src'].flatMap((folder) =>
  filesUnder(join(root, folder), (name) => /\.tsx?$/.test(name)).map(read),
);
const rules = sources.filter((it) => !isTest(it.path) && !it.path.endsWith('.d.ts'));
const labRules = rules.filter((it) => it.path.startsWith('packages/lab/src/'));
const atlasRules = rules.filter((it) => it.path.startsWith('packages/atlas/src/'));
const tests = [
  ...sources.filter((it) => isTest(it.path)),
  ...['packages/lab/test', 'packages/atlas/test', 'packages/cli/test'].flatMap((folder) =>
    filesUnder(join(root, folder), (name) => name.endsWith('.test.ts')).map(read),
  ),
];

describe('the way imports point', () => {
  const order = ['base', 'scenario', 'land', 'world', 'engine', 'systems', 'study'];

  test('a file of the laboratory imports from its own folder and from folders to the left', () => {
    const wrong = labRules.flatMap((file) => {
      const own = order.indexOf(layerOf(file.path));
      if (own === -1) return []; // packages/lab/src/index.ts stands outside the line
      return importsOf(file)
        .filter((it) => it.startsWith('.') && order.indexOf(layerOf(targetOf(file, it))) > own)
        .map((it) => `${file.path} imports ${it}`);
    });
    expect(wrong).toEqual([]);
  });

  test('every folder of the laboratory has its place in the line', () => {
    const folders = readdirSync(lab, { withFileTypes: true }).filter((it) => it.isDirectory());
    expect(folders.map((it) => it.name).filter((it) => !order.includes(it))).toEqual([]);
  });

  test('no system imports another; only a companion that bears its own first name', () => {
    const first = (path: string) => path.slice(path.lastIndexOf('/') + 1).split(/[-.]/)[0];
    const wrong = labRules
      .filter((it) => layerOf(it.path) === 'systems' && !it.path.endsWith('/index.ts'))
      .flatMap((file) =>
        importsOf(file)
          .filter((it) => layerOf(targetOf(file, it)) === 'systems')
          .filter((it) => first(targetOf(file, it)) !== first(file.path))
          .map((it) => `${file.path} imports ${it}`),
      );
    expect(wrong).toEqual([]);
  });

  test('the laboratory imports no environment, and only the libraries that were decided on', () => {
    const libraries = ['yaml', 'zod', 'edtf'];
    const wrong = labRules.flatMap((file) =>
      importsOf(file)
        .filter((it) => !it.startsWith('.'))
        .filter((it) => !(libraries.includes(it) && layerOf(file.path) === 'scenario'))
        .map((it) => `${file.path} imports ${it}`),
    );
    expect(wrong).toEqual([]);
  });

  test('a file of the atlas imports from its own folder and from folders to the left', () => {
    const line = [
      'film',
      'bundle',
      'engine',
      'workshop',
      'state',
      'parts',
      'time',
      'map',
      'panel',
      'views',
    ];
    const folderOf = (path: string) => /^packages\/atlas\/src\/(\w+)\//.exec(path)?.[1] ?? '';
    const wrong = atlasRules.flatMap((file) => {
      const own = line.indexOf(folderOf(file.path));
      if (own === -1)
        return folderOf(file.path) === '' ? [] : [`${file.path}: no place in the line`];
      return importsOf(file)
        .filter((it) => it.startsWith('.') && line.indexOf(folderOf(targetOf(file, it))) > own)
        .map((it) => `${file.path} imports ${it}`);
    });
    expect(wrong).toEqual([]);
  });

  test('the atlas reaches the laboratory through one door, and its workshop alone through the other', () => {
    const libraries = [
      '@tumen/lab',
      'preact',
      'preact/hooks',
      '@preact/signals',
      'd3-contour',
      'd3-geo',
      'd3-selection',
      'd3-zoom',
      'virtual:engine',
      'virtual:workshop',
    ];
    const ofWorkshop = ['@tumen/lab/scenario', 'virtual:tutorial'];
    const wrong = atlasRules.flatMap((file) =>
      importsOf(file)
        .filter((it) => !it.startsWith('.') && !libraries.includes(it))
        .filter(
          (it) =>
            !(ofWorkshop.includes(it) && file.path.startsWith('packages/atlas/src/workshop/')),
        )
        .map((it) => `${file.path} imports ${it}`),
    );
    expect(wrong).toEqual([]);
  });

  test('the command reaches the laboratory through its two doors only', () => {
    const wrong = rules
      .filter((it) => it.path.startsWith('packages/cli/src/'))
      .flatMap((file) =>
        importsOf(file)
          .filter((it) => it.includes('lab'))
          .filter((it) => it !== '@tumen/lab' && it !== '@tumen/lab/scenario')
          .filter((it) => !it.startsWith('.') || targetOf(file, it).includes('packages/lab'))
          .map((it) => `${file.path} imports ${it}`),
      );
    expect(wrong).toEqual([]);
  });
});

describe('words that are kept out', () => {
  const everywhere: readonly (readonly [RegExp, string])[] = [
    [
      /\bMath\.(?!(?:sqrt|floor|ceil|round|abs|min|max|imul|sign|trunc|fround|PI|LN2|LOG2E|SQRT1_2)\b)\w*/g,
      'differs between machines: use base/number.ts or base/dice.ts',
    ],
    [/\*\*(?!\s*2\b(?!\.))/g, 'a power other than the literal 2: use base/number.ts'],
    [/\bnew Date\b|\bDate[.(]|\bIntl\b|\bperformance\b/g, 'the clock and the locale'],
    [/\blocaleCompare\b|\btoLocale\w*/g, 'depends on the locale'],
    [
      /\basync\b|\bawait\b|\bPromise\b|\bsetTimeout\b/g,
      'the order of things would depend on the machine',
    ],
    [/\bconsole\b|\bprocess\b|\bwindow\b|\bglobalThis\b|\brequire\(/g, 'an environment'],
    [/\bas any\b|\bas World\b(?!\[)/g, 'undoes what the compiler guards'],
    [/\beval\b|\bstructuredClone\b|\bTextEncoder\b/g, 'is not there in every environment'],
  ];

  test('the laboratory uses no word whose answer depends on where it runs', () => {
    const wrong = labRules.flatMap((file) =>
      everywhere.flatMap(([word, why]) =>
        [...file.code.matchAll(word)].map((it) => `${at(file, it.index)} ${it[0]}: ${why}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('the page makes no markup of texts, asks nothing of a network and keeps nothing', () => {
    const words =
      /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|eval|fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|localStorage|sessionStorage|cookie)\b|\bnew Function\b/g;
    const wrong = atlasRules.flatMap((file) =>
      [...file.code.matchAll(words)].map((it) => `${at(file, it.index)} ${it[0]}`),
    );
    expect(wrong).toEqual([]);
  });

  test('what reaches a run compares keys as they are, not in another case or form', () => {
    const wrong = labRules
      .filter((it) => ['world', 'engine', 'systems'].includes(layerOf(it.path)))
      .flatMap((file) =>
        [...file.code.matchAll(/\bto(?:Lower|Upper)Case\b|\.normalize\(/g)].map((it) =>
          at(file, it.index),
        ),
      );
    expect(wrong).toEqual([]);
  });

  test('nothing is left for later in a comment', () => {
    const wrong = [...sources, ...tests].flatMap((file) =>
      [
        ...file.text.matchAll(
          new RegExp(
            ['FIX', 'TO'].map((it) => `\\b${it}${it === 'FIX' ? 'ME' : 'DO'}\\b`).join('|'),
            'g',
          ),
        ),
      ].map((it) => `${at(file, it.index)} ${it[0]}`),
    );
    expect(wrong).toEqual([]);
  });

  test('the packages know no people, person, place or faith of history', () => {
    const names =
      /mongol|naiman|kuchlug|jebe|subutai|genghis|chinggis|khitai|khwarazm|karluk|merkit|kashgar|balasag|almaliq|muslim|buddhist|nestorian|napoleon/gi;
    const wrong = sources.flatMap((file) =>
      [...file.text.matchAll(names)].map((it) => `${at(file, it.index)} ${it[0]}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no test is skipped, left for later or run alone', () => {
    const wrong = tests.flatMap((file) =>
      [
        ...file.code.matchAll(/\b(?:it|test|describe)\s*\.\s*(?:only|skip|todo|skipIf|fails)\b/g),
      ].map((it) => `${at(file, it.index)} ${it[0]}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('what a file carries', () => {
  test('every file opens by saying what it knows', () => {
    const wrong = sources.filter(
      (it) => !/^(?:#!.*\n)?(?:\/\/|\/\*)/.test(it.text) && !isTest(it.path),
    );
    expect(wrong.map((it) => it.path)).toEqual([]);
  });

  test('a file of more than three hundred lines says at its head why it is long', () => {
    const wrong = rules
      .filter((it) => it.text.split('\n').length > 301)
      .filter(
        (it) => !/\blong because\b|\bbecause it is\b|\bfor that reason\b/i.test(headOf(it.text)),
      );
    expect(wrong.map((it) => `${it.path}: ${it.text.split('\n').length - 1} lines`)).toEqual([]);
  });

  test('every export of the laboratory has a comment that says what a caller cannot see', () => {
    const wrong = labRules.flatMap((file) => bareExports(file).map((it) => `${file.path} ${it}`));
    expect(wrong).toEqual([]);
  });
});

describe('where numbers come from', () => {
  const references = new Set(
    [...readText('docs/references.md').matchAll(/^\|\s*`([a-z0-9-]+)`/gm)].map((it) => it[1]!),
  );
  const known = (source: string) =>
    source === 'assumed' || source === 'by definition' || references.has(source);

  test('every parameter has a range round its value, a unit and a source', async () => {
    const parameters: (readonly [name: string, parameter: Parameter])[] = Object.entries(
      engineParameters,
    ).map(([name, it]) => [`engine.${name}`, it] as const);
    for (const system of await systems()) {
      for (const [name, it] of Object.entries(system.parameters as Record<string, Parameter>)) {
        parameters.push([`${system.name}.${name}`, it]);
      }
    }
    const wrong = parameters.flatMap(([name, { value, range, unit, source }]) => [
      ...(Number.isFinite(value) && range.every(Number.isFinite) ? [] : [`${name}: not finite`]),
      ...(range[0] <= value && value <= range[1] ? [] : [`${name}: ${value} outside ${range}`]),
      ...(unit.trim() === '' ? [`${name}: no unit`] : []),
      ...(known(source) ? [] : [`${name}: source ${source} is not in docs/references.md`]),
    ]);
    expect(wrong).toEqual([]);
  });

  test('every source that a comment names is in the list of references', () => {
    const wrong = sources.flatMap((file) =>
      [...file.text.matchAll(/@source\s+([a-z0-9-]+)/g)]
        .filter((it) => !known(it[1]!) && it[1] !== 'fitted')
        .map((it) => `${at(file, it.index)} ${it[1]}`),
    );
    expect(wrong).toEqual([]);
  });

  test('every system says in one sentence what it is', async () => {
    const wrong = (await systems()).filter((it) => !/^[A-Z].*\.$/s.test(it.gist));
    expect(wrong.map((it) => it.name)).toEqual([]);
  });
});

describe('what can be told', () => {
  test('every kind of change has a sentence', () => {
    const told = join(lab, 'world/tell.ts');
    expect(existsSync(told)).toBe(true);
    const text = readFileSync(told, 'utf8');
    const wrong = kinds.filter((kind) => {
      const spoken = new RegExp(`(?:case\\s+['"]${kind}['"]|^\\s*${kind}\\s*[:(])`, 'm');
      return !spoken.test(text);
    });
    expect(wrong).toEqual([]);
  });

  test('every field of a change is of a type that types, record and columns understand', () => {
    const types =
      /^(?:(?:place|person|polity|force|faith|siege)\??|number|flag|options|[a-z]+(?:\|[a-z]+)+)$/;
    const wrong = kinds.flatMap((kind) =>
      Object.entries(vocabulary[kind])
        .filter(([, type]) => !types.test(type))
        .map(([field, type]) => `${kind}.${field}: ${type}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the documents', () => {
  const documents = [
    ...readdirSync(root)
      .filter((it) => it.endsWith('.md'))
      .map((it) => join(root, it)),
    ...['docs', 'scenarios', 'packages'].flatMap((folder) =>
      filesUnder(join(root, folder), (name) => name.endsWith('.md')),
    ),
  ];

  test('every relative link leads to a file, and every anchor to a heading', () => {
    const wrong = documents.flatMap((path) => {
      const text = proseOf(readFileSync(path, 'utf8'));
      return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
        .map((it) => it[1]!)
        .filter((it) => !/^[a-z]+:/.test(it))
        .filter((it) => {
          const [file = '', anchor] = it.split('#');
          const target = file === '' ? path : resolve(dirname(path), decodeURI(file));
          if (!existsSync(target)) return true;
          return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).has(anchor);
        })
        .map((it) => `${relative(root, path)} → ${it}`);
    });
    expect(wrong).toEqual([]);
  });

  test('every file that the documents name in code is there', () => {
    const wrong = documents
      .filter((it) => relative(root, it).startsWith('docs') || dirname(it) === root)
      .flatMap((path) =>
        [
          ...readFileSync(path, 'utf8').matchAll(
            /`((?:packages|scripts|scenarios|docs)\/[\w./-]*\w\/?)`/g,
          ),
        ]
          .filter((it) => !existsSync(join(root, it[1]!)))
          .map((it) => `${relative(root, path)} names ${it[1]}`),
      );
    expect(wrong).toEqual([]);
  });
});

/** The systems of the model, whatever files they stand in. */
async function systems(): Promise<readonly AnySystem[]> {
  const paths = filesUnder(join(lab, 'systems'), (name) => name.endsWith('.ts')).filter(
    (it) => !isTest(it) && !it.endsWith('index.ts'),
  );
  const found: AnySystem[] = [];
  for (const path of paths) {
    const exported = Object.values((await import(path)) as Record<string, unknown>);
    for (const it of exported) if (isSystem(it)) found.push(it);
  }
  expect(found.length).toBeGreaterThan(0);
  return found;
}

function isSystem(it: unknown): it is AnySystem {
  return (
    typeof it === 'object' && it !== null && 'gist' in it && 'parameters' in it && 'comes' in it
  );
}

/**
 * Exports without a comment directly above. A comment serves a run of one-line exports without an
 * empty line between them. A type may leave it to comments on its own fields to say what there is.
 */
function bareExports({ text }: SourceFile): string[] {
  const lines = text.split('\n');
  const bare: string[] = [];
  let served = false;
  lines.forEach((line, at) => {
    const above = lines[at - 1]?.trim() ?? '';
    if (
      !/^export (?:declare )?(?:const|let|function|class|interface|type|abstract) \w/.test(line)
    ) {
      if (line.trim() === '') served = false;
      return;
    }
    if (above.endsWith('*/') || above.startsWith('//')) served = true;
    if (served || speaksInside(lines, at)) return;
    bare.push(`line ${at + 1}: ${line.slice(0, 60)}`);
  });
  return bare;
}

/** Whether a type that begins at this line has commented fields. */
function speaksInside(lines: readonly string[], from: number): boolean {
  if (!/^export (?:interface|type)\b/.test(lines[from] ?? '')) return false;
  const length = lines.slice(from).findIndex((it) => /^\}|;$/.test(it) && !it.startsWith(' '));
  return lines.slice(from, from + length).some((it) => /^\s+(?:\/\*\*|\/\/)/.test(it));
}

function filesUnder(folder: string, wanted: (name: string) => boolean): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((it) => {
      if (it.name === 'node_modules' || it.name === 'dist') return [];
      const path = join(folder, it.name);
      return it.isDirectory() ? filesUnder(path, wanted) : wanted(it.name) ? [path] : [];
    });
}

function read(path: string): SourceFile {
  const text = readFileSync(path, 'utf8');
  return { path: relative(root, path).replaceAll('\\', '/'), text, code: codeOf(text) };
}

function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

/** `systems` for `packages/lab/src/systems/siege.ts`; '' for a file of no folder. */
function layerOf(path: string): string {
  return /^packages\/lab\/src\/(\w+)\//.exec(path)?.[1] ?? '';
}

/** What a file imports or exports from, as written; type imports count. */
function importsOf({ text }: SourceFile): string[] {
  const from = /^(?:import|export)\b[^'";]*?\bfrom\s+['"]([^'"]+)['"]/gm;
  const bare = /\bimport\s*\(?\s*['"]([^'"]+)['"]/g;
  return [...text.matchAll(from), ...text.matchAll(bare)].map((it) => it[1]!);
}

function targetOf(file: SourceFile, specifier: string): string {
  return relative(root, resolve(root, dirname(file.path), specifier)).replaceAll('\\', '/');
}

function at(file: SourceFile, index: number): string {
  return `${file.path}:${file.text.slice(0, index).split('\n').length}`;
}

/** The comment that a file opens with. */
function headOf(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((it) => !/^(?:\/\/|\/\*|\s\*|#!)/.test(it));
  return lines.slice(0, end === -1 ? lines.length : end).join(' ');
}

/** Same length and line breaks as the text, with comments and what is quoted turned to blanks. */
function codeOf(text: string): string {
  const pattern =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|\$\{(?:[^{}]|\{[^{}]*\})*\}|[^`\\])*`|(?<=[(,=:[!&|?{};]\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/\w*/g;
  return text.replace(pattern, (found) => {
    if (!found.startsWith('`')) return found.replace(/[^\n]/g, ' ');
    // the expressions of a template are code
    const parts = found.split(/(\$\{(?:[^{}]|\{[^{}]*\})*\})/);
    return parts.map((it) => (it.startsWith('${') ? it : it.replace(/[^\n]/g, ' '))).join('');
  });
}

/** A document without its blocks of code and inline code, in which brackets are not links. */
function proseOf(text: string): string {
  return text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
}

function anchorsOf(path: string): ReadonlySet<string> {
  const headings = [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map((it) => it[1]!);
  return new Set(
    headings.map((it) =>
      it
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(' ', '-'),
    ),
  );
}
