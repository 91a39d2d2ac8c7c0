// The page's side of the workshop: unpacks its script, and says what can be asked of it. Nothing of it is unpacked before somebody makes a scenario of their own.

import packedScript from 'virtual:workshop';
import { fromBase64, unzipped } from '../bundle/text.ts';
import { askingOf } from '../engine/asking.ts';
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
  const address = URL.createObjectURL(blob);
  const { ask, order } = askingOf<Ask, Answer>('workshop', () => new Worker(address));
  return {
    begin: async () => (await ask('checked', (id) => ({ kind: 'begin', id }))).checked,
    edit: async (draft, edit) =>
      (await ask('checked', (id) => ({ kind: 'edit', id, draft, edit }))).checked,
    play: (draft, runs, progress) => {
      const { answer, stop } = order(
        'played',
        (id) => ({ kind: 'play', id, draft, runs }),
        progress,
      );
      return { played: answer.then((it) => it.played), stop };
    },
  };
}
