// A study as tables: read back by another library, they give the numbers of the report; they are the
// same bytes whoever played the runs and however often they are written; and the study describes itself.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCells } from '@tumen/lab';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { hasStack, makePlace, tutorial } from './tumen.ts';

const place = makePlace();
const { tumen } = place;
afterAll(place.remove);

type Row = Readonly<Record<string, unknown>>;
const runs = 510;

/** Rows of a table, as a program that knows nothing of us reads them. */
async function rowsOf(study: string, file: string): Promise<readonly Row[]> {
  const bytes = readFileSync(join(place.folder, study, 'tables', file));
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  return parquetReadObjects({ file: buffer });
}

function filesIn(folder: string): readonly string[] {
  return (readdirSync(folder, { recursive: true, withFileTypes: true }) as unknown[]).flatMap(
    (it) => {
      const entry = it as { isFile(): boolean; parentPath?: string; path: string; name: string };
      if (!entry.isFile()) return [];
      return [join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1)];
    },
  );
}

function digestsIn(study: string): Readonly<Record<string, string>> {
  const folder = join(place.folder, study, 'tables');
  const digest = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');
  return Object.fromEntries([...filesIn(folder)].sort().map((file) => [file, digest(file)]));
}

const play = async (out: string, workers: number) => {
  const size = ['--runs', String(runs), '--pairs', '120', '--workers', String(workers)];
  const done = await tumen('study', tutorial, '--out', out, ...size);
  expect(done.code).toBe(0);
  // without a further command the tables, the report and the description are there
  const left = digestsIn(out);
  for (const file of ['report.md', 'report.json', 'ro-crate-metadata.json', 'CITATION.cff']) {
    expect(readFileSync(join(place.folder, out, file), 'utf8')).not.toBe('');
  }
  const exported = await tumen(
    'export',
    out,
    '--json',
    '--author',
    'A. Name',
    '--license',
    'CC0-1.0',
  );
  expect(exported.err).not.toContain('tumen:');
  expect(digestsIn(out)).toEqual(left);
  return JSON.parse(exported.out);
};
const written = await play('one', 1);
const report = JSON.parse(readFileSync(join(place.folder, 'one', 'report.json'), 'utf8'));
const rows = await rowsOf('one', 'runs/spring.parquet');

/** The value below which a share of some numbers lies, nearest rank, as a query would ask for it. */
function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)]!;
}
/** Chance that a beta variable lies below x, by adding up slices from either end to the middle. */
function chanceBelow(x: number, a: number, b: number): number {
  const [low, high] = [lowerHalf(a, b, 1), lowerHalf(b, a, 1)];
  return (lowerHalf(a, b, x) + high - lowerHalf(b, a, 1 - x)) / (low + high);
}

/** Area of u^(a−1)·(1−u)^(b−1) below x and below ½, with u = sin²θ, in slices that take the pole at 0 away. */
function lowerHalf(a: number, b: number, x: number): number {
  const steps = 20_000;
  const power = Math.max(1, 1 / (2 * a));
  // heights against that near the top: narrow ones are far below what numbers can hold
  const scale = (a - 0.5) * Math.log(a / (a + b)) + (b - 0.5) * Math.log(b / (a + b));
  let area = 0;
  for (let at = 0; at < steps; at += 1) {
    const slice = (at + 0.5) / steps;
    const angle = (Math.PI / 4) * slice ** power;
    if (Math.sin(angle) ** 2 >= x) break;
    const width = power * slice ** (power - 1);
    const height =
      (2 * a - 1) * Math.log(Math.sin(angle)) + (2 * b - 1) * Math.log(Math.cos(angle));
    area += width * Math.exp(height - scale);
  }
  return area;
}

/** Few groups tell a variance poorly: Student's 95 % point over the normal one, squared, by its expansion in 1 / ν. */
function fewGroups(groups: number): number {
  const [z, spare] = [1.645, groups - 1];
  const second = (z ** 3 + z) / 4 / spare;
  const third = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96 / spare ** 2;
  return ((z + second + third) / z) ** 2;
}

