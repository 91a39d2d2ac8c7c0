// The workshop: reads and checks a scenario that somebody makes in the page, with the laboratory's own
// reader, and plays campaigns on it. The reader and its libraries are in this script alone, which the page
// carries packed and opens when it is first needed. Ways are built anew, from the relief, for every draft.

import tutorial from 'virtual:tutorial';
import {
  buildNetwork,
  checkModel,
  compareFindings,
  type Finding,
  landOn,
  modes,
  type OpenedNetwork,
  openLaboratory,
  problemsOfSites,
  type Scenario,
  siteOf,
  tumenModel,
  vocabulary,
} from '@tumen/lab';
import { checkScenario, fieldAt, parseScenario, putField, remedyOf } from '@tumen/lab/scenario';
import { answering } from '../engine/answering.ts';
import { playMany } from '../engine/many.ts';
import type { ManyRows } from '../engine/messages.ts';
import { groundHolds, openGround } from './ground.ts';
import {
  type Answer,
  type Ask,
  type Checked,
  type Draft,
  type Leg,
  type PlayedDraft,
  type Remark,
  sheetNames,
} from './messages.ts';
import { edited, homeOf, sheetsOf, textOf, titleOf } from './sheets.ts';

const model = tumenModel();
const asItIs: Draft = { key: 'tutorial', files: tutorial.files };
/** The key that a draft begins with: the name of its folder. */
const usualKey = 'my-scenario';
/** Campaigns of drafts are played with one seed, that of the command unless it is told another. */
const seed = 1216;

let ground: ReturnType<typeof openGround> | undefined;
const { take, stopped } = answering<Ask>(answerTo);

addEventListener('message', ({ data: ask }: MessageEvent<Ask>) => take(ask));

async function answerTo(ask: Exclude<Ask, { readonly kind: 'stop' }>): Promise<Answer> {
  const { id } = ask;
  ground ??= openGround(tutorial.ground);
  if (ask.kind === 'begin') {
    return { kind: 'checked', id, checked: await checked({ ...asItIs, key: usualKey }) };
  }
  if (ask.kind === 'edit') {
    return { kind: 'checked', id, checked: await checked(edited(ask.draft, ask.edit)) };
  }
  return { kind: 'played', id, played: await played(ask.draft, ask.runs, id) };
}

/** What the reader and the checks say of a draft. */
function understood(draft: Draft): {
  readonly scenario: Scenario;
  readonly findings: readonly Finding[];
} {
  const parsed = parseScenario({ key: draft.key, files: draft.files });
  const { scenario } = parsed;
  const findings = [
    ...parsed.findings,
    ...checkScenario(scenario, vocabulary, parsed.fieldSpot, parsed.written),
    ...checkModel(scenario, model),
  ];
  return { scenario, findings };
}

async function checked(draft: Draft): Promise<Checked> {
  const { scenario, findings } = understood(draft);
  const { region } = scenario;
  const isSound = findings.every((it) => it.severity !== 'error');
  const onGround = groundHolds(tutorial.ground, region);
  const { relief, waters } = await ground!;
  const sites = scenario.places.map(siteOf);
  const ofLand = !isSound || !onGround ? [] : problemsOfSites({ sites, relief, waters, region });
  const unreached = ofLand.map(({ site, what, hint }): Finding => {
    const { spot } = scenario.places.find((it) => it.key === site)!;
    const said = { what: `place "${site}" ${what}`, hint: `${hint}.`, code: 'out-of-reach' };
    return { severity: 'warning', ...spot, ...said };
  });
  const all = [...findings, ...unreached].sort(compareFindings);
  const sheets = sheetsOf(draft);
  const keys = (list: readonly { readonly key: string }[]) => list.map((it) => it.key);
  return {
    draft,
    title: titleOf(draft),
    sheets,
    remarks: all.map((it) => remarkOn(draft, scenario, it)),
    known: [
      ...keys(scenario.places),
      ...keys(scenario.people),
      ...keys(scenario.polities),
      ...keys(scenario.faiths),
    ],
    playable: isSound && onGround && scenario.openings.length > 0,
    onGround,
  };
}

