// The state of the page: the study that was opened, and what a person has chosen, as signals. Views read
// them and call `choose`; the address follows. Nothing is kept anywhere else.

import { computed, effect, signal } from '@preact/signals';
import { type Drawn, earliestOf, latestOf, type Scenario, type Table } from '@tumen/lab';
import type { Bundle } from '../bundle/bundle.ts';
import { type BundleReader, onceEach, readBundle } from '../bundle/decode.ts';
import type { Ground } from '../bundle/ground.ts';
import type { Land } from '../bundle/land.ts';
import { getMore } from '../bundle/more.ts';
import { type Engine, startEngine } from '../engine/engine.ts';
import type { PlayedRun } from '../engine/messages.ts';
import type { Film } from '../film/film.ts';
import { filmsOf } from '../film/reel.ts';
import type { Translation } from '../translation.ts';
import { words } from '../words.ts';
import { type Choice, readAddress, writeAddress } from './address.ts';
import { type Actor, castOf } from './cast.ts';
import { choice, playing } from './choice.ts';
import { still } from './clock.ts';
import { type Keeping, keepingOf, keptRows } from './keeping.ts';

/** A study opened in the page. */
export interface Study {
  readonly manifest: Bundle['manifest'];
  readonly reader: Omit<BundleReader, 'rows' | 'network'>;
  /** The rows of an ensemble, unpacked beside the page. */
  readonly rows: (ensemble: string) => Promise<Table>;
  readonly engine: Engine;
  /** Starts an engine beside the other, for what takes long. */
  readonly startAnother: () => Engine;
  readonly scenario: Scenario;
  readonly land: Land;
  readonly ground: Ground;
  readonly usual: Choice;
  /** Languages that the page carries beside its own. */
  readonly translations: readonly Translation[];
}

/** The rows and films of the opening that is looked at. */
export interface Opened {
  readonly opening: Scenario['openings'][number];
  readonly table: Table;
  readonly films: readonly Film[];
}

/** The same for the runs that are kept, with their numbers. */
export interface Shown extends Opened {
  readonly runs: readonly number[];
}

/** Opens a bundle; rejects with a sentence where it cannot be read. */
export async function openStudy(bundle: Bundle): Promise<Study> {
  const reader = readBundle(bundle, () => getMore(words.noMore));
  const startAnother = () => startEngine(reader);
  const engine = startAnother();
  const rows = onceEach(engine.rows);
  // what is wrong with runs is said when they are asked for
  for (const [kind, name] of bundle.first.map((it) => it.split(':'))) {
    if (kind === 'rows') rows(name!).catch(() => undefined);
    if (kind === 'reel') reader.reel(name!).catch(() => undefined);
  }
  const [scenario, land, ground] = await Promise.all([
    reader.scenario(),
    reader.land(),
    reader.ground(),
  ]);
  const plain = bundle.manifest.ensembles.filter((it) => it.switches.length === 0);
  const opening =
    plain.find((it) => it.opening === scenario.defaultOpening)?.opening ?? plain[0]?.opening ?? '';
  const usual: Choice = {
    view: 'explore',
    opening,
    day: firstLook(scenario, opening),
    mode: 'cloud',
    run: 0,
    actor: '',
    subject: '',
    step: 'ten-days',
    whole: false,
    only: [],
    like: false,
    against: '',
    account: '',
    set: [],
    stop: 0,
    kiosk: 0,
    camera: undefined,
  };
  return {
    manifest: bundle.manifest,
    reader,
    rows,
    engine,
    startAnother,
    scenario,
    land,
    ground,
    usual,
    translations: Object.values(bundle.translations ?? {}),
  };
}

/** The day on which the page opens: a third into the thick of the record, so that something is to be seen. */
function firstLook(scenario: Scenario, opening: string): number {
  const { day, until } = spanOf(scenario, opening, false);
  return Math.round(day + (until - day) * 0.36);
}

/** The days of a timeline: all of an opening's, or up to where the record thins out. */
export function spanOf(
  scenario: Scenario,
  opening: string,
  whole: boolean,
): { readonly day: number; readonly until: number } {
  const { day, until } = scenario.openings.find((it) => it.key === opening)!;
  if (whole) return { day, until };
  const ends = scenario.attestations
    .filter((it) => earliestOf(it.when) >= day - 400)
    .map((it) => latestOf(it.when))
    .filter((it) => it > day && Number.isFinite(it))
    .sort((a, b) => a - b);
  const thick = ends[Math.floor(0.75 * (ends.length - 1))];
  return { day, until: thick === undefined ? until : Math.min(until, thick + 60) };
}

/** The study; undefined until it is open. */
export const study = signal<Study | undefined>(undefined);
/** What the pointer or the focus is on: `place:KEY`, `actor:KEY`, `attestation:KEY` or empty. */
export const hovered = signal('');
/** What went wrong, as a sentence. */
export const trouble = signal('');
/** Says what went wrong at the head of the page. */
export function tellTrouble(error: unknown): void {
  trouble.value = error instanceof Error ? error.message : String(error);
}