/** The beta distribution, stretched over −1 … 1, of what moves between draws and of the doubt about the mean. */
function effectOverDraws(moves: readonly number[], draws: readonly unknown[]) {
  const mean = (list: readonly number[]) => list.reduce((sum, it) => sum + it, 0) / list.length;
  const squares = (list: readonly number[], about: number) =>
    list.reduce((sum, it) => sum + (it - about) ** 2, 0);
  const byDraw = [...new Set(draws)].map((draw) => moves.filter((_, at) => draws[at] === draw));
  const all = mean(moves);
  const between = squares(byDraw.map(mean), all) / (byDraw.length - 1);
  // what ten runs of one draw differ by, in the mean of ten
  const luck =
    byDraw.reduce((sum, own) => sum + squares(own, mean(own)) / 9, 0) / byDraw.length / 10;
  const centre = (all + 1) / 2;
  const room = centre * (1 - centre);
  const known = Math.max(0, between - luck) + Math.max(between, luck) / byDraw.length;
  const variance = (known * fewGroups(byDraw.length)) / 4;
  const size = room / Math.min(variance, 0.95 * room) - 1;
  return { a: centre * size, b: (1 - centre) * size };
}
const numbers = (column: string) =>
  rows.flatMap((it) => (it[column] === null ? [] : [Number(it[column])]));

