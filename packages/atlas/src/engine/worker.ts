// The engine in the page: opens the bundle it is sent, plays runs from their seeds with the laboratory
// itself, and answers with films, told events and digests. Built to one script, started from a Blob.

import {
  campaign,
  digestOfChronicle,
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
import type { Answer, Ask, PlayedRun, RunOrder, ToldEvent } from './messages.ts';

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
  const { id, order } = ask;
  const frame = await frameFor(order);
  const { seed, run } = order;
  if (ask.kind === 'why') {
    const played = campaign(frame, { seed, run }, { trace: true });
    return { kind: 'explained', id, text: writeWhy(explain(frame.setting, played, ask.at)) };
  }
  return { kind: 'played', id, run: playRun(frame, order) };
}

/** The frame of an opening with its switches: the land is open to wheels as on its first day. */
function frameFor({ opening, switches }: RunOrder): Promise<Frame> {
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
