// A worker thread that plays runs again: opens the scenario it is given once, then does one errand after
// another. Runs in its own thread from the built file; nothing but messages reaches it.

import { parentPort, workerData } from 'node:worker_threads';
import {
  campaign,
  drawInputs,
  type Frame,
  happeningsOf,
  makeQuestionnaire,
  networkFromBytes,
  type Parting,
  partingOf,
  type Questionnaire,
  replay,
  replayRoll,
  rollsBefore,
  runsADraw,
  tumenModel,
} from '@tumen/lab';
import { failedAt } from './crew.ts';
import type { Answers, Errand, ErrandOf } from './errands.ts';
import { framed } from './frames.ts';
import type { WorkerSetup } from './orders.ts';
import { eventOf, holdsIn, triedRolls } from './replays.ts';

interface Prepared {
  readonly frame: Frame;
  readonly questionnaire: Questionnaire;
}

function serve(): void {
  const port = parentPort;
  if (port === null) throw new Error('This file is a worker and is not run by itself.');
  const { scenario, land, seed } = workerData as WorkerSetup;
  const opened = { scenario, model: tumenModel(), land: { network: networkFromBytes(land) } };
  const prepared = new Map<string, Prepared>();
  const preparedFor = (opening: string, switches: readonly string[]): Prepared => {
    const name = [opening, ...switches].join('+');
    const kept = prepared.get(name);
    if (kept !== undefined) return kept;
    const { laboratory, frame } = framed(opened, { opening, switches });
    const { setting } = laboratory;
    const made = { frame, questionnaire: makeQuestionnaire({ scenario, setting, opening }) };
    prepared.set(name, made);
    return made;
  };
  let at = -1;

  const answers = ({ opening, run, retries }: ErrandOf<'answers'>): Answers['answers'] => {
    at = run;
    return retries.map(({ switches, given }) => {
      const { frame, questionnaire } = preparedFor(opening, switches);
      return [...questionnaire.answer(replay(frame, { seed, run }, given)).values];
    });
  };
  const rolls = ({ opening, run, happening: key }: ErrandOf<'rolls'>): Answers['rolls'] => {
    at = run;
    const { frame, questionnaire } = preparedFor(opening, []);
    const happening = happeningsOf(scenario, opening).find((it) => it.key === key)!;
    const find = eventOf(scenario, frame.setting, happening);
    return triedRolls(rollsBefore(frame, { seed, run }, find)).map((roll) => {
      const changed = replayRoll(frame, { seed, run }, roll, 0);
      return { die: roll.die, undone: !holdsIn(questionnaire, happening, changed) };
    });
  };
  const partings = ({ opening, switches, from, to }: ErrandOf<'partings'>) => {
    const found: (Parting | undefined)[] = [];
    const frames = [[], switches].map((on) => preparedFor(opening, on).frame);
    for (at = from; at < to; at += 1) {
      const draw = Math.floor(at / runsADraw);
      const [one, other] = frames.map(
        (frame) =>
          campaign(frame, { seed, run: at }, { draw: drawInputs(frame, { seed, draw }) }).chronicle,
      );
      found.push(partingOf(one!, other!));
      port.postMessage({ kind: 'progress', runs: 1 });
    }
    return found;
  };

  port.on('message', (errand: Errand) => {
    at = -1;
    try {
      const found =
        errand.kind === 'answers'
          ? answers(errand)
          : errand.kind === 'rolls'
            ? rolls(errand)
            : partings(errand);
      if (errand.kind !== 'partings') port.postMessage({ kind: 'progress', runs: 1 });
      port.postMessage({ kind: 'done', found });
    } catch (error) {
      port.postMessage(failedAt(at, error));
    }
  });
}

serve();
