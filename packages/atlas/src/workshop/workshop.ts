// The page's side of the workshop: unpacks its script, starts it, numbers the questions and gives each
// answer to who asked. Nothing of it is unpacked before somebody makes a scenario of their own.

import packedScript from 'virtual:workshop';
import { fromBase64, unzipped } from '../bundle/text.ts';
import type { Answer, Ask, Checked, Draft, Edit, PlayedDraft } from './messages.ts';

/** Reads, checks and plays drafts; promises reject with a sentence. */
export interface Workshop {
  /** The tutorial's copy that a draft begins as. */
  begin(): Promise<Checked>;
  /** The draft after an edit, checked. */
  edit(draft: Draft, edit: Edit): Promise<Checked>;
  play(
    draft: Draft,
    runs: number,
    progress: (it: { readonly done: number; readonly of: number }) => void,
  ): { readonly played: Promise<PlayedDraft>; readonly stop: () => void };
}

/** Starts the workshop. */
export async function startWorkshop(): Promise<Workshop> {
  const script = await unzipped(fromBase64(packedScript));
  const blob = new Blob([script as Uint8Array<ArrayBuffer>], { type: 'text/javascript' });
  const worker = new Worker(URL.createObjectURL(blob));
  const waiting = new Map<number, { done: (it: Answer) => void; failed: (it: Error) => void }>();
  const hearing = new Map<number, (it: { done: number; of: number }) => void>();
  let next = 0;
  worker.addEventListener('message', ({ data: answer }: MessageEvent<Answer>) => {
    if (answer.kind === 'progress') {
      hearing.get(answer.id)?.(answer);
      return;
    }
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    hearing.delete(answer.id);
    if (answer.kind === 'failed') asker?.failed(new Error(answer.message));
    else asker?.done(answer);
  });
  worker.addEventListener('error', (event) => {
    for (const { failed } of waiting.values()) failed(new Error(event.message));
    waiting.clear();
  });
  const send = (ask: Ask) => worker.postMessage(ask);
  const ask = (make: (id: number) => Ask) =>
    new Promise<Answer>((done, failed) => {
      const id = next;
      next += 1;
      waiting.set(id, { done, failed });
      send(make(id));
    });
  const checkedOf = async (answer: Promise<Answer>) => {
    const it = await answer;
    if (it.kind !== 'checked') throw new Error('The workshop answered something else.');
    return it.checked;
  };
  return {
    begin: () => checkedOf(ask((id) => ({ kind: 'begin', id }))),
    edit: (draft, edit) => checkedOf(ask((id) => ({ kind: 'edit', id, draft, edit }))),
    play: (draft, runs, progress) => {
      const id = next;
      const played = ask(() => ({ kind: 'play', id, draft, runs })).then((it) => {
        if (it.kind !== 'played') throw new Error('The workshop answered something else.');
        return it.played;
      });
      hearing.set(id, progress);
      return { played, stop: () => send({ kind: 'stop', id }) };
    },
  };
}
