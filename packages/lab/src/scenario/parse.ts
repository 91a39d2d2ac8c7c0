/**
 * Reads a scenario's folder: texts in, a scenario and all findings out. It never throws and never
 * stops at the first fault; what it cannot understand it leaves out and says so. Used by whoever
 * opens a scenario; `check.ts` then asks whether what was read makes sense.
 */

import type { z } from 'zod';
import type { Calendar } from '../base/calendar.ts';
import { compareFindings, type Finding } from '../base/finding.ts';
import { readClaims } from './claims.ts';
import { readFaithEntries, readPeople, readPlaces, readPolities } from './entries.ts';
import { badKey } from './explain.ts';
import {
  readCircumstanceReadings,
  readCircumstances,
  readOpening,
  readSwitches,
} from './openings.ts';
import { accept, type Located, placed, type Reading, report, spotName } from './reading.ts';
import {
  readAttestations,
  readEventReadings,
  readQuestions,
  readSentences,
  readSources,
} from './record.ts';
import type { Key, Opening, Scenario, Spot } from './scenario.ts';
import {
  articleSchema,
  readingsSchema,
  recordSchema,
  scenarioSchema,
  tourSchema,
} from './schema.ts';
import { key as keySchema } from './schema-parts.ts';
import { didYouMean } from './spell.ts';
import { readTour } from './tour.ts';
import { type Written, writtenIn } from './written.ts';
import { type Mark, markAt, markWithin, readYaml, type YamlText } from './yaml.ts';

/** A file of the folder. */
export interface ScenarioFile {
  /** Relative to the folder, with forward slashes: `openings/spring.yaml`. */
  readonly path: string;
  readonly text: string;
}

/** The spot of a field (or, `at: 'key'`, of its key) of the entry that stands at the spot. */
export type FieldSpot = (entry: Spot, path: readonly (string | number)[], at?: 'key') => Spot;

/** What was read. */
export interface ParsedScenario {
  readonly scenario: Scenario;
  /** In the order of files and lines. */
  readonly findings: readonly Finding[];
  /** Lets checks point at a field, not only at its entry. */
  readonly fieldSpot: FieldSpot;
  /** Lets checks tell an entry that was left out for a fault from one that is not there. */
  readonly written: Written;
}

/**
 * Reads the files of a scenario called `key` (its folder's name). Files that are not YAML and
 * folders other than `openings/` are passed over. `unread` are the paths of files that are there and
 * could not be had as text, which whoever looked has reported.
 */
export function parseScenario(input: {
  readonly key: string;
  readonly files: readonly ScenarioFile[];
  readonly unread?: readonly string[];
}): ParsedScenario {
  const texts = new Map<string, YamlText>();
  const findings: Finding[] = [];
  const about = (file: string, what: string, code: string, hint?: string): Finding => ({
    severity: 'error',
    file,
    line: 0,
    column: 0,
    what,
    code,
    ...(hint === undefined ? {} : { hint }),
  });
  if (!keySchema.safeParse(input.key).success) {
    const trouble = badKey([input.key]);
    findings.push(
      about('scenario.yaml', `the folder's name ${trouble.what}`, trouble.code, trouble.hint),
    );
  }
  for (const { path, text } of [...input.files].sort((one, other) =>
    one.path < other.path ? -1 : 1,
  )) {
    if (!/^(?:openings\/)?[^/]+\.ya?ml$/.test(path)) continue;
    if (!knownFiles.includes(path) && openingKey(path) === undefined) {
      const hint = didYouMean(
        path,
        knownFiles,
        `Known: ${knownFiles.join(', ')}, openings/KEY.yaml.`,
      );
      findings.push(about(path, 'a scenario has no such file', 'unknown-file', hint));
    } else if (texts.has(path)) {
      findings.push(about(path, 'the file is given twice', 'duplicate-file'));
    } else {
      const read = readYaml(path, text);
      findings.push(...read.findings);
      texts.set(path, read);
    }
  }
  for (const file of needed) {
    if (!texts.has(file) && input.unread?.includes(file) !== true) {
      findings.push(about(file, 'the file is missing', 'missing-file'));
    }
  }
  const damagedFrom = new Map<string, number>();
  for (const [file, read] of texts) {
    if (read.damagedFrom !== undefined) damagedFrom.set(file, read.damagedFrom);
  }
  const reading: Reading = {
    calendar: calendarOf(texts.get('scenario.yaml')?.value),
    findings,
    marks: new Map(),
    damagedFrom,
  };
  const scenario = readScenario(reading, input.key, texts);
  findings.sort(compareFindings);
  const lost = [...(input.unread ?? []), ...needed.filter((file) => !texts.has(file))];
  const files = new Map([
    ...lost.map((file) => [file, { mark: markAt(start(file)), isDamaged: true }] as const),
    ...[...texts].map(
      ([file, text]) => [file, { mark: text.mark, isDamaged: isDamaged(text) }] as const,
    ),
  ]);
  const isWhole = findings.length === 0 && lost.length === 0;
  const written = writtenIn(files, isWhole);
  return { scenario, findings, fieldSpot: fieldSpotIn(reading.marks), written };
}

/** The files without which there is no scenario. */
const needed: readonly string[] = ['scenario.yaml', 'places.yaml'];

/** Whether a file may say more than was understood of it: a fault of syntax, or no map. */
function isDamaged({ value, damagedFrom }: YamlText): boolean {
  if (damagedFrom !== undefined) return true;
  return (
    value !== undefined && value !== null && (typeof value !== 'object' || Array.isArray(value))
  );
}

