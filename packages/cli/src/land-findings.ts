// What a check finds about a scenario's land without building it: a relief that cannot be used or
// covers little of the region, and places that no way can reach.

import { readFile } from 'node:fs/promises';
import { type Finding, problemsOfSites, readWaters, type Scenario, siteOf } from '@tumen/lab';
import type { ScenarioFile } from '@tumen/lab/scenario';
import { dataFile, reliefSourceOf, unzipped } from './relief.ts';
import { Trouble } from './trouble.ts';

/** Findings about a land, and the sentence that says which relief it stands on. */
export interface CheckedLand {
  readonly findings: readonly Finding[];
  /** Undefined where the relief cannot be used. */
  readonly says: string | undefined;
}

/** Below this share of the region an author's own relief is worth a warning. */
const enoughCovered = 0.9;

/** Checks the land of a scenario, which may have faults of other sorts. */
export async function checkLand(read: {
  readonly folder: string;
  readonly files: readonly ScenarioFile[];
  readonly scenario: Scenario;
}): Promise<CheckedLand> {
  const { folder, files, scenario } = read;
  const { region } = scenario;
  if (!(region.south < region.north && region.west < region.east)) {
    return { findings: [], says: undefined };
  }
  const spot = spotOfRelief(files);
  try {
    const source = await reliefSourceOf(scenario, folder);
    const { relief, says, covered } = await source.read();
    const waters = readWaters(await unzipped(await readFile(dataFile('waters.gz'))));
    const sites = scenario.places.map(siteOf);
    const findings: Finding[] = [];
    if (covered < enoughCovered) {
      findings.push({
        severity: 'warning',
        ...spot,
        what: `the relief covers only ${Math.floor(100 * covered)} % of the region`,
        hint: 'The built-in relief stands in for the rest; bring more tiles or make the region smaller.',
        code: 'relief-covers-little',
      });
    }
    for (const it of problemsOfSites({ sites, relief, waters, region })) {
      const place = scenario.places.find((one) => one.key === it.site);
      if (place === undefined || !isInside(place, region)) continue;
      findings.push({
        severity: 'warning',
        ...place.spot,
        what: `place "${it.site}" ${it.what}`,
        hint: `${it.hint.charAt(0).toUpperCase()}${it.hint.slice(1)}.`,
        code: 'out-of-reach',
      });
    }
    return { findings, says };
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    const hint = error.hint === undefined ? {} : { hint: error.hint };
    const finding = { severity: 'error', ...spot, what: error.message, code: 'relief' } as const;
    return { findings: [{ ...finding, ...hint }], says: undefined };
  }
}

/** Where scenario.yaml names the relief. */
function spotOfRelief(files: readonly ScenarioFile[]) {
  const file = 'scenario.yaml';
  const lines = files.find((it) => it.path === file)?.text.split('\n') ?? [];
  const line = lines.findIndex((it) => it.startsWith('relief:')) + 1;
  return { file, line, column: line > 0 ? 1 : 0 };
}

/** Places outside the region have a finding of their own. */
function isInside(
  { latitude, longitude }: { readonly latitude: number; readonly longitude: number },
  { south, north, west, east }: Scenario['region'],
): boolean {
  return latitude >= south && latitude <= north && longitude >= west && longitude <= east;
}
