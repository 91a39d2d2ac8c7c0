// Every yes-or-no happening that the columns of a table hold: each attestation, each form of a contested
// matter and of a question. Comparisons, conditions and causes are all about these, so they are listed
// once, with the words in which a person may ask for them.

import type { Scenario } from '../scenario/scenario.ts';
import type { Table } from './ensemble.ts';
import { agrees, held } from './row.ts';

/** One thing that a run has or has not. */
export interface Happening {
  /** `KEY` for an attestation, `MATTER=FORM` for a form; how a person names it. */
  readonly key: string;
  readonly sort: 'attestation' | 'reading' | 'question';
  /** The sentence. */
  readonly says: string;
  readonly column: string;
  /** Whether a value of the column is a yes. */
  readonly isYes: (value: number) => boolean;
}

/** The happenings of a scenario that may be asked from an opening, in the scenario's order. */
export function happeningsOf(scenario: Scenario, opening: string): readonly Happening[] {
  const fits = (it: { readonly openings: readonly string[] }) =>
    it.openings.length === 0 || it.openings.includes(opening);
  const forms = (sort: 'reading' | 'question', list: Scenario['questions' | 'eventReadings']) =>
    list.filter(fits).flatMap((matter) =>
      matter.forms.map(
        (form, number): Happening => ({
          key: `${matter.key}=${form.key}`,
          sort,
          says: `${matter.name}: ${form.says}`,
          column: `form.${matter.key}`,
          isYes: (value) => value === number,
        }),
      ),
    );
  const firstDay = scenario.openings.find((it) => it.key === opening)?.day ?? 0;
  const asked = scenario.attestations.filter((it) =>
    it.when.spans.some((span) => span.latest >= firstDay),
  );
  return [
    ...forms('question', scenario.questions),
    ...forms('reading', scenario.eventReadings),
    ...asked.map(
      (it): Happening => ({
        key: it.key,
        sort: 'attestation',
        says: it.says,
        column: `day.${it.key}`,
        isYes: it.denies ? (value) => agrees(it, value) : held,
      }),
    ),
  ];
}

/** Where a happening holds, by run: 1 or 0. `runs` may be fewer than the table has. */
export function heldIn(happening: Happening, table: Table, runs = table.runs): Uint8Array {
  const column = table.columns.get(happening.column)!;
  const out = new Uint8Array(runs);
  for (let run = 0; run < runs; run += 1) out[run] = happening.isYes(column[run]!) ? 1 : 0;
  return out;
}
