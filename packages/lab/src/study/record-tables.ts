// What runs are held against, and where they go, as flat tables: the record with its spans, places,
// openings. Beside the tables of runs they are all that the report's numbers need.

import type { Scenario } from '../scenario/scenario.ts';
import { column, datesOf, type FlatRows, perhaps, rowsOf } from './flat.ts';
import type { Judgement } from './record.ts';

/** The record's attestations from every opening before them: one row for each span that is left open. */
export function attestationsTable(judgements: readonly Judgement[]): FlatRows {
  type Spanned = { readonly it: Judgement; readonly span: number };
  const rows = judgements.flatMap((it) =>
    it.attestation.when.spans.map((_, span): Spanned => ({ it, span })),
  );
  const bound = (day: number) => (Number.isFinite(day) ? day : null);
  return rowsOf<Spanned>(
    [
      column(
        'attestation',
        'text',
        'its key: runs have happened.KEY and day.KEY',
        ({ it }) => it.attestation.key,
      ),
      column(
        'matter',
        'text',
        'several of one matter tell one fact',
        ({ it }) => it.attestation.matter,
      ),
      column('opening', 'text', 'the opening it is judged from', ({ it }) => it.opening.key),
      column('says', 'text', 'what the sources say', ({ it }) => it.attestation.says),
      column(
        'denies',
        'flag',
        'the sources say that it did not happen',
        ({ it }) => it.attestation.denies,
      ),
      column('tests', 'flag', 'nothing of it was used to build the opening', ({ it }) => it.tests),
      column('latest', 'flag', 'the opening is the last before it', ({ it }) => it.latest),
      column('span', 'whole', 'number of the span, of which one is meant', ({ span }) => span),
      perhaps('earliest', 'whole', 'days from the opening; nothing: no bound', ({ it, span }) =>
        bound(it.attestation.when.spans[span]!.earliest - it.opening.day),
      ),
      perhaps('latest_day', 'whole', 'days from the opening, included', ({ it, span }) =>
        bound(it.attestation.when.spans[span]!.latest - it.opening.day),
      ),
    ],
    rows,
  );
}

/** Places with where they are. */
export function placesTable({ places }: Scenario): FlatRows {
  return rowsOf<Scenario['places'][number]>(
    [
      column('place', 'text', 'its key', (it) => it.key),
      column('name', 'text', 'the name that is shown', (it) => it.name),
      column('kind', 'text', 'sort of place', (it) => it.kind),
      column('latitude', 'number', 'degrees north', (it) => it.latitude),
      column('longitude', 'number', 'degrees east', (it) => it.longitude),
    ],
    places,
  );
}

/** Openings with their days. */
export function openingsTable({ openings, calendar }: Scenario): FlatRows {
  const date = datesOf(calendar);
  return rowsOf<Scenario['openings'][number]>(
    [
      column('opening', 'text', 'its key', (it) => it.key),
      column('name', 'text', 'the name that is shown', (it) => it.name),
      column('day', 'whole', 'Julian day number of its first day', (it) => it.day),
      column('date', 'text', 'the same, year-month-day', (it) => date(it.day)),
      column('until', 'whole', 'Julian day number of the last day of its runs', (it) => it.until),
    ],
    openings,
  );
}