const knownFiles: readonly string[] = [
  'scenario.yaml',
  'places.yaml',
  'people.yaml',
  'polities.yaml',
  'circumstances.yaml',
  'readings.yaml',
  'record.yaml',
  'questions.yaml',
  'switches.yaml',
  'claims.yaml',
  'sources.yaml',
  'article.yaml',
  'tour.yaml',
];

function openingKey(path: string): string | undefined {
  return /^openings\/(.*)\.yaml$/.exec(path)?.[1];
}

function readScenario(reading: Reading, key: Key, texts: ReadonlyMap<string, YamlText>): Scenario {
  const file = (name: string): Located => texts.get(name) ?? emptyFile(name);
  const head = readHead(reading, texts.get('scenario.yaml'));
  const readings = readTop(reading, readingsSchema, texts.get('readings.yaml'));
  const record = readTop(reading, recordSchema, texts.get('record.yaml'));
  const article = readTop(reading, articleSchema, texts.get('article.yaml'));
  const tour = readTop(reading, tourSchema, texts.get('tour.yaml'));
  const openings = readOpenings(reading, texts);
  const inner = (name: string, field: string, value: unknown): Located => ({
    value,
    mark: markWithin(file(name).mark, [field]),
  });
  return {
    key,
    ...head,
    defaultOpening: head.defaultOpening ?? openings[0]?.key ?? '',
    places: readPlaces(reading, file('places.yaml')),
    people: readPeople(reading, file('people.yaml')),
    polities: readPolities(reading, file('polities.yaml')),
    openings,
    circumstances: readCircumstances(reading, file('circumstances.yaml')),
    circumstanceReadings: readCircumstanceReadings(
      reading,
      inner('readings.yaml', 'circumstances', readings?.circumstances),
    ),
    eventReadings: readEventReadings(reading, inner('readings.yaml', 'events', readings?.events)),
    attestations: readAttestations(
      reading,
      inner('record.yaml', 'attestations', record?.attestations),
    ),
    questions: readQuestions(reading, file('questions.yaml')),
    switches: readSwitches(reading, file('switches.yaml')),
    claims: readClaims(reading, file('claims.yaml')),
    sources: readSources(reading, file('sources.yaml')),
    sentences: readSentences(reading, inner('article.yaml', 'sentences', article?.sentences)),
    tour: readTour(reading, inner('tour.yaml', 'steps', tour?.steps)),
  };
}

/** What `scenario.yaml` says; of a field that it fails to give, what hurts least. */
function readHead(reading: Reading, text: YamlText | undefined) {
  const located = { value: text?.value ?? {}, mark: text?.mark ?? markAt(start('scenario.yaml')) };
  // A missing file has been reported as such; its missing fields need no findings of their own.
  const given = { ...(typeof located.value === 'object' ? located.value : {}) };
  placed(reading, { ...located.mark, key: start('scenario.yaml') });
  const value = text && accept(reading, scenarioSchema, located);
  const partial = scenarioSchema.partial().safeParse(value ?? known(given));
  const head = partial.success ? partial.data : {};
  const faiths = { value: head.faiths, mark: markWithin(located.mark, ['faiths']) };
  return {
    title: head.title ?? '',
    summary: head.summary ?? '',
    language: head.language ?? 'en',
    calendar: reading.calendar,
    region: head.region ?? { south: -90, north: 90, west: -180, east: 180 },
    defaultOpening: head['default-opening'],
    faiths: readFaithEntries(reading, faiths),
    ...(head.relief === undefined ? {} : { relief: head.relief }),
  };
}

/** The fields that are good by themselves, of a head that is not good as a whole. */
function known(head: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const good: Record<string, unknown> = {};
  for (const [field, schema] of Object.entries(scenarioSchema.shape)) {
    if (Object.hasOwn(head, field) && schema.safeParse(head[field]).success) {
      good[field] = head[field];
    }
  }
  return good;
}

function readTop<Output>(
  reading: Reading,
  schema: z.ZodType<Output>,
  text: YamlText | undefined,
): Output | undefined {
  if (text === undefined || text.value === undefined || text.value === null) return undefined;
  return accept(reading, schema, text);
}

function readOpenings(reading: Reading, texts: ReadonlyMap<string, YamlText>): Opening[] {
  const openings: Opening[] = [];
  for (const [path, { value, mark }] of texts) {
    const key = openingKey(path);
    if (key === undefined) continue;
    if (!keySchema.safeParse(key).success) {
      const { what, hint } = badKey([key]);
      report(reading, start(path), { code: 'bad-key', what: `the file's name ${what}`, hint });
      continue;
    }
    const opening = readOpening(reading, { key, value: value ?? {}, mark });
    if (opening !== undefined) openings.push(opening);
  }
  return openings.sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** The calendar is wanted before anything is checked, for every date is read in it. */
function calendarOf(head: unknown): Calendar {
  if (typeof head !== 'object' || head === null || !('calendar' in head)) return 'julian';
  const { calendar } = head;
  return calendar === 'gregorian' || calendar === 'hijri' ? calendar : 'julian';
}

function emptyFile(file: string): Located {
  return { value: undefined, mark: markAt(start(file)) };
}

function start(file: string): Spot {
  return { file, line: 1, column: 1 };
}

function fieldSpotIn(marks: ReadonlyMap<string, Mark>): FieldSpot {
  return (entry, path, at) => {
    const mark = marks.get(spotName(entry));
    if (mark === undefined) return entry;
    const found = markWithin(mark, path);
    if (found === mark) return entry;
    return at === 'key' ? found.key : found.spot;
  };
}
