// What passes between the page and its workshop: the files of a scenario that somebody makes, edits of
// them, what was found, and campaigns. Plain data all of it; the page keeps the files, the workshop nothing.

import type { Finding, Scenario } from '@tumen/lab';
import type { ScenarioFile } from '@tumen/lab/scenario';
import type { ManyRows } from '../engine/messages.ts';

export type { ScenarioFile };

/** The tables of a scenario that can be edited, in the order in which they are offered. */
export const sheetNames = ['places', 'people', 'forces', 'record'] as const;
/** One of them. */
export type SheetName = (typeof sheetNames)[number];

/** A scenario in the making: its key and its files. */
export interface Draft {
  readonly key: string;
  readonly files: readonly ScenarioFile[];
}

/** One table: a line for each entry, a cell for each field that is shown. */
export interface Sheet {
  readonly name: SheetName;
  readonly fields: readonly string[];
  readonly entries: readonly { readonly key: string; readonly cells: readonly string[] }[];
}

/** Something to do to a draft. */
export type Edit =
  | {
      readonly kind: 'cell';
      readonly sheet: SheetName;
      readonly key: string;
      readonly field: string;
      readonly text: string;
    }
  | { readonly kind: 'add' | 'drop'; readonly sheet: SheetName; readonly key: string }
  | { readonly kind: 'title' | 'key'; readonly text: string }
  | { readonly kind: 'file'; readonly file: ScenarioFile };

/** A finding, the cell that it is about where it is shown, and its remedy where it has one. */
export interface Remark {
  readonly finding: Finding;
  readonly cell?: { readonly sheet: SheetName; readonly key: string; readonly field: string };
  /** `word` is what would be written; empty where the remedy is to widen the region. */
  readonly remedy?: { readonly word: string; readonly file: ScenarioFile };
}

/** A draft as read: its tables and everything that is wrong or doubtful. */
export interface Checked {
  readonly draft: Draft;
  readonly title: string;
  readonly sheets: readonly Sheet[];
  readonly remarks: readonly Remark[];
  /** Words that cells may name: keys of places, people, realms, rites. */
  readonly known: readonly string[];
  /** Whether campaigns can be played here; not with errors, nor beyond the ground that the page carries. */
  readonly playable: boolean;
  /** Whether the region lies within the ground that the page carries. */
  readonly onGround: boolean;
}

/** A leg of the network that was built here. */
export interface Leg {
  readonly from: string;
  readonly to: string;
  readonly km: number;
  /** On foot in the month of the opening; Infinity: shut. */
  readonly days: number;
}

/** Campaigns of a draft, and of the tutorial as it is on the same dice. */
export interface PlayedDraft {
  readonly draft: Draft;
  readonly scenario: Scenario;
  readonly opening: string;
  readonly seed: number;
  readonly rows: ManyRows;
  readonly tutorial: {
    readonly scenario: Scenario;
    readonly opening: string;
    readonly rows: ManyRows;
  };
  readonly legs: readonly Leg[];
}

/** What the page asks. */
export type Ask =
  | { readonly kind: 'begin'; readonly id: number }
  | { readonly kind: 'edit'; readonly id: number; readonly draft: Draft; readonly edit: Edit }
  | { readonly kind: 'play'; readonly id: number; readonly draft: Draft; readonly runs: number }
  | { readonly kind: 'stop'; readonly id: number };

/** What the workshop answers. */
export type Answer =
  | { readonly kind: 'checked'; readonly id: number; readonly checked: Checked }
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly of: number }
  | { readonly kind: 'played'; readonly id: number; readonly played: PlayedDraft }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
