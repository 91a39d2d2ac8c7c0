// The figure of the record: what is drawn, and that no text of a scenario becomes markup.

import { describe, expect, it } from 'vitest';
import { tutorialFiles } from '../../test/tutorial.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { makeSetting } from '../scenario/setting.ts';
import { tumenModel } from '../systems/index.ts';
import type { Table } from './ensemble.ts';
import { drawRecord } from './record-figure.ts';
import { reportOf } from './report.ts';
import { makeQuestionnaire } from './row.ts';

const { scenario: tutorial } = parseScenario({ key: 'tutorial', files: tutorialFiles() });
const runs = 40;

function draw(scenario: Scenario): string {
  const setting = makeSetting(scenario);
  const opening = scenario.openings[0]!.key;
  const { columns } = makeQuestionnaire({ scenario, setting, opening });
  const table: Table = {
    runs,
    columns: new Map(
      columns.map(({ name, kind }) => [
        name,
        Float64Array.from({ length: runs }, (_, run) =>
          kind === 'day' ? (run % 2 === 0 ? 100 + run : -1) : 0,
        ),
      ]),
    ),
  };
  const tables = new Map([[opening, table]]);
  const report = reportOf({
    ...{ scenario, setting, model: tumenModel(), tables, seed: 1 },
    land: 'A plain.',
  });
  return drawRecord(report, scenario.calendar);
}

describe('the figure of the record', () => {
  it('has a line for every attestation, with its share and the span of the sources', () => {
    const figure = draw(tutorial);
    for (const { says } of tutorial.attestations)
      expect(figure).toContain(`<title>${says}</title>`);
    expect(figure.match(/<g>/g)).toHaveLength(tutorial.attestations.length);
    expect(figure.match(/stroke="#9c2f1f"/g)).toHaveLength(tutorial.attestations.length);
    expect(figure).toMatch(/>50 \(\d+–\d+\)<\/text>/);
    expect(figure).not.toMatch(/NaN|undefined/);
  });

  it('takes nothing that a scenario says for markup', () => {
    const says = '<script>alert("x")</script>\u0000 & \u0001<![CDATA[';
    const [first, ...others] = tutorial.attestations;
    const hostile: Scenario = {
      ...tutorial,
      title: '"><svg onload=x>',
      attestations: [{ ...first!, says }, ...others],
    };
    const figure = draw(hostile);
    expect(figure).not.toMatch(/<script|<svg onload|<!\[CDATA/);
    expect(figure).toContain(
      '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &lt;![CDATA[',
    );
    expect(figure.match(/<svg /g)).toHaveLength(1);
  });
});
