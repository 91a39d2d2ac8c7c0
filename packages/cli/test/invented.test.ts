// Another age, another sea, another kind of realm, and not a line of code: a scenario of harbour cities
// under two rites goes through the whole of the laboratory as the two in the repository do.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { play } from '../../lab/src/engine/run.ts';
import { frameOf } from '../../lab/src/study/campaign.ts';
import { makeQuestionnaire } from '../../lab/src/study/row.ts';
import { headlines, type Kind } from '../../lab/src/world/change.ts';
import { unsound } from '../../lab/src/world/sound.ts';
import { benchOf, landsOfTests } from './laboratories.ts';
import { makePlace } from './tumen.ts';

const folder = fileURLToPath(new URL('invented', import.meta.url));
const { laboratory, scenario } = await benchOf('invented', folder);

describe('a scenario that nobody foresaw', () => {
  test('has no errors for the command that checks', async () => {
    const place = makePlace();
    const { code, out } = await place.tumen('check', folder, '--json');
    place.remove();
    const { findings } = JSON.parse(out) as { findings: { severity: string; what: string }[] };
    expect(findings.filter((it) => it.severity === 'error')).toEqual([]);
    expect(code).toBe(0);
  });

  test('plays fifty runs in which much happens, and its worlds are sound', () => {
    const opening = scenario.defaultOpening;
    const lab = laboratory(opening);
    const frame = frameOf(lab, { opening });
    const questions = makeQuestionnaire({ scenario, setting: lab.setting, opening });
    const form = questions.columns.findIndex((it) => it.name === 'form.who-holds-skarn');
    const seen = new Set<Kind>();
    for (let run = 0; run < 50; run += 1) {
      const played = play(frame, { seed: 5, run });
      for (const { kind } of played.chronicle.changes) if (headlines.has(kind)) seen.add(kind);
      expect({ run, wrong: unsound(played.world) }).toEqual({ run, wrong: [] });
      // its two forms leave nothing between them
      expect(questions.answer(played).values[form]).toBeGreaterThanOrEqual(0);
    }
    expect([...seen].sort().length).toBeGreaterThanOrEqual(8);
  });

  test('is studied by the command like any other', async () => {
    const place = makePlace();
    const words = ['--runs', '20', '--workers', '1', '--cache', landsOfTests, '--json'];
    const { code, out } = await place.tumen('ensemble', folder, ...words, '--out', 'study');
    place.remove();
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ runs: 20, played: 20 });
  });

  test('holds no name of history', () => {
    const names =
      /mongol|naiman|kuchlug|jebe|subutai|genghis|chinggis|khitai|khwarazm|kashgar|balasag|denmark|sweden|copenhagen|malm|lund\b|christian|lutheran|catholic/i;
    for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (entry.endsWith('.yaml')) {
        expect(readFileSync(`${folder}/${entry}`, 'utf8')).not.toMatch(names);
      }
    }
  });
});
