// The engine in the page: opens the bundle it is sent, plays runs from their seeds with the laboratory
// itself, and answers with films, told events and digests. Built to one script, started from a Blob.

import {
  campaign,
  type Drawn,
  digestOfChronicle,
  drawnInputs,
  explain,
  type Frame,
  frameOf,
  makeTeller,
  openLaboratory,
  openNetwork,
  rankOf,
  tumenModel,
  writeWhy,
} from '@tumen/lab';
import { type BundleReader, readBundle } from '../bundle/decode.ts';
import { filmOf, politiesIn } from '../film/film.ts';
import type { Answer, Ask, Drawing, PlayedRun, RunOrder, ToldEvent } from './messages.ts';

let reader: BundleReader | undefined;
const frames = new Map<string, Promise<Frame>>();

addEventListener('message', (message: MessageEvent<Ask>) => {
  const ask = message.data;
  if (ask.kind === 'open') {
    reader = readBundle(ask.bundle);
    return;
  }
  answerTo(ask).then(
    (answer) => postMessage(answer),
    (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      const failed: Answer = { kind: 'failed', id: ask.id, message: reason };
      postMessage(failed);
    },
  );
});

async function answerTo(ask: Exclude<Ask, { kind: 'open' }>): Promise<Answer> {
  const { id } = ask;
  const frame = await frameFor(ask.order);
  if (ask.kind === 'drawn') {
    const { seed } = ask.order;
    return { kind: 'drawn', id, drawn: accountsIn(drawnInputs(frame, { seed, runs: ask.runs })) };
  }
  const { order } = ask;
  const { seed, run } = order;
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
  if (reader === undefined) throw new Error('The engine has been given no study.');
  const scenario = await reader.scenario();
  const { record } = await reader.network();
  const day = scenario.openings.find((it) => it.key === opening)?.day;
  const land = openNetwork(record, day === undefined ? {} : { day });
  const laboratory = openLaboratory({ scenario, land, model: tumenModel() });
  return frameOf(laboratory, { opening, switches });
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
