// A scenario that somebody makes in the page: the draft as it was last checked, and campaigns played on it.
// It lives as long as the page is open and nowhere else; what is to stay is saved as a ZIP. The workshop is
// started when it is first needed.

import { signal } from '@preact/signals';
import type { Checked, Draft, Edit, PlayedDraft, SheetName } from '../workshop/messages.ts';
import { startWorkshop, type Workshop } from '../workshop/workshop.ts';
import { zipOf } from '../workshop/zip.ts';
import { tellTrouble } from './atlas.ts';

/** Campaigns that a draft is played with. */
export const ownRuns = 200;

/** The draft as last checked; undefined until the workshop is open. */
export const own = signal<Checked | undefined>(undefined);
/** Which table is looked at. */
export const sheet = signal<SheetName>('places');
/** How far campaigns are; undefined while none are played. */
export const ownUnderWay = signal<{ readonly done: number; readonly of: number } | undefined>(
  undefined,
);
/** What was played last. */
export const ownPlayed = signal<PlayedDraft | undefined>(undefined);

let workshop: Promise<Workshop> | undefined;
let stop: (() => void) | undefined;
/** Edits are made one after another, each to what the one before it left. */
let last: Promise<void> = Promise.resolve();

/** Opens the workshop with a copy of the tutorial. */
export function openWorkshop(): void {
  if (workshop !== undefined) return;
  workshop = startWorkshop();
  workshop
    .then(async (it) => {
      own.value = await it.begin();
    })
    .catch(tellTrouble);
}

/** Begins anew with a copy of the tutorial, where the workshop is open. */
export function forgetOwn(): void {
  stop?.();
  last = last
    .then(async () => {
      const it = await workshop;
      if (it === undefined) return;
      own.value = await it.begin();
      ownPlayed.value = undefined;
      sheet.value = 'places';
    })
    .catch(tellTrouble);
}

/** Edits the draft and checks it anew. */
export function editOwn(edit: Edit): void {
  last = last
    .then(async () => {
      const now = own.value;
      const it = await workshop;
      if (now === undefined || it === undefined) return;
      own.value = await it.edit(now.draft, edit);
    })
    .catch(tellTrouble);
}

/** Begins to play campaigns on the draft, with every edit that was made by then. */
export function playOwn(): void {
  if (ownUnderWay.value !== undefined) return;
  ownUnderWay.value = { done: 0, of: ownRuns };
  last
    .then(async () => {
      const now = own.value;
      const it = await workshop;
      if (now?.playable !== true || it === undefined) return;
      const playing = it.play(now.draft, ownRuns, (how) => {
        ownUnderWay.value = how;
      });
      stop = playing.stop;
      const played = await playing.played;
      if (played.rows.runs > 0) ownPlayed.value = played;
    })
    .catch(tellTrouble)
    .then(() => {
      ownUnderWay.value = undefined;
    });
}

/** Stops; what is played by then is shown. */
export function stopOwn(): void {
  stop?.();
}

/** The draft as a ZIP with one folder in it. */
export function zipOfDraft({ key, files }: Draft): Blob {
  const inFolder = files.map(({ path, text }) => ({ path: `${key}/${path}`, text }));
  return new Blob([zipOf(inFolder)], { type: 'application/zip' });
}