describe('every number of the report comes from a query on the tables', () => {
  test('shares, dates, numbers and scores of each attestation', async () => {
    const spans = await rowsOf('one', 'attestations.parquet');
    const [opening] = await rowsOf('one', 'openings.parquet');
    expect(report.attestations.length).toBeGreaterThan(3);
    for (const it of report.attestations) {
      const happened = rows.map((row) => row[`happened.${it.key}`] === true);
      const day = rows.map((row) => row[`day.${it.key}`] as number | null);
      const agree = happened.filter((yes) => yes !== it.denies).length;
      expect(it.agree).toMatchObject({ hits: agree, runs, share: agree / runs });
      const own = spans.filter((span) => span.attestation === it.key);
      const inside = (span: Row, at: number) =>
        happened[at]! &&
        (day[at] === null ||
          ((span.earliest === null || day[at]! >= Number(span.earliest)) &&
            (span.latest_day === null || day[at]! <= Number(span.latest_day))));
      const within = rows.filter((_, at) =>
        it.denies ? !happened[at]! : own.some((span) => inside(span, at)),
      ).length;
      expect(it.within).toMatchObject({ hits: within, share: within / runs });
      if (own.length === 1) {
        expect(it.log).toBeCloseTo(-Math.log((within + 0.5) / (runs + 1)), 12);
        expect(it.brier).toBeCloseTo((1 - within / runs) ** 2, 12);
      }
      if (it.days !== undefined) {
        const dates = numbers(`day.${it.key}`).map((at) => at + Number(opening!.day));
        const { early, middle, late } = it.days;
        expect([early, middle, late]).toEqual([0.05, 0.5, 0.95].map((p) => quantile(dates, p)));
      }
      if (it.numbers !== undefined) {
        const { early, middle, late } = it.numbers;
        const found = numbers(`number.${it.key}`);
        expect([early, middle, late]).toEqual([0.05, 0.5, 0.95].map((p) => quantile(found, p)));
      }
    }
  });

  test('skill, by lead and against baselines, from the scores of what only tests', () => {
    interface Scored {
      readonly matter: string;
      readonly leadYears: number;
      readonly latest: boolean;
      readonly tests: boolean;
      readonly log: number;
      readonly brier: number;
      readonly crpsDated: number | null;
      readonly baselines: Readonly<Record<string, { log: number; brier: number }>>;
    }
    const own = (report.attestations as Scored[]).filter((it) => it.latest && it.tests);
    /** Means over matters: several attestations of one fact count once. */
    const mean = (list: readonly Scored[], of: (it: Scored) => number | null) => {
      const matters = [...new Set(list.map((it) => it.matter))].flatMap((matter) => {
        const told = list.filter((it) => it.matter === matter).map(of);
        const known = told.filter((it) => it !== null);
        return known.length === 0 ? [] : [known.reduce((sum, it) => sum + it, 0) / known.length];
      });
      return matters.reduce((sum, it) => sum + it, 0) / matters.length;
    };
    expect(report.skill.facts).toBe(own.length);
    expect(report.skill.log).toBeCloseTo(
      mean(own, (it) => it.log),
      12,
    );
    expect(report.skill.brier).toBeCloseTo(
      mean(own, (it) => it.brier),
      12,
    );
    expect(report.skill.dated).toBeCloseTo(
      mean(own, (it) => it.crpsDated),
      9,
    );
    for (const [at, key] of ['even', 'baseRates'].entries()) {
      const rung = report.ladder[at];
      for (const score of ['log', 'brier'] as const) {
        expect(rung[score]).toBeCloseTo(
          mean(own, (it) => it.baselines[key]![score]),
          12,
        );
        expect(rung.skill[score]).toBeCloseTo(1 - report.skill[score] / rung[score], 12);
      }
      const facts = [...new Set(own.map((it) => it.matter))].map((matter) =>
        mean(
          own.filter((it) => it.matter === matter),
          (it) => it.baselines[key]!.log - it.log,
        ),
      );
      const all = facts.reduce((sum, it) => sum + it, 0) / facts.length;
      const squares = facts.reduce((sum, it) => sum + (it - all) ** 2, 0);
      // Student's 95 % point for three degrees of freedom
      expect(facts).toHaveLength(4);
      const reach = 2.353 * Math.sqrt(squares / 3 / 4);
      expect(rung.byFact.ahead).toBe(facts.filter((it) => it > 0).length);
      expect(rung.byFact.mean).toBeCloseTo(all, 12);
      expect((rung.byFact.most - all) / reach).toBeCloseTo(1, 1);
      expect((all - rung.byFact.least) / reach).toBeCloseTo(1, 1);
    }
    const dearest = [...own].sort((a, b) => b.log - a.log);
    const lost = own.reduce((sum, it) => sum + it.log, 0);
    for (const [at, it] of report.costliest.entries()) {
      expect(it.log).toBeCloseTo(dearest[at]!.log, 12);
      expect(it.even).toBeCloseTo(dearest[at]!.baselines.even!.log, 12);
      expect(it.share).toBeCloseTo(dearest[at]!.log / lost, 12);
    }
    expect(report.costliest).toHaveLength(2);
    expect(report.leads.length).toBeGreaterThan(0);
    for (const lead of report.leads) {
      const to = lead.to ?? Number.POSITIVE_INFINITY;
      const ahead = own.filter((it) => it.leadYears >= lead.from && it.leadYears < to);
      expect(lead.facts).toBe(ahead.length);
      expect(lead.log).toBeCloseTo(
        mean(ahead, (it) => it.log),
        12,
      );
    }
  });

  test('how questions and contested matters went', () => {
    const matters = [...report.questions, ...report.matters];
    expect(matters.length).toBeGreaterThan(1);
    for (const it of matters) {
      for (const form of it.forms) {
        const key = form.key === 'none-of-these' ? null : form.key;
        const hits = rows.filter((row) => row[`form.${it.key}`] === key).length;
        expect(form).toMatchObject({ hits, runs, share: hits / runs });
      }
    }
  });

  test('the range of every share, from the groups of runs that share their inputs', () => {
    const shares = [
      ...[...report.questions, ...report.matters].flatMap((it) =>
        it.forms.map((form: { key: string }) => {
          const key = form.key === 'none-of-these' ? null : form.key;
          return [form, (row: Row) => row[`form.${it.key}`] === key] as const;
        }),
      ),
      ...report.attestations.map(
        (it: { key: string; denies: boolean; agree: object }) =>
          [it.agree, (row: Row) => row[`happened.${it.key}`] !== it.denies] as const,
      ),
    ];
    let moving = 0;
    for (const [stated, holds] of shares) {
      const hits = new Map<unknown, number>();
      for (const row of rows) {
        hits.set(row.inputs, (hits.get(row.inputs) ?? 0) + (holds(row) ? 1 : 0));
      }
      // a beta distribution with the mean of the groups; its variance is what counting does not explain, and
      // the doubt about the mean of so many groups
      const of = [...hits.values()].map((it) => it / 10);
      const mean = of.reduce((sum, it) => sum + it, 0) / of.length;
      const between = of.reduce((sum, it) => sum + (it - mean) ** 2, 0) / of.length;
      const even = mean * (1 - mean);
      if (even === 0) {
        // none or all of so many: odds at the far end would show it in one study of twenty
        const far = mean === 0 ? 1 - stated.most : stated.least;
        expect(mean === 0 ? stated.least : stated.most).toBe(mean);
        expect(far ** rows.length).toBeCloseTo(0.05, 9);
        continue;
      }
      const doubt = Math.max(0, (between - even / 10) / 0.9);
      const ofMean = Math.max(between / (of.length - 1), even / 10 / of.length);
      const variance = Math.min(0.95 * even, (doubt + ofMean) * fewGroups(of.length));
      const size = even / variance - 1;
      const [below, above] = [stated.least, stated.most].map((x) =>
        chanceBelow(x, mean * size, (1 - mean) * size),
      );
      expect(below).toBeCloseTo(0.05, 2);
      expect(above).toBeCloseTo(0.95, 2);
      moving += 1;
    }
    expect(moving).toBeGreaterThan(3);
  });

  test('what switches move, run by run on the same dice', async () => {
    for (const it of report.switches) {
      const other = await rowsOf('one', `runs/spring+${it.key}.parquet`);
      expect(other).toHaveLength(it.pairs);
      // the moves name attestations and forms by what they say: ask every column
      const queries = Object.keys(rows[0]!).flatMap((column) => {
        if (!column.startsWith('form.') && !column.startsWith('happened.')) return [];
        const values = new Set([...rows, ...other].map((row) => row[column]));
        return [...values].map((value) => {
          const was = other.map((_, at) => rows[at]![column] === value);
          const is = other.map((row) => row[column] === value);
          const lost = was.filter((yes, at) => yes && !is[at]!).length;
          const won = is.filter((yes, at) => yes && !was[at]!).length;
          const hundred = (list: readonly boolean[]) =>
            (100 * list.filter((yes) => yes).length) / other.length;
          const draws = other.map((row) => row.inputs);
          const moves = is.map((yes, at) => Number(yes) - Number(was[at]!));
          return { lost, won, without: hundred(was), withIt: hundred(is), draws, moves };
        });
      });
      for (const move of it.moves) {
        const found = queries.filter(
          (one) =>
            one.lost === move.lost &&
            one.won === move.won &&
            Math.abs(one.without - move.without) < 1e-9 &&
            Math.abs(one.withIt - move.withIt) < 1e-9,
        );
        expect(found.length).toBeGreaterThan(0);
        const stated = [move.least, move.most].map((at) => (at + 100) / 200);
        const isRange = found.some((one) => {
          const size = effectOverDraws(one.moves, one.draws);
          const [below, above] = stated.map((x) => chanceBelow(x, size.a, size.b));
          return Math.abs(below! - 0.05) < 0.005 && Math.abs(above! - 0.95) < 0.005;
        });
        expect(isRange, move.says).toBe(true);
      }
    }
  });

  test('how typical history is, by holding the record and every run against all the others', async () => {
    const spans = await rowsOf('one', 'attestations.parquet');
    const [opening] = await rowsOf('one', 'openings.parquet');
    const last = Number(opening!.until) - Number(opening!.day);
    const surprise = (hits: number, among: number) => -Math.log((hits + 0.5) / (among + 1));
    expect(report.typical).toHaveLength(1);
    for (const part of ['testing', 'all'] as const) {
      const stated = report.typical[0][part];
      const own = spans.filter((it) => part === 'all' || it.tests === true);
      const matters = new Map<unknown, { readonly record: number; readonly runs: number[] }[]>();
      for (const key of new Set(own.map((it) => it.attestation))) {
        const those = own.filter((it) => it.attestation === key);
        const { matter, denies } = those[0]!;
        const happened = rows.map((row) => row[`happened.${key}`] === true);
        const days = rows.map((row) => row[`day.${key}`] as number | null);
        const inside = (from: number, to: number) =>
          days.filter((day) => day !== null && day >= from && day <= to).length;
        const never = happened.filter((yes) => !yes).length;
        const bare = happened.filter((yes, at) => yes && days[at] === null).length;
        const cut = those.map((it) => [
          Math.max(0, Number(it.earliest ?? 0)),
          Math.min(last, Number(it.latest_day ?? last)),
        ]);
        const mean = (list: readonly number[]) =>
          list.reduce((sum, it) => sum + it, 0) / list.length;
        const length = Math.max(1, Math.round(mean(cut.map(([from, to]) => to! - from! + 1))));
        const like = (run: number) => {
          const day = days[run];
          if (!happened[run]) return never;
          if (day === null || day === undefined) return bare;
          if (denies) return inside(0, last);
          const from = Math.max(0, Math.min(last - length + 1, day - Math.floor(length / 2)));
          return inside(from, from + length - 1);
        };
        const record = denies
          ? surprise(never, runs)
          : mean(cut.map(([from, to]) => surprise(inside(from!, to!) + bare, runs)));
        const told = { record, runs: rows.map((_, run) => surprise(like(run) - 1, runs - 1)) };
        matters.set(matter, [...(matters.get(matter) ?? []), told]);
      }
      const sum = (of: (it: { readonly record: number; readonly runs: number[] }) => number) =>
        [...matters.values()].reduce(
          (all, them) => all + them.reduce((some, it) => some + of(it), 0) / them.length,
          0,
        );
      const score = sum((it) => it.record);
      const scores = rows.map((_, run) => sum((it) => it.runs[run]!));
      const same = scores.filter((it) => Math.abs(it - score) < 1e-9).length;
      const stranger = scores.filter((it) => it > score + 1e-9).length;
      expect(stated.matters).toBe(matters.size);
      expect(stated.score).toBeCloseTo(score, 9);
      expect(stated.percentile).toBeCloseTo((100 * (stranger + same / 2)) / runs, 9);
      const { early, middle, late } = stated.runScores;
      const quantiles = [0.05, 0.5, 0.95].map((p) => quantile(scores, p));
      for (const [at, it] of [early, middle, late].entries()) {
        expect(it).toBeCloseTo(quantiles[at]!, 9);
      }
    }
  });

  test('calibration: shares against what came true, and where the record’s days fall', async () => {
    const spans = await rowsOf('one', 'attestations.parquet');
    const [opening] = await rowsOf('one', 'openings.parquet');
    const last = Number(opening!.until) - Number(opening!.day);
    const own = spans.filter((it) => it.tests === true && it.latest === true);
    const told = (matter: unknown) =>
      new Set(own.filter((it) => it.matter === matter).map((it) => it.attestation)).size;
    const bins = Array.from({ length: 5 }, () => ({ matters: 0, share: 0, came: 0 }));
    const fifths = [0, 0, 0, 0, 0];
    for (const key of new Set(own.map((it) => it.attestation))) {
      const those = own.filter((it) => it.attestation === key);
      const { matter, denies } = those[0]!;
      const weight = 1 / told(matter);
      const share = rows.filter((row) => row[`happened.${key}`] === true).length / runs;
      const bin = bins[Math.min(4, Math.floor(5 * share))]!;
      bin.matters += weight;
      bin.share += weight * share;
      bin.came += denies ? 0 : weight;
      const days = numbers(`day.${key}`);
      if (denies || days.length === 0) continue;
      // nine days stand for what a span leaves open: the middles of as many equal parts
      const meant = those.flatMap((it) => {
        const from = Math.max(0, Number(it.earliest ?? 0));
        const to = Math.min(last, Number(it.latest_day ?? last));
        const length = to - from + 1;
        return Array.from({ length: 9 }, (_, at) => from - 0.5 + (length * (at + 0.5)) / 9);
      });
      for (const day of meant) {
        const before = days.filter((it) => it < day).length;
        const on = days.filter((it) => it === day).length;
        const fifth = Math.floor((5 * (before + on / 2)) / days.length);
        fifths[Math.min(4, fifth)]! += weight / meant.length;
      }
    }
    const { calibration } = report;
    expect(calibration.matters).toBeCloseTo(
      bins.reduce((sum, it) => sum + it.matters, 0),
      9,
    );
    for (const [at, bin] of bins.entries()) {
      expect(calibration.shares[at].matters).toBeCloseTo(bin.matters, 9);
      if (bin.matters === 0) continue;
      expect(calibration.shares[at].meanShare).toBeCloseTo(bin.share / bin.matters, 9);
      expect(calibration.shares[at].cameTrue).toBeCloseTo(bin.came / bin.matters, 9);
    }
    for (const [at, it] of fifths.entries()) expect(calibration.days[at]).toBeCloseTo(it, 9);
    expect(fifths.reduce((sum, it) => sum + it, 0)).toBeGreaterThan(1);
    // what so few facts can show is said wherever the figures are
    const few = 'fewer than 100 can reveal gross errors only';
    expect(calibration.note).toContain(few);
    expect(readFileSync(join(place.folder, 'one', 'report.md'), 'utf8')).toContain(few);
  });

  test('counts of events and legs, and what runs were drawn from', async () => {
    const events = await rowsOf('one', 'events/spring.parquet');
    const legs = await rowsOf('one', 'legs/spring.parquet');
    // a headline that the record counts as well
    for (const kind of ['siegeLaid', 'placeChangesHands', 'garrisonDrivenOut']) {
      const counted = rows.reduce((sum, row) => sum + Number(row[`count.${kind}`]), 0);
      expect(events.filter((it) => it.kind === kind)).toHaveLength(counted);
    }
    const taken = rows.map((row) => row['day.loss-of-bellmar']);
    const first = new Map<number, number>();
    for (const it of events) {
      const fits =
        it.kind === 'placeChangesHands' && it.place === 'bellmar' && it.object === 'upland';
      if (fits && !first.has(Number(it.run))) first.set(Number(it.run), Number(it.day));
    }
    expect(taken.map((day, run) => day === null || first.get(run) === day)).not.toContain(false);
    expect(legs.every((it) => it.arrives === null || Number(it.arrives) > Number(it.departs))).toBe(
      true,
    );
    const inputs = await rowsOf('one', 'inputs/spring.parquet');
    expect(inputs).toHaveLength(runs / 10);
    expect(rows.every((row) => inputs[Number(row.inputs)]!.inputs === row.inputs)).toBe(true);
    const accounts = new Set(inputs.map((it) => it['readings.size-of-the-host']));
    expect(accounts).toEqual(new Set(['annals', 'song']));
    const switched = await rowsOf('one', 'inputs/spring+gentle-creed.parquet');
    expect(switched.every((it) => it['switch.gentle-creed'] === true)).toBe(true);
  });
});

