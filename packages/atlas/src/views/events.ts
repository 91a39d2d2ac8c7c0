// The events of the record with what the runs make of them, in three forms that other programs read:
// GeoJSON for maps, CSV for tables, and the JSON of TimelineJS. Days of the record are attested, shares
// and middle days are simulated; every form says which is which.

import { type Attestation, asTold, dateOf, escaped, type Scenario, writeCell } from '@tumen/lab';
import { placesIn } from '../state/cast.ts';
import type { Ridge } from '../time/ridge.ts';

/** One event: a claim of the record and the ridge of the runs. */
export interface Event {
  readonly claim: Attestation;
  readonly ridge: Ridge;
}

/** Year-month-day in the calendar of the scenario; empty where a span has no end. */
function dateIn({ calendar }: Scenario, day: number | undefined): string {
  if (day === undefined || !Number.isFinite(day)) return '';
  const { year, month, day: date } = dateOf(calendar, Math.round(day));
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(date)}`;
}

function sourcesFor({ sources }: Scenario, { grounds }: Attestation): string {
  return grounds.citations
    .map(({ source, locus }) =>
      `${sources.find((it) => it.key === source)?.name ?? source} ${locus}`.trim(),
    )
    .join('; ');
}

function fieldsOf(scenario: Scenario, { claim, ridge }: Event) {
  const { spans, words } = claim.when;
  return {
    event: claim.key,
    says: claim.says,
    denied: claim.denies,
    asWritten: words,
    start: dateIn(scenario, spans[0]?.earliest),
    end: dateIn(scenario, spans.at(-1)?.latest),
    simulatedInHundred: Math.round(1000 * ridge.share) / 10,
    simulatedWithinRecordInHundred: Math.round(1000 * ridge.within) / 10,
    simulatedMiddle: dateIn(scenario, ridge.middle),
    sources: sourcesFor(scenario, claim),
  };
}

/** A collection of features; an event at several places is a multipoint, at none it has no geometry. */
export function eventsGeoJson(scenario: Scenario, events: readonly Event[]): string {
  const features = events.map((it) => {
    const at = placesIn(it.claim.holds).flatMap((key) => {
      const place = scenario.places.find((one) => one.key === key);
      return place === undefined ? [] : [[place.longitude, place.latitude]];
    });
    const geometry =
      at.length === 0
        ? null
        : at.length === 1
          ? { type: 'Point', coordinates: at[0] }
          : { type: 'MultiPoint', coordinates: at };
    return { type: 'Feature', id: it.claim.key, geometry, properties: fieldsOf(scenario, it) };
  });
  return `${JSON.stringify({ type: 'FeatureCollection', features }, undefined, 1)}\n`;
}

/** One line an event. */
export function eventsCsv(scenario: Scenario, events: readonly Event[]): string {
  const rows = events.map((it) => fieldsOf(scenario, it));
  const heads = Object.keys(rows[0] ?? {});
  return [heads, ...rows.map((it) => Object.values(it))]
    .map((cells) => `${cells.map((it) => writeCell(it)).join(',')}\r\n`)
    .join('');
}

/** What TimelineJS shows: one slide an event, with its span; events without any end are left out. */
export function eventsTimeline(scenario: Scenario, events: readonly Event[]): string {
  const part = (day: number) => {
    const { year, month, day: date } = dateOf(scenario.calendar, day);
    return { year, month, day: date };
  };
  const slides = events.flatMap(({ claim, ridge }) => {
    const first = claim.when.spans[0]?.earliest;
    const last = claim.when.spans.at(-1)?.latest;
    if (first === undefined || last === undefined || !Number.isFinite(first)) return [];
    const share = Math.round(100 * ridge.share);
    return [
      {
        unique_id: claim.key,
        start_date: part(first),
        ...(Number.isFinite(last) && last !== first ? { end_date: part(last) } : {}),
        display_date: claim.when.words,
        text: {
          headline: escaped(asTold(claim)),
          text: escaped(
            `Attested: ${sourcesFor(scenario, claim) || 'assumed'}. Simulated: it happens in ${share} of 100 runs.`,
          ),
        },
      },
    ];
  });
  // TimelineJS reads its texts as HTML; what a scenario says is text
  const title = { text: { headline: escaped(scenario.title), text: escaped(scenario.summary) } };
  return `${JSON.stringify({ title, events: slides }, undefined, 1)}\n`;
}
