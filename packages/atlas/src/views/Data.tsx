// Everything that the page rests on, to take away: the events in three forms, every table, the report and
// the scenario, and how to cite the view that was looked at. The files are made in the page.

import { useSignal } from '@preact/signals';
import {
  attestationsTable,
  type Column,
  escaped,
  type FlatRows,
  judge,
  openingsTable,
  placesTable,
  type Table,
  writeCell,
} from '@tumen/lab';
import { columnsOf } from '../bundle/bundle.ts';
import { toJson } from '../bundle/text.ts';
import { download } from '../parts/download.ts';
import { Heads } from '../parts/Heads.tsx';
import { today } from '../parts/Save.tsx';
import { Scroll } from '../parts/Scroll.tsx';
import { Quoting } from '../parts/Told.tsx';
import { writeAddress } from '../state/address.ts';
import { cast, type Study, shown, span, trouble } from '../state/atlas.ts';
import { choice } from '../state/choice.ts';
import { citationOf, countedRuns } from '../state/citation.ts';
import { grouped } from '../state/said-number.ts';
import { ridgeOf } from '../time/ridge.ts';
import { words } from '../words.ts';
import { type Event, eventsCsv, eventsGeoJson, eventsTimeline } from './events.ts';

/** One file that can be taken away. */
interface Offer {
  readonly name: string;
  readonly holds: string;
  readonly make: () => Promise<string>;
  readonly type: string;
}