describe('the files', () => {
  test('are the same bytes from any number of workers and when written again', async () => {
    const before = digestsIn('one');
    expect(Object.keys(before).length).toBe(written.tables.length + 1);
    await play('three', 3);
    expect(digestsIn('three')).toEqual(before);
    await tumen('export', 'one', '--author', 'A. Name', '--license', 'CC0-1.0');
    expect(digestsIn('one')).toEqual(before);
  });

  test('say the same as comma-separated values', async () => {
    const parquet = await rowsOf('three', 'legs/spring.parquet');
    expect((await tumen('export', 'three', '--format', 'csv')).code).toBe(0);
    expect(
      filesIn(join(place.folder, 'three', 'tables')).some((it) => it.endsWith('.parquet')),
    ).toBe(false);
    const text = readFileSync(join(place.folder, 'three', 'tables', 'legs', 'spring.csv'), 'utf8');
    const [header, ...lines] = readCells(text).lines;
    const names = header!.map((it) => it.text);
    expect(lines.map((it) => it.map((cell) => cell.text))).toEqual(
      parquet.map((row) => names.map((name) => (row[name] === null ? '' : String(row[name])))),
    );
  });

  test('are all described, with their digests, and can be cited', () => {
    const folder = join(place.folder, 'one');
    const graph = JSON.parse(readFileSync(join(folder, 'ro-crate-metadata.json'), 'utf8'))[
      '@graph'
    ];
    const byId = new Map(graph.map((it: Row) => [it['@id'], it])) as ReadonlyMap<string, Row>;
    expect(byId.get('ro-crate-metadata.json')).toMatchObject({ about: { '@id': './' } });
    const files = filesIn(folder).filter((it) => it !== 'ro-crate-metadata.json');
    for (const file of files) {
      const sha256 = createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex');
      expect(byId.get(encodeURI(file))).toMatchObject({ '@type': 'File', sha256 });
    }
    const parts = byId.get('./')!.hasPart as readonly Row[];
    expect(parts).toHaveLength(files.length);
    expect(parts.every((it) => byId.has(String(it['@id'])))).toBe(true);
    const citation = parse(readFileSync(join(folder, 'CITATION.cff'), 'utf8'));
    expect(citation).toMatchObject({
      'cff-version': '1.2.0',
      type: 'dataset',
      authors: [{ name: 'A. Name' }],
      license: 'CC0-1.0',
    });
  });

  test('every column is explained', async () => {
    const { files } = JSON.parse(
      readFileSync(join(place.folder, 'one', 'tables', 'columns.json'), 'utf8'),
    );
    for (const { file } of written.tables) {
      const [row] = await rowsOf('one', file);
      const named = files[file].columns.map((it: { name: string }) => it.name);
      expect(Object.keys(row!)).toEqual(named);
      expect(files[file].columns.every((it: { says: string }) => it.says !== '')).toBe(true);
    }
  });

  test('the page about them names columns that are there', async () => {
    const page = readFileSync(new URL('../../../docs/read-the-tables.md', import.meta.url), 'utf8');
    const there = new Set(
      (await Promise.all(written.tables.map((it: { file: string }) => rowsOf('one', it.file))))
        .map((table) => (table as readonly Row[])[0] ?? {})
        .flatMap((row) => Object.keys(row)),
    );
    const code = [...page.matchAll(/```\w+\n([\s\S]*?)```/g)].map((it) => it[1]).join('\n');
    const named = [...code.matchAll(/["`]((?:happened|day|readings)\.[a-z-]+)["`]/g)].map(
      (it) => it[1]!,
    );
    expect(new Set(named).size).toBeGreaterThanOrEqual(3);
    expect(named.filter((it) => !there.has(it))).toEqual([]);
  });

  test('are not written from damaged events', async () => {
    const path = join(place.folder, 'three', 'spring', 'traces-000001.bin');
    const bytes = readFileSync(path);
    bytes[60]! ^= 1;
    writeFileSync(path, bytes);
    const { code, out, err } = await tumen('export', 'three');
    expect({ code, out, stack: hasStack(err) }).toEqual({ code: 1, out: '', stack: false });
    expect(err).toContain('The events of runs 250 to 499 of spring are damaged');
    expect(
      filesIn(join(place.folder, 'three', 'tables')).filter((it) => it.includes('unfinished')),
    ).toEqual([]);
  });
});
