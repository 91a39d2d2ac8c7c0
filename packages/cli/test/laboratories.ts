// Scenarios opened inside a test's own process, from the sources of the laboratory, so that a test can
// look into worlds and rolls that no command prints. The land comes from a cache that the tests share,
// because that of a large scenario takes longer to build than all its runs here.

import { fileURLToPath } from 'node:url';
import type { Model } from '../../lab/src/engine/model.ts';
import type { ScenarioFile } from '../../lab/src/scenario/index.ts';
import { parseScenario } from '../../lab/src/scenario/index.ts';
import type { Scenario } from '../../lab/src/scenario/scenario.ts';
import { type Laboratory, landOn, openLaboratory } from '../../lab/src/study/campaign.ts';
import { tumenModel } from '../../lab/src/systems/index.ts';
import { readFolder } from '../src/files.ts';
import { landOf } from '../src/land.ts';

/**
 * Where tests keep lands, by fingerprint like every cache of lands, in a folder laid out like a user's
 * cache: no two files build the same land.
 */
export const landsOfTests = fileURLToPath(
  new URL('../../../node_modules/.cache/tests/tumen/land', import.meta.url),
);

/** The folder of a scenario of this repository. */
export function folderOf(key: string): string {
  return fileURLToPath(new URL(`../../../scenarios/${key}`, import.meta.url));
}

/** The files of a scenario in the order in which commands read them. */
export async function filesOf(folder: string): Promise<readonly ScenarioFile[]> {
  return (await readFolder(folder)).files;
}

/** A scenario as its files say it; the files must be without errors. */
export function scenarioFrom(key: string, files: readonly ScenarioFile[]): Scenario {
  const { scenario, findings } = parseScenario({ key, files });
  const errors = findings.filter((it) => it.severity === 'error');
  if (errors.length > 0) throw new Error(`${key}: ${JSON.stringify(errors.slice(0, 3))}`);
  return scenario;
}

/** Makes laboratories of one scenario: for an opening, with another reading of it or another model. */
export interface Bench {
  readonly scenario: Scenario;
  readonly files: readonly ScenarioFile[];
  readonly laboratory: (
    opening: string,
    instead?: { readonly scenario?: Scenario; readonly model?: Model },
  ) => Laboratory;
}

/** Opens a scenario's folder for tests. */
export async function benchOf(key: string, folder = folderOf(key)): Promise<Bench> {
  const files = await filesOf(folder);
  const scenario = scenarioFrom(key, files);
  const { network } = await landOf({ scenario, folder, cache: landsOfTests });
  return {
    scenario,
    files,
    laboratory: (opening, instead = {}) =>
      openLaboratory({
        scenario: instead.scenario ?? scenario,
        model: instead.model ?? tumenModel(),
        land: landOn(scenario, network, opening),
      }),
  };
}