function remarkOn(draft: Draft, scenario: Scenario, finding: Finding): Remark {
  const text = textOf(draft, finding.file);
  const sheet = sheetNames.find((it) => homeOf(draft, it).path === finding.file);
  const at =
    sheet === undefined || finding.line === 0
      ? undefined
      : fieldAt(text, homeOf(draft, sheet).under, finding);
  const cell = at === undefined || sheet === undefined ? undefined : { sheet, ...at };
  const remedy = remedyFor(draft, scenario, finding, cell);
  return {
    finding,
    ...(cell === undefined ? {} : { cell }),
    ...(remedy === undefined ? {} : { remedy }),
  };
}

function remedyFor(
  draft: Draft,
  { region, places }: Scenario,
  finding: Finding,
  cell: Remark['cell'],
): Remark['remedy'] {
  const path = finding.file;
  const text = textOf(draft, path);
  if (finding.code === 'outside-region') {
    const place = places.find((it) => it.key === cell?.key);
    if (place === undefined) return undefined;
    const { latitude, longitude } = place;
    const wide = {
      south: Math.min(region.south, down(latitude)),
      north: Math.max(region.north, -down(-latitude)),
      west: Math.min(region.west, down(longitude)),
      east: Math.max(region.east, -down(-longitude)),
    };
    if (!groundHolds(tutorial.ground, wide)) return undefined;
    let head = textOf(draft, 'scenario.yaml');
    for (const [side, degrees] of Object.entries(wide)) {
      head = putField(head, ['region', side], { text: String(degrees), as: 'value' });
    }
    return { word: '', file: { path: 'scenario.yaml', text: head } };
  }
  if (finding.code === 'uncited' && cell !== undefined) {
    const at = [...homeOf(draft, cell.sheet).under, cell.key, 'cite'];
    const put = putField(text, at, { text: 'assumed', as: 'value' });
    return { word: 'cite: assumed', file: { path, text: put } };
  }
  const remedy = remedyOf(finding, text);
  return remedy === undefined
    ? undefined
    : { word: remedy.word, file: { path, text: remedy.text } };
}

/** A tenth of a degree or two south or west of a place, in tenths. */
function down(degrees: number): number {
  return Math.floor(degrees * 10 - 1) / 10;
}

/** Campaigns of the tutorial as it is, once they have been played. */
let known: ManyRows | undefined;

async function played(draft: Draft, runs: number, id: number): Promise<PlayedDraft> {
  const of = known === undefined || known.runs < runs ? 2 * runs : runs;
  const watch = (before: number) => ({
    progress: (done: number) => {
      const answer: Answer = { kind: 'progress', id, done: before + done, of };
      postMessage(answer);
    },
    stopped: () => stopped(id),
  });
  const mine = await manyOf(draft, runs, watch(0));
  // after a stop as many are played beside as there are to be set beside
  if (known === undefined || known.runs < mine.rows.runs) {
    known = (await manyOf(asItIs, mine.rows.runs, watch(runs))).rows;
  }
  const first = ofOpening(understood(asItIs).scenario);
  return { ...mine, draft, seed, tutorial: { ...first, rows: known } };
}

function ofOpening(scenario: Scenario): { readonly scenario: Scenario; readonly opening: string } {
  return { scenario, opening: scenario.defaultOpening };
}

async function manyOf(draft: Draft, runs: number, watch: Parameters<typeof playMany>[2]) {
  const { scenario, findings } = understood(draft);
  const wrong = findings.find((it) => it.severity === 'error');
  if (wrong !== undefined) throw new Error(`${wrong.what}. ${wrong.hint ?? ''}`);
  const { relief, waters } = await ground!;
  const sites = scenario.places.map(siteOf);
  const { region } = scenario;
  const { network } = buildNetwork({ sites, relief, waters, region });
  const { opening } = ofOpening(scenario);
  const land = landOn(scenario, network, opening);
  const laboratory = openLaboratory({ scenario, land, model });
  const rows = await playMany(laboratory, { opening, seed, set: [], runs }, watch);
  return { scenario, opening, rows, legs: legsOf(land) };
}

/** May: neither snow on the passes nor the heat of summer. */
const aMonth = 5;
const onFoot = modes.indexOf('foot');

function legsOf(land: OpenedNetwork): readonly Leg[] {
  return land.sites.flatMap((from, one) =>
    land.neighbours(one).flatMap((other): readonly Leg[] => {
      if (other < one) return [];
      const km = Math.round(land.km(one, other));
      return [
        {
          from: from.key,
          to: land.sites[other]!.key,
          km,
          days: land.legDays(one, other, aMonth, onFoot),
        },
      ];
    }),
  );
}