/** Rows and films of the chosen opening; undefined while they are read. */
export const opened = signal<Opened | undefined>(undefined);
/** What the runs of an opening drew; undefined until the engine has told. */
export const drawn = signal<{ readonly opening: string; readonly drawn: Drawn } | undefined>(
  undefined,
);
/** The conditions as one text, so that the clock does not make them anew. */
const conditions = computed(() => choice.value?.only.join(' and ') ?? '');
const like = computed(() => choice.value?.like ?? false);
/** Which runs are kept. */
export const keeping = computed<Keeping>(() => {
  const open = study.value;
  const now = opened.value;
  if (open === undefined || now === undefined) return { kept: undefined, count: 0, refused: '' };
  const { opening, table } = now;
  const known = drawn.value?.opening === opening.key ? drawn.value.drawn : undefined;
  const only = conditions.value === '' ? [] : conditions.value.split(' and ');
  return keepingOf(
    { scenario: open.scenario, opening, table, drawn: known },
    { only, like: like.value },
  );
});
/** Rows and films of the runs that are kept: what every figure is reckoned over. */
export const shown = computed<Shown | undefined>(() => {
  const now = opened.value;
  if (now === undefined) return undefined;
  const { kept } = keeping.value;
  const numbers = Array.from({ length: now.table.runs }, (_, run) => run);
  if (kept === undefined) return { ...now, runs: numbers };
  return {
    opening: now.opening,
    table: keptRows(now.table, kept),
    films: now.films.filter((_, run) => kept[run] === 1),
    runs: numbers.filter((run) => kept[run] === 1),
  };
});
/** The run that is looked at, once played. */
export const played = signal<PlayedRun | undefined>(undefined);

/** The chosen opening and whether all of its span is shown: what seldom changes is read from these. */
const opening = computed(() => choice.value?.opening);
const whole = computed(() => choice.value?.whole ?? false);

/** Lanes of the chosen opening. */
export const cast = computed<readonly Actor[]>(() => {
  const open = study.value;
  if (open === undefined || opening.value === undefined) return [];
  return castOf(open.scenario, opening.value, words.timeline.others);
});

/** The days of the timeline. */
export const span = computed(() => {
  const open = study.value;
  if (open === undefined || opening.value === undefined) return { day: 0, until: 1 };
  return spanOf(open.scenario, opening.value, whole.value);
});

/** Changes what is chosen; days stay within the opening's. */
export function choose(change: Partial<Choice>): void {
  const now = choice.value;
  const open = study.value;
  if (now === undefined || open === undefined) return;
  choice.value = sensible({ ...now, ...change }, open);
}

/** A choice with everything that the study does not know put right. */
function sensible(wanted: Choice, { scenario, manifest, usual }: Study): Choice {
  const ensemble =
    manifest.ensembles.find((it) => it.switches.length === 0 && it.opening === wanted.opening) ??
    manifest.ensembles.find((it) => it.switches.length === 0 && it.opening === usual.opening)!;
  const opening = scenario.openings.find((it) => it.key === ensemble.opening)!;
  const day = Math.min(opening.until, Math.max(opening.day, wanted.day));
  const run = Math.min(Math.max(0, wanted.run), ensemble.runs - 1);
  const stop = Math.min(wanted.stop, Math.max(0, scenario.tour.length - 1));
  return { ...wanted, opening: opening.key, day, run, stop };
}

/**
 * Begins to follow the address and the choices. Called once, when the study is open; resolves when the runs of
 * the opening that the address names are there, so that nothing is drawn twice.
 */
export async function begin(open: Study): Promise<void> {
  study.value = open;
  let written = '';
  const read = () => {
    if (location.hash.slice(1) === written && written !== '') return;
    choice.value = sensible(readAddress(location.hash, open.usual), open);
  };
  read();
  addEventListener('hashchange', read);
  effect(() => {
    const chosen = choice.value;
    if (chosen === undefined || playing.value) return;
    written = writeAddress(chosen, open.usual);
    history.replaceState(undefined, '', `#${written}`);
  });
  let showing: Promise<void> | undefined;
  effect(() => {
    const key = opening.value;
    if (key === undefined) return;
    showing = show(open, key).catch(tellTrouble);
  });
  effect(() => {
    const key = opening.value;
    if (key === undefined || !conditions.value.includes('=')) return;
    learnDrawn(open, key).catch(tellTrouble);
  });
  let wanted = '';
  effect(() => {
    const chosen = still.value;
    if (chosen === undefined || (chosen.mode !== 'one' && chosen.mode !== 'typical')) return;
    const order = {
      opening: chosen.opening,
      switches: [],
      seed: open.manifest.seed,
      run: chosen.run,
    };
    const name = JSON.stringify(order);
    if (name === wanted) return;
    wanted = name;
    open.engine.play(order).then((run) => {
      if (name === wanted) played.value = run;
    }, tellTrouble);
  });
  await showing;
}

async function show(open: Study, key: string): Promise<void> {
  const ensemble = open.manifest.ensembles.find(
    (it) => it.switches.length === 0 && it.opening === key,
  )!;
  const opening = open.scenario.openings.find((it) => it.key === key)!;
  const [table, reel] = await Promise.all([
    open.rows(ensemble.name),
    open.reader.reel(ensemble.name),
  ]);
  const films = filmsOf(reel, opening.day);
  if (choice.value?.opening !== key) return;
  opened.value = { opening, table, films };
}

let asked = '';
/** Asks the engine once what the runs of an opening drew. */
export async function learnDrawn(open: Study, key: string): Promise<void> {
  if (asked === key) return;
  asked = key;
  const runs = open.manifest.ensembles.find(
    (it) => it.switches.length === 0 && it.opening === key,
  )!.runs;
  const order = { opening: key, switches: [], seed: open.manifest.seed };
  const told = await open.engine.drawn(order, runs);
  if (asked === key) drawn.value = { opening: key, drawn: told };
}
