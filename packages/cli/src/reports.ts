// The report of a study, from its tables: those without switches are held against the record, and those
// with one switch against the same runs without it.

import {
  calibrationNote,
  councilsAtRandom,
  type Design,
  digestOf,
  type Judgement,
  type Outcome,
  type Report,
  reportOf,
  type Table,
  type Typicality,
  verdictOf,
  type Wiring,
  wiringOf,
} from '@tumen/lab';
import { tableOf } from './ensembles.ts';
import { laboratoryOf } from './frames.ts';
import { ensembleNamed } from './naming.ts';
import type { EnsembleEntry } from './results.ts';
import { readyKept, type Study } from './study-folder.ts';
import { called, grouped, quoted, say } from './terminal.ts';
import { Trouble } from './trouble.ts';

/** A finished table and what it is of. */
export interface Finished extends Pick<EnsembleEntry, 'opening' | 'switches'> {
  /** The ensemble's design, where it has one. */
  readonly design?: Design | undefined;
  /** Of an ensemble that stands for its opening: what it changes there, in words; absent where nothing. */
  readonly under?: string | undefined;
  readonly table: Table;
}

/** Moves of a switch that are worth a line. */
const movesShown = 3;

/** Puts a report together from whatever tables there are. */
export function reportFrom(study: Study, finished: readonly Finished[]): Report {
  const { scenario, model } = study.opened;
  const made = finished.filter((it) => it.table.runs > 0);
  const drawn = made.filter((it) => it.design === undefined);
  const plain = drawn.filter((it) => it.switches.length === 0);
  const tables = new Map(plain.map((it) => [it.opening, it.table]));
  const under = new Map(
    plain.flatMap((it) => (it.under === undefined ? [] : [[it.opening, it.under] as const])),
  );
  const random = new Map(made.filter(isAtRandom).map((it) => [it.opening, it.table] as const));
  const { setting } = laboratoryOf(study.opened, scenario.defaultOpening);
  const wiring = drawn.flatMap(({ opening, switches, table }): readonly Wiring[] => {
    const base = tables.get(opening);
    const key = switches[0];
    if (base === undefined || key === undefined || switches.length > 1) return [];
    return [wiringOf({ scenario, key, opening, base, variant: table, most: movesShown })];
  });
  const land = study.opened.land.network.record.reliefName;
  const { seed } = study;
  return reportOf({ scenario, setting, model, tables, under, seed, land, wiring, random });
}

/** Whether an ensemble is the baseline in which councils choose at random. */
function isAtRandom({ switches, design }: Finished): boolean {
  return (
    switches.length === 0 && design !== undefined && digestOf(design) === digestOf(councilsAtRandom)
  );
}

/** A report with the stable keys of docs/json.md. */
export function reportDocument(report: Report): Readonly<Record<string, unknown>> {
  const { title, seed, openings, skill, ladder, costliest, leads, calibration, typical } = report;
  const { wiring, numbers } = report;
  return {
    title,
    seed,
    openings,
    questions: report.questions.map(outcomeDocument),
    matters: report.matters.map(outcomeDocument),
    attestations: report.judgements.map(judgementDocument),
    skill,
    ladder: ladder.map((it) => ({ ...it, verdict: verdictOf(it) })),
    costliest,
    leads,
    calibration: { note: calibrationNote(calibration.matters), ...calibration },
    typical: typical.map(({ testing, all }) => ({
      testing: testing === undefined ? null : typicalDocument(testing),
      all: all === undefined ? null : typicalDocument(all),
    })),
    switches: wiring,
    numbers,
    land: report.land,
  };
}

function outcomeDocument({ question, opening, shares }: Outcome) {
  return {
    key: question.key,
    asks: 'asks' in question ? question.asks : question.name,
    opening: opening.key,
    forms: shares.map(({ key, says, share }) => ({ key, says, ...share })),
  };
}

function judgementDocument({ attestation, opening, scores, ...judged }: Judgement) {
  const { key, says, denies, when, matter } = attestation;
  const { log, brier, dated } = scores;
  const said = { key, matter, says, denies, when: when.words, opening: opening.key };
  return { ...said, ...judged, log, brier, crpsDated: dated };
}

function typicalDocument({ opening, ...typical }: Typicality) {
  return { opening: opening.key, ...typical };
}

function isPlain({ switches, design }: Finished): boolean {
  return switches.length === 0 && design === undefined;
}

/** What is said of runs of which no two share their inputs. */
const ownInputs = 'each run has inputs of its own, so the ranges are of counting alone';

/** All finished runs of a study: all ensembles, or one of them, which then stands for its opening whatever it is of. */
export async function finishedOf(study: Study, only?: string): Promise<readonly Finished[]> {
  const { ensembles } = study.manifest;
  const named = only === undefined ? undefined : ensembleNamed(study.manifest, only);
  const finished: Finished[] = [];
  for (const [name, entry] of Object.entries(ensembles)) {
    if (named !== undefined && entry !== named) continue;
    const ready = await readyKept(study, name, entry);
    const { table, damaged } = await tableOf(study, name, ready);
    if (damaged > 0 || table.runs < entry.runs) {
      const state = damaged > 0 ? 'is damaged' : 'is not finished';
      const runs = `${grouped(table.runs)} of ${grouped(entry.runs)} runs`;
      say(`${name} ${state}: ${runs} are counted. The command that made it makes the rest.`);
    }
    const { opening, switches, says } = entry;
    if (named === undefined) finished.push({ opening, switches, design: ready.design, table });
    else {
      const changed = [
        ...switches,
        ...(says === undefined ? [] : [says]),
        ...(ready.design?.each === 'run' ? [ownInputs] : []),
      ];
      const under = changed.length === 0 ? undefined : changed.join('; ');
      finished.push({ opening, switches: [], table, under });
    }
  }
  return finished;
}

/** Refuses a study of which no opening has been run as it is: there is nothing to hold against the record. */
export function requireRuns(study: Study, finished: readonly Finished[]): void {
  if (finished.some((it) => isPlain(it) && it.table.runs > 0)) return;
  if (finished.some((it) => it.table.runs > 0)) {
    const names = Object.keys(study.manifest.ensembles);
    throw new Trouble(`No opening of the study in ${study.folder} has been run as it is.`, {
      hint: `It has: ${names.join(', ')}. Hold one of them against the record: ${called()} record ${quoted(study.folder)} --ensemble ${names[0]}`,
    });
  }
  throw new Trouble(`The study in ${study.folder} has no finished runs yet.`, {
    hint: `Play some: ${called()} study SCENARIO --out ${quoted(study.folder)}`,
  });
}
