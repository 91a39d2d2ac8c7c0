// From a study's parts to a bundle. The command has read the study; this decides what of it travels and
// in which form.

import {
  type Column,
  networkToBytes,
  type OpenedNetwork,
  type Relief,
  type Scenario,
  type Table,
  type Waters,
} from '@tumen/lab';
import type { Film } from '../film/film.ts';
import { packReel } from '../film/packed-reel.ts';
import { reelOf } from '../film/reel.ts';
import { packArrays } from './arrays.ts';
import { assumptionsOf } from './assumptions.ts';
import { type Bundle, bundleFormat } from './bundle.ts';
import { packGround } from './ground.ts';
import { packLand } from './land.ts';
import { packRows } from './rows.ts';
import { toBase64, toJson, zipped } from './text.ts';

/** What of one ensemble travels. */
export interface EnsembleParts {
  readonly name: string;
  readonly opening: string;
  readonly switches: readonly string[];
  readonly fingerprint: string;
  readonly columns: readonly Column[];
  readonly table: Table;
  readonly films: readonly Film[];
  readonly digests: readonly string[];
}

/** Makes the bundle of a study. */
export async function encodeBundle(study: {
  readonly tumen: string;
  readonly seed: number;
  readonly scenario: Scenario;
  readonly network: OpenedNetwork;
  readonly relief: Relief;
  readonly waters: Waters;
  /** The report as the command prints it. */
  readonly report: string;
  readonly ensembles: readonly EnsembleParts[];
}): Promise<Bundle> {
  const { tumen, seed, scenario, network, relief, waters, report, ensembles } = study;
  const text = new TextEncoder();
  const pieces: Record<string, string> = {};
  const add = async (name: string, bytes: Uint8Array) => {
    pieces[name] = toBase64(await zipped(bytes));
  };
  await add('scenario', text.encode(toJson(scenario)));
  await add('network', networkToBytes(network));
  await add('land', packArrays(packLand(network)));
  await add('ground', packArrays(packGround(relief, waters, scenario.region)));
  await add('report', text.encode(report));
  await add('assumptions', text.encode(toJson(assumptionsOf(scenario))));
  for (const it of ensembles) {
    const base = ensembles.find((one) => isPlain(one) && one.opening === it.opening);
    await add(
      `rows:${it.name}`,
      packArrays(packRows(it.columns, it.table, isPlain(it) ? undefined : base?.table)),
    );
    const { day } = scenario.openings.find(({ key }) => key === it.opening)!;
    const reel = reelOf(it.films, day);
    if (reel.films > 0) await add(`reel:${it.name}`, packArrays(packReel(reel)));
  }
  const questionnaires = [...new Set(ensembles.map((it) => JSON.stringify(it.columns)))];
  return {
    manifest: {
      format: bundleFormat,
      tumen,
      key: scenario.key,
      title: scenario.title,
      seed,
      questionnaires: questionnaires.map((it) => JSON.parse(it)),
      ensembles: ensembles.map(({ table, films, columns, ...it }) => ({
        ...it,
        questionnaire: questionnaires.indexOf(JSON.stringify(columns)),
        runs: table.runs,
        films: films.length,
      })),
    },
    pieces,
    first: firstOf(ensembles, scenario),
  };
}

function isPlain({ switches }: EnsembleParts): boolean {
  return switches.length === 0;
}

/** What the first view shows: the map, and the runs from the scenario's own opening. */
function firstOf(ensembles: readonly EnsembleParts[], scenario: Scenario): readonly string[] {
  const plain = ensembles.filter(isPlain);
  const shown = plain.find((it) => it.opening === scenario.defaultOpening) ?? plain[0];
  const ofRuns = shown === undefined ? [] : [`rows:${shown.name}`, `reel:${shown.name}`];
  return ['scenario', 'land', 'ground', ...ofRuns];
}
