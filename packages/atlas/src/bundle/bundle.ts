// What a page carries of a study: a small manifest, and pieces of gzip in base64 that it names. The
// command writes it, the page and its worker read it; nothing else passes between them. Begin here to
// see what the page knows.

import type { Column } from '@tumen/lab';
import type { Translation } from '../translation.ts';

/** Pieces by name, gzip in base64. */
export type Pieces = Readonly<Record<string, string>>;

/** Raised whenever the layout changes. */
export const bundleFormat = 3;

/** One ensemble of the study: an opening, with switches or without. */
export interface BundledEnsemble {
  readonly name: string;
  readonly opening: string;
  readonly switches: readonly string[];
  readonly runs: number;
  /** Of everything that its rows rest on. */
  readonly fingerprint: string;
  /** Which of the manifest's questionnaires its rows answer. */
  readonly questionnaire: number;
  /** Runs of which the page carries films: those from 0 on. */
  readonly films: number;
  /** Digests of the first chronicles, so that a page can tell that it plays as the study did. */
  readonly digests: readonly string[];
}

/** The table of contents. */
export interface Manifest {
  readonly format: number;
  /** Version of the program that wrote it. */
  readonly tumen: string;
  readonly key: string;
  readonly title: string;
  readonly seed: number;
  /** Columns of rows. Most ensembles of a study share one list of them. */
  readonly questionnaires: readonly (readonly Column[])[];
  readonly ensembles: readonly BundledEnsemble[];
}

/** The columns of an ensemble's rows. */
export function columnsOf(
  { questionnaires }: Manifest,
  { questionnaire }: BundledEnsemble,
): readonly Column[] {
  return questionnaires[questionnaire]!;
}

/** The ensemble without switches whose rows those of this one are packed like; none for such a one itself. */
export function baseOf(
  { ensembles }: Manifest,
  { opening, switches }: BundledEnsemble,
): BundledEnsemble | undefined {
  if (switches.length === 0) return undefined;
  return ensembles.find((it) => it.switches.length === 0 && it.opening === opening);
}

/** A table of contents with pieces of it: what the engine's worker is sent. */
export interface Packed {
  readonly manifest: Manifest;
  readonly pieces: Pieces;
}

/**
 * The pieces: `scenario` (JSON), `network` (bytes of the lab's own), `land` and `ground` (arrays), `report` (text),
 * `assumptions` (JSON), `rows:NAME` and `reel:NAME` (arrays) for each ensemble of that name.
 */
export interface Bundle extends Packed {
  /** Names of the pieces that the first view needs: they are read before anything is drawn, the others after. */
  readonly first: readonly string[];
  /** The page's words in other languages, by the language's tag. */
  readonly translations?: Readonly<Record<string, Translation>>;
}