/** The view. */
export function Data({ study }: { readonly study: Study }) {
  const { manifest } = study;
  const take = (it: Offer) => {
    it.make().then(
      (text) => download(`${manifest.key}-${it.name}`, text, it.type),
      (error: unknown) => {
        trouble.value = error instanceof Error ? error.message : String(error);
      },
    );
  };
  return (
    <div class="leaf wide">
      <h2>{words.data.title}</h2>
      <p>{words.data.how(countedRuns())}</p>
      <Scroll name={words.data.title}>
        <table>
          <Heads heads={words.data.heads} />
          <tbody>
            {[...eventOffers(study), ...tableOffers(study)].map((it) => (
              <tr key={it.name}>
                <th scope="row">
                  <button type="button" class="press" onClick={() => take(it)}>
                    {manifest.key}-{it.name}
                  </button>
                </th>
                <td>{it.holds}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Cite study={study} />
      <Embed study={study} />
    </div>
  );
}

/** The reference of the view that is looked at, to copy. */
function Cite({ study }: { readonly study: Study }) {
  const copied = useSignal(false);
  // the address follows the choice a moment later
  const address = choice.value === undefined ? '' : location.href;
  const text = citationOf(study, { address, consulted: today() });
  return (
    <section aria-label={words.save.cite}>
      <h3>{words.save.cite}</h3>
      <p class="citation">
        <Quoting says={text} quotes={[study.manifest.title]} />
      </p>
      <button
        type="button"
        class="press"
        onClick={() => {
          navigator.clipboard?.writeText(text).then(
            () => {
              copied.value = true;
            },
            () => undefined,
          );
        }}
      >
        {copied.value ? words.save.copied : words.save.copy}
      </button>
    </section>
  );
}

/** The lines that put the map into a page of somebody's own. */
function Embed({ study }: { readonly study: Study }) {
  const copied = useSignal(false);
  const chosen = choice.value;
  if (chosen === undefined) return null;
  const address = new URL(location.href);
  address.searchParams.set('embed', '');
  address.hash = writeAddress({ ...chosen, view: study.usual.view }, study.usual);
  const title = escaped(study.manifest.title);
  const lines = `<iframe src="${escaped(address.href)}" title="${title}" width="960" height="600" loading="lazy" style="border:0"></iframe>`;
  return (
    <section aria-label={words.embed.label}>
      <h3>{words.embed.label}</h3>
      <p>{words.embed.how}</p>
      <pre class="embed-lines">
        <code>{lines}</code>
      </pre>
      <button
        type="button"
        class="press"
        onClick={() => {
          navigator.clipboard?.writeText(lines).then(
            () => {
              copied.value = true;
            },
            () => undefined,
          );
        }}
      >
        {copied.value ? words.embed.copied : words.embed.copy}
      </button>
    </section>
  );
}

function eventOffers({ scenario }: Study): readonly Offer[] {
  const events = async (): Promise<readonly Event[]> => {
    const now = shown.value;
    if (now === undefined) return [];
    return cast.value.flatMap(({ claims }) =>
      claims.map((claim) => ({
        claim,
        ridge: ridgeOf(now.table, claim, { from: now.opening.day, ...span.value, steps: 10 }),
      })),
    );
  };
  return [
    {
      name: 'events-simulated.geojson',
      holds: words.data.geojson,
      type: 'application/geo+json',
      make: async () => eventsGeoJson(scenario, await events()),
    },
    {
      name: 'events-simulated.csv',
      holds: words.data.csv,
      type: 'text/csv',
      make: async () => eventsCsv(scenario, await events()),
    },
    {
      name: 'events-simulated-timelinejs.json',
      holds: words.data.timelinejs,
      type: 'application/json',
      make: async () => eventsTimeline(scenario, await events()),
    },
  ];
}

function tableOffers({ scenario, manifest, reader, rows }: Study): readonly Offer[] {
  const csv = { type: 'text/csv' };
  return [
    {
      ...csv,
      name: 'record-simulated.csv',
      holds: words.data.record,
      make: async () => {
        const plain = manifest.ensembles.filter((it) => it.switches.length === 0);
        const tables = new Map<string, Table>();
        for (const it of plain) tables.set(it.opening, await rows(it.name));
        return flatCsv(attestationsTable(judge(scenario, tables)));
      },
    },
    {
      ...csv,
      name: 'places.csv',
      holds: words.data.places,
      make: async () => flatCsv(placesTable(scenario)),
    },
    {
      ...csv,
      name: 'openings.csv',
      holds: words.data.openings,
      make: async () => flatCsv(openingsTable(scenario)),
    },
    {
      ...csv,
      name: 'sources.csv',
      holds: words.data.sources,
      make: async () =>
        [
          ['source', 'name', 'follows'],
          ...scenario.sources.map((it) => [it.key, it.name, it.follows.join(' ')]),
        ]
          .map((cells) => `${cells.map((it) => writeCell(it)).join(',')}\r\n`)
          .join(''),
    },
    ...manifest.ensembles.map((it) => ({
      ...csv,
      name: `runs-${it.name.replaceAll(/[^a-z0-9-]+/g, '-')}-simulated.csv`,
      holds: words.data.rows(it.name, grouped(it.runs)),
      make: async () => rowsCsv(columnsOf(manifest, it), await rows(it.name)),
    })),
    {
      name: 'scenario.json',
      holds: words.data.scenario,
      type: 'application/json',
      make: async () => toJson(scenario),
    },
    {
      name: 'report-simulated.md',
      holds: words.data.report,
      type: 'text/markdown',
      make: () => reader.report(),
    },
  ];
}

function flatCsv({ columns, values }: FlatRows): string {
  const rows = values[0]?.length ?? 0;
  const lines = [columns.map((it) => writeCell(it.name)).join(',')];
  for (let row = 0; row < rows; row += 1) {
    lines.push(values.map((it) => writeCell(it[row]!)).join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** The rows as they are judged: days after the opening's first, −1 for never. */
function rowsCsv(columns: readonly Column[], table: Table): string {
  const lines = [['run', ...columns.map((it) => it.name)].map((it) => writeCell(it)).join(',')];
  const values = columns.map((it) => table.columns.get(it.name)!);
  for (let run = 0; run < table.runs; run += 1) {
    lines.push([run, ...values.map((it) => it[run]!)].join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}
