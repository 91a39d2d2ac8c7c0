// The engine in the page: opens the bundle it is sent, plays runs from their seeds with the laboratory
// itself, and answers with films, told events and digests. It also unpacks rows, which take long enough to be felt. Built to one script, started from a Blob.

import {
  campaign,
  type Drawn,
  digestOfChronicle,
  drawnInputs,
  explain,
  type Frame,
  frameOf,
  type Laboratory,
  landOn,
  makeTeller,
  openLaboratory,
  rankOf,
  thingsToSet,
  tumenModel,
  writeWhy,
} from '@tumen/lab';
import { type BundleReader, readBundle } from '../bundle/decode.ts';
import { filmOf, politiesIn } from '../film/film.ts';
import { answering } from './answering.ts';
import { playMany } from './many.ts';
import type {
  Answer,
  Ask,
  Drawing,
  FilmedRun,
  Offer,
  PlayedRun,
  RunOrder,
  ToldEvent,
} from './messages.ts';

/** One for all frames, for they share what plays them. */
const model = tumenModel();
let reader: BundleReader | undefined;
const frames = new Map<string, Promise<Frame>>();
const { take, stopped } = answering<Ask>(answerTo);

addEventListener('message', ({ data: ask }: MessageEvent<Ask>) => take(ask));

async function answerTo(ask: Exclude<Ask, { kind: 'stop' }>): Promise<Answer> {
  const { id } = ask;
  if (ask.kind === 'open') {
    reader = readBundle(ask.bundle);
    return { kind: 'opened', id };
  }
  if (ask.kind === 'rows') {
    return { kind: 'unpacked', id, table: await readBundle(ask.bundle).rows(ask.ensemble) };
  }
  if (ask.kind === 'many') {
    const rows = await playMany(await makeLaboratory(ask.order.opening), ask.order, {
      progress: (runs) => {
        const answer: Answer = { kind: 'progress', id, runs };
        postMessage(answer);
      },
      stopped: () => stopped(id),
    });
    return { kind: 'many', id, rows };
  }
  if (ask.kind === 'offers') {
    return { kind: 'offers', id, offers: offersOf(await makeLaboratory(ask.opening), ask.opening) };
  }
  const frame = await frameFor(ask.order);
  if (ask.kind === 'drawn') {
    const { seed } = ask.order;
    return { kind: 'drawn', id, drawn: accountsIn(drawnInputs(frame, { seed, runs: ask.runs })) };
  }
  const { order } = ask;
  const { seed, run } = order;
  if (ask.kind === 'film') return { kind: 'filmed', id, run: filmRun(frame, order) };
  if (ask.kind === 'why') {
    const played = campaign(frame, { seed, run }, { trace: true });
    return { kind: 'explained', id, text: writeWhy(explain(frame.setting, played, ask.at)) };
  }
  return { kind: 'played', id, run: playRun(frame, order) };
}

/** The frame of an opening with its switches: the land is open to wheels as on its first day. */
function frameFor({ opening, switches }: Drawing): Promise<Frame> {
  const name = [opening, ...switches].join('+');
  const kept = frames.get(name) ?? makeFrame(opening, switches);
  frames.set(name, kept);
  return kept;
}

async function makeFrame(opening: string, switches: readonly string[]): Promise<Frame> {
  return frameOf(await makeLaboratory(opening), { opening, switches });
}

async function makeLaboratory(opening: string): Promise<Laboratory> {
  if (reader === undefined) throw new Error('The engine has been given no study.');
  const scenario = await reader.scenario();
  const land = landOn(scenario, await reader.network(), opening);
  return openLaboratory({ scenario, land, model });
}

/** What can be set, with what the rules' numbers usually are. */
function offersOf(laboratory: Laboratory, opening: string): readonly Offer[] {
  const ofRules = new Map(laboratory.model.parameters.map((it) => [it.name, it.parameter]));
  return thingsToSet({ ...laboratory, opening }).map((thing): Offer => {
    const parameter = ofRules.get(thing.name);
    if (parameter === undefined) return { thing };
    const { value, unit, source } = parameter;
    return { thing, usual: { value, unit, source } };
  });
}

/** Of what was drawn, the accounts of circumstances alone: no other is asked. */
function accountsIn({ draws, inputs, uniforms, values }: Drawn): Drawn {
  const chosen = inputs.flatMap((it, at) => (it.shape.kind === 'reading' ? [at] : []));
  return {
    draws,
    inputs: chosen.map((at) => inputs[at]!),
    uniforms: chosen.map((at) => uniforms[at]!),
    values: chosen.map((at) => values[at]!),
  };
}

function filmRun(frame: Frame, { seed, run }: RunOrder): FilmedRun {
  const played = campaign(frame, { seed, run });
  const { day } = frame.setting.openings[frame.opening]!;
  return { film: filmOf(played, day), digest: digestOfChronicle(played.chronicle) };
}

function playRun(frame: Frame, order: RunOrder): PlayedRun {
  const { seed, run } = order;
  const played = campaign(frame, { seed, run });
  const { chronicle } = played;
  const teller = makeTeller(frame.setting);
  const events: ToldEvent[] = [];
  chronicle.changes.forEach((change, at) => {
    teller.learn(change);
    const rank = rankOf(change.kind);
    if (rank === 'fine' || change.kind === 'forceReaches') return;
    events.push({
      at,
      day: chronicle.days[at]!,
      kind: change.kind,
      rank,
      says: teller.tell(change),
      place: chronicle.where[at]!,
    });
  });
  return {
    order,
    digest: digestOfChronicle(chronicle),
    film: filmOf(played, frame.setting.openings[frame.opening]!.day),
    events,
    polities: politiesIn(frame.setting, played),
  };
}
