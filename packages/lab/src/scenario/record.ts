/**
 * The record and what is asked of runs: attestations, rival accounts of events, questions, the
 * sources and the sentences of a text, read from their files. Nothing of this enters a run.
 * Used by `parse.ts`.
 */

import type { z } from 'zod';
import { readCondition } from './condition.ts';
import { readEntry } from './entries.ts';
import { show } from './explain.ts';
import { readDate, readQuantity } from './quantity.ts';
import {
  accept,
  acceptEntries,
  given,
  type Keyed,
  type Located,
  placed,
  type Reading,
  report,
} from './reading.ts';
import type {
  Attestation,
  EventReading,
  Form,
  Grounds,
  Key,
  Question,
  Sentence,
  Source,
} from './scenario.ts';
import {
  attestationSchema,
  eventReadingSchema,
  type formSchema,
  questionSchema,
  sentenceSchema,
  sourceSchema,
} from './schema.ts';
import { type Mark, markWithin } from './yaml.ts';

/** Reads the `attestations` of `record.yaml`; one whose date is damaged is left out. */
export function readAttestations(reading: Reading, located: Located): Attestation[] {
  return acceptEntries(reading, attestationSchema, located).flatMap((keyed) => {
    const { key, value, mark } = keyed;
    const entry = readEntry(reading, keyed);
    const when = readDate(reading, { value: value.when, mark: markWithin(mark, ['when']) });
    if (when === undefined) return [];
    const holds = { value: value.holds, mark: markWithin(mark, ['holds']) };
    return [
      {
        ...entry,
        says: value.says,
        holds: readCondition(reading, holds),
        denies: value.denies ?? false,
        when,
        ...given('number', readNumber(reading, keyed, entry.grounds)),
        matter: value.matter ?? key,
        usedBy: value['used-by'] ?? [],
        sentences: value.sentences ?? [],
      },
    ];
  });
}

/** Reads the `events` of `readings.yaml`. */
export function readEventReadings(reading: Reading, located: Located): EventReading[] {
  return acceptEntries(reading, eventReadingSchema, located).map((keyed) => {
    const entry = readEntry(reading, keyed);
    const { openings = [] } = keyed.value;
    return { ...entry, openings, forms: readForms(reading, keyed, entry.grounds) };
  });
}

/** Reads `questions.yaml`. */
export function readQuestions(reading: Reading, located: Located): Question[] {
  return acceptEntries(reading, questionSchema, located).map((keyed) => {
    const entry = readEntry(reading, keyed);
    const { asks, openings = [] } = keyed.value;
    return { ...entry, asks, openings, forms: readForms(reading, keyed, entry.grounds) };
  });
}

/** Reads `sources.yaml`; a source is called by its title if it has no name. */
export function readSources(reading: Reading, located: Located): Source[] {
  return acceptEntries(reading, sourceSchema, located).map((keyed) => {
    const { csl, follows = [], name } = keyed.value;
    const entry = readEntry(reading, keyed);
    const title = csl.title;
    return {
      ...entry,
      name: name ?? (typeof title === 'string' ? title : entry.name),
      csl,
      follows,
    };
  });
}

/** Reads the `sentences` of `article.yaml`, in the order of their numbers. */
export function readSentences(reading: Reading, { value, mark }: Located): Sentence[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    const what = `"sentences" must be a list, not ${show(value)}`;
    report(reading, mark.spot, { code: 'wrong-type', what });
    return [];
  }
  const sentences = value.flatMap((item: unknown, index): Sentence[] => {
    const at = markWithin(mark, [index]);
    const text = accept(reading, sentenceSchema, { value: item, mark: at });
    if (text === undefined) return [];
    return [
      {
        number: text.number,
        section: text.section,
        gist: text.gist,
        attestations: text.attestations ?? [],
        facts: text.facts ?? [],
        systems: text.systems ?? [],
        ...given('notSimulated', text['not-simulated']),
        spot: placed(reading, at),
      },
    ];
  });
  return sentences.sort((one, other) => one.number - other.number);
}

interface FormsText {
  readonly forms: Readonly<Record<Key, z.infer<typeof formSchema>>>;
}

function readForms(
  reading: Reading,
  { value, mark }: { readonly value: FormsText; readonly mark: Mark },
  inherited: Grounds,
): Form[] {
  return Object.keys(value.forms)
    .sort()
    .map((key) => {
      const text = value.forms[key]!;
      const at = markWithin(mark, ['forms', key]);
      const holds = { value: text.holds, mark: markWithin(at, ['holds']) };
      return {
        ...readEntry(reading, { key, value: text, mark: at }, inherited),
        says: text.says,
        holds: readCondition(reading, holds),
      };
    });
}

function readNumber(
  reading: Reading,
  { value, mark }: Keyed<z.infer<typeof attestationSchema>>,
  inherited: Grounds,
): Attestation['number'] {
  if (value.number === undefined) return undefined;
  const at = markWithin(mark, ['number', 'quantity']);
  const located = { value: value.number.quantity, mark: at };
  const quantity = readQuantity(reading, located, inherited);
  return quantity && { field: value.number.field, quantity };
}
