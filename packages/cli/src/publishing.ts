// From a study to a page: refuses a study of another engine, reads every ensemble, films the first runs,
// and writes a folder or one file. What travels is decided in the atlas's bundle; files are written here.

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type BuiltPage,
  type Bundle,
  type EnsembleParts,
  encodeBundle,
  writeData,
  writeIndex,
  writeMore,
  writeOneFile,
} from '@tumen/atlas';
import { writeReport } from '@tumen/lab';
import { tableOf } from './ensembles.ts';
import { writeAtomically } from './files.ts';
import { filmRuns } from './films.ts';
import { groundOf } from './land.ts';
import { type Finished, reportFrom } from './reports.ts';
import { openStudy, readyEnsemble, type Study, whatChanged } from './study-folder.ts';
import { called, quoted } from './terminal.ts';
import { ownTranslations } from './translations.ts';
import { Trouble } from './trouble.ts';
import { versionOf } from './version.ts';

/** Makes the bundle of the study in a folder. `marches`: runs of each opening that are filmed; `twins`: of each what-if. */
export async function bundleOf(options: {
  readonly folder: string;
  readonly cache?: string | undefined;
  readonly marches: number;
  readonly twins: number;
  readonly workers: number;
}): Promise<Bundle> {
  const { folder, cache, marches, twins, workers } = options;
  const study = await openStudy({ folder, cache });
  const changed = whatChanged(study);
  if (changed !== undefined) {
    throw new Trouble(`${changed} since the study in ${folder} was made.`, {
      hint: `A page plays runs of its own, which must be the study's. Make the study again: ${called()} study SCENARIO --out ${quoted(folder)} --again`,
    });
  }
  const { opened, seed, manifest } = study;
  const { scenario, land } = opened;
  const ensembles: EnsembleParts[] = [];
  const finished: Finished[] = [];
  for (const [name, entry] of Object.entries(manifest.ensembles)) {
    // a page plays its runs from their seeds alone and knows no designs
    if (entry.design !== undefined) continue;
    const { opening, switches, fingerprint } = entry;
    const ready = readyEnsemble(study, { opening, switches });
    const { table } = await tableOf(study, name, ready);
    if (table.runs === 0) continue;
    finished.push({ opening, switches, table, design: undefined });
    const count = Math.min(switches.length > 0 ? twins : marches, table.runs);
    const filmed =
      count === 0
        ? { films: [], digests: [] }
        : await filmRuns(study, { name, opening, switches }, { count, workers });
    const { columns } = ready.questionnaire;
    ensembles.push({ name, opening, switches, fingerprint, columns, table, ...filmed });
  }
  if (ensembles.length === 0) {
    throw new Trouble(`The study in ${folder} has no finished runs.`, {
      hint: `Play some: ${called()} study SCENARIO --out ${quoted(folder)}`,
    });
  }
  const { relief, waters } = await groundOf({ scenario, folder: opened.folder });
  const bundle = await encodeBundle({
    tumen: versionOf(),
    seed,
    scenario,
    network: land.network,
    relief,
    waters,
    report: reportText(study, finished),
    ensembles,
  });
  return { ...bundle, translations: await ownTranslations() };
}

function reportText(study: Study, finished: readonly Finished[]): string {
  return writeReport(reportFrom(study, finished), study.opened.scenario.calendar);
}

/** The page as it was built beside the atlas's package. */
export async function builtPage(): Promise<BuiltPage> {
  const read = (name: string) =>
    readFile(fileURLToPath(import.meta.resolve(`@tumen/atlas/page/${name}`)), 'utf8').catch(() => {
      throw new Trouble('The page has not been built.', { hint: 'Build it: npm run build' });
    });
  return { style: await read('atlas.css'), script: await read('atlas.js') };
}

/** The files of a site. */
export const siteFiles: readonly string[] = ['index.html', 'atlas.js', 'data.js', 'more.js'];

/** Writes a site: `index.html`, `atlas.js`, `data.js` and `more.js`. Returns the path of the page. */
export async function writeSite(folder: string, bundle: Bundle): Promise<string> {
  const page = await builtPage();
  await mkdir(folder, { recursive: true });
  await writeAtomically(join(folder, 'data.js'), writeData(bundle));
  await writeAtomically(join(folder, 'more.js'), writeMore(bundle));
  await writeAtomically(join(folder, 'atlas.js'), page.script);
  const index = join(folder, 'index.html');
  await writeAtomically(index, writeIndex(bundle.manifest.title, page));
  return index;
}

/** Writes everything into one document. */
export async function writeSingle(path: string, bundle: Bundle): Promise<void> {
  const page = await builtPage();
  await writeAtomically(path, writeOneFile(bundle.manifest.title, page, bundle));
}
