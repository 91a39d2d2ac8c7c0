// What makes a study fit to be deposited: a description of the folder as an RO-Crate, which archives
// and search engines read, and a CITATION.cff, which says how to cite it. Both are made from what lies
// in the folder, and again the same from the same.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from './files.ts';
import { jsonText } from './json.ts';
import { readIfThere } from './results.ts';
import type { Study } from './study-folder.ts';

/** What the person says who deposits the study. */
export interface Deposit {
  readonly authors: readonly string[];
  /** Address or name of the licence; undefined where nothing was said. */
  readonly license: string | undefined;
}

/** What was said when the study was described before; nothing where it was not, or by nobody in particular. */
export async function depositOf(study: Study): Promise<Deposit> {
  const unnamed: Deposit = { authors: [], license: undefined };
  const bytes = await readIfThere(join(study.folder, 'ro-crate-metadata.json'));
  if (bytes === undefined) return unnamed;
  const graph = graphIn(new TextDecoder().decode(bytes));
  const textOf = (it: unknown) => (typeof it === 'string' ? it : undefined);
  const authors = graph
    .filter((it) => it['@type'] === 'Person')
    .flatMap((it) => textOf(it.name) ?? []);
  const isSaid = authors.join('\n') !== authorsOf(study, unnamed).join('\n');
  const license = textOf(graph.find((it) => it['@id'] === './')?.license);
  return { authors: isSaid ? authors : [], license };
}

/** The entities of a description; none where it cannot be read. */
function graphIn(text: string): readonly Entity[] {
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== 'object' || found === null || !('@graph' in found)) return [];
    const graph = found['@graph'];
    return Array.isArray(graph)
      ? graph.filter((it): it is Entity => typeof it === 'object' && it !== null)
      : [];
  } catch {
    return [];
  }
}

/** Writes `CITATION.cff` and, last, `ro-crate-metadata.json` into a study. */
export async function writeCrate(study: Study, deposit: Deposit): Promise<void> {
  const { folder } = study;
  await writeAtomically(join(folder, 'CITATION.cff'), citationOf(study, deposit));
  const files = (await filesIn(folder, '')).filter((it) => it !== 'ro-crate-metadata.json');
  const described = [];
  for (const file of files) described.push(await describe(folder, file));
  await writeAtomically(
    join(folder, 'ro-crate-metadata.json'),
    jsonText(metadataOf(study, deposit, described)),
  );
}

function authorsOf({ opened }: Study, { authors }: Deposit): readonly string[] {
  return authors.length > 0 ? authors : [`The authors of the scenario ${opened.scenario.key}`];
}

function citationOf(study: Study, deposit: Deposit): string {
  const { manifest, opened } = study;
  // a string of JSON is a string of YAML, once what YAML takes for the end of a line is written out
  const text = (it: string) =>
    JSON.stringify(it).replace(
      /[\u007f-\u009f\u2028\u2029\ufeff]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return [
    'cff-version: 1.2.0',
    'message: "If you use these runs, please cite them, and the works that the scenario rests on (scenario/sources.yaml)."',
    'type: dataset',
    `title: ${text(titleOf(study))}`,
    'authors:',
    ...authorsOf(study, deposit).map((it) => `  - name: ${text(it)}`),
    `date-released: ${text(manifest.begun)}`,
    `abstract: ${text(opened.scenario.summary.trim())}`,
    ...(deposit.license === undefined ? [] : [`license: ${text(deposit.license)}`]),
    'references:',
    '  - type: software',
    '    title: "Tumen"',
    '    authors:',
    '      - name: "The Tumen authors"',
    `    version: ${text(manifest.tumen)}`,
    '',
  ].join('\n');
}

function titleOf({ opened }: Study): string {
  return `${opened.scenario.title}: runs of Tumen`;
}

type Entity = Readonly<Record<string, unknown>>;

function metadataOf(study: Study, deposit: Deposit, files: readonly Entity[]): Entity {
  const { manifest, opened, seed } = study;
  const authors = authorsOf(study, deposit).map((name, at) => ({
    '@id': `#author-${at + 1}`,
    '@type': 'Person',
    name,
  }));
  const ensembles = Object.entries(manifest.ensembles).map(
    ([name, it]) => `${name}: ${it.runs} runs, fingerprint ${it.fingerprint}`,
  );
  return {
    '@context': 'https://w3id.org/ro/crate/1.1/context',
    '@graph': [
      {
        '@id': 'ro-crate-metadata.json',
        '@type': 'CreativeWork',
        conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
        about: { '@id': './' },
      },
      {
        '@id': './',
        '@type': 'Dataset',
        name: titleOf(study),
        description: `${opened.scenario.summary.trim()} Simulated: ${ensembles.join('; ')}. Seed ${seed}.`,
        datePublished: manifest.begun,
        author: authors.map((it) => ({ '@id': it['@id'] })),
        ...(deposit.license === undefined ? {} : { license: deposit.license }),
        hasPart: files.map((it) => ({ '@id': it['@id'] })),
      },
      ...authors,
      {
        '@id': '#tumen',
        '@type': 'SoftwareApplication',
        name: 'Tumen',
        softwareVersion: manifest.tumen,
        identifier: manifest.parts.engine,
      },
      {
        '@id': '#runs',
        '@type': 'CreateAction',
        name: 'The runs were played',
        instrument: { '@id': '#tumen' },
        object: { '@id': 'scenario/scenario.yaml' },
        result: files.map((it) => ({ '@id': it['@id'] })),
      },
      ...files,
    ],
  };
}

const formats: readonly (readonly [RegExp, string, string])[] = [
  [/^manifest\.json$/, 'application/json', 'What the study rests on: digests, seed, ensembles'],
  [/^report\.md$/, 'text/markdown', 'The report, for people'],
  [/^report\.json$/, 'application/json', 'The report, for programs'],
  [/^CITATION\.cff$/, 'application/yaml', 'How to cite this'],
  [/^scenario\/.*\.ya?ml$/, 'application/yaml', 'The scenario that was played'],
  [/\/design\.json$/, 'application/json', 'What was set in place of dice'],
  [/\/chunk-\d+\.bin$/, 'application/octet-stream', 'Rows as the command keeps them'],
  [/\/traces-\d+\.bin$/, 'application/octet-stream', 'Events and legs as the command keeps them'],
  [/columns\.json$/, 'application/json', 'What every column means'],
  [/\.parquet$/, 'application/vnd.apache.parquet', 'A table'],
  [/\.csv$/, 'text/csv', 'A table'],
];

async function describe(folder: string, file: string): Promise<Entity> {
  const path = join(folder, file);
  const [, format, says] = formats.find(([name]) => name.test(file)) ?? [];
  return {
    '@id': encodeURI(file),
    '@type': 'File',
    name: file,
    ...(says === undefined ? {} : { description: says }),
    ...(format === undefined ? {} : { encodingFormat: format }),
    contentSize: String((await stat(path)).size),
    sha256: await digest(path),
  };
}

async function digest(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Uint8Array);
  return hash.digest('hex');
}

/** Files of a folder and its folders, relative, with forward slashes, in the order of their names. */
async function filesIn(folder: string, under: string): Promise<readonly string[]> {
  const entries = await readdir(join(folder, under), { withFileTypes: true });
  const found: string[] = [];
  for (const it of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = under === '' ? it.name : `${under}/${it.name}`;
    if (it.isDirectory()) found.push(...(await filesIn(folder, path)));
    else if (it.isFile()) found.push(path);
  }
  return found;
}
