// A worker thread that plays runs again: opens the scenario it is given once, then does one errand after
// another. Runs in its own thread from the built file; nothing but messages reaches it.

import { parentPort, workerData } from 'node:worker_threads';
import {
  decisionsBefore,
  decisionsIn,
  decisionWords,
  type Frame,
  happeningsOf,
  makeQuestionnaire,
  networkFromBytes,
  type Parting,
  partingOf,
  type Questionnaire,
  replay,
  replayAs,
  replayRoll,
  rollsBefore,
  tumenModel,
} from '@tumen/lab';
import { failedAt } from './crew.ts';
import type { Answers, Errand, ErrandOf } from './errands.ts';
import { framed } from './frames.ts';
import type { WorkerSetup } from './orders.ts';
import { eventOf, holdsIn, triedDecisions, triedRolls } from './replays.ts';

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
  /** What an errand about a happening needs: the plain runs of its opening, and where to look in one. */
  const askedOf = (opening: string, key: string) => {
    const plain = preparedFor(opening, []);
    const happening = happeningsOf(scenario, opening).find((it) => it.key === key)!;
    return { ...plain, happening, find: eventOf(scenario, plain.frame.setting, happening) };
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
    const { frame, questionnaire, happening, find } = askedOf(opening, key);
    return triedRolls(rollsBefore(frame, { seed, run }, find)).map((roll) => {
      const changed = replayRoll(frame, { seed, run }, roll, 0);
      return { die: roll.die, undone: !holdsIn(questionnaire, happening, changed) };
    });
  };
  const decisions = ({ opening, run, happening: key }: ErrandOf<'decisions'>) => {
    at = run;
    const { frame, questionnaire, happening, find } = askedOf(opening, key);
    const turnings = decisionsBefore(frame, { seed, run }, find);
    return triedDecisions(turnings).flatMap(({ whose, act, roll, other }) => {
      // a court of a realm that only this run has is no cause that runs share
      if (whose === undefined) return [];
      const decision = `${whose}/${act}`;
      const changed = replayAs(frame, { seed, run }, roll, other);
      const undone = !holdsIn(questionnaire, happening, changed);
      return [{ decision, words: decisionWords(frame.setting, decision), undone }];
    });
  };
  const early = ({ opening, runs, happening: key, days }: ErrandOf<'early'>): Answers['early'] => {
    const { frame, find } = askedOf(opening, key);
    const { setting } = frame;
    const first = setting.openings[frame.opening]!.day;
    return runs.map((run) => {
      at = run;
      const { chronicle } = replay(frame, { seed, run });
      const index = find(chronicle);
      port.postMessage({ kind: 'progress', runs: 1 });
      return {
        run,
        day: index < 0 ? -1 : chronicle.days[index]! - first,
        taken: decisionsIn(setting, chronicle, { first, length: days }),
      };
    });
  };
  const partings = ({ opening, switches, from, to }: ErrandOf<'partings'>) => {
    const found: (Parting | undefined)[] = [];
    const frames = [[], switches].map((on) => preparedFor(opening, on).frame);
    for (at = from; at < to; at += 1) {
      const [one, other] = frames.map((frame) => replay(frame, { seed, run: at }).chronicle);
      found.push(partingOf(one!, other!));
      port.postMessage({ kind: 'progress', runs: 1 });
    }
    return found;
  };

  const answered = (errand: Errand): Answers[Errand['kind']] => {
    // runs and pairs of these are counted one by one
    if (errand.kind === 'partings') return partings(errand);
    if (errand.kind === 'early') return early(errand);
    const found =
      errand.kind === 'answers'
        ? answers(errand)
        : errand.kind === 'rolls'
          ? rolls(errand)
          : decisions(errand);
    port.postMessage({ kind: 'progress', runs: 1 });
    return found;
  };

  port.on('message', (errand: Errand) => {
    at = -1;
    try {
      const found = answered(errand);
      port.postMessage({ kind: 'done', found });
    } catch (error) {
      port.postMessage(failedAt(at, error));
    }
  });
}

serve();
