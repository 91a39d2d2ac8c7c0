// What a page carries of a study: a small manifest, and pieces of gzip in base64 that it names. The
// command writes it, the page and its worker read it; nothing else passes between them. Begin here to
// see what the page knows.

import type { Column } from '@tumen/lab';
import type { Translation } from '../translation.ts';

/** Raised whenever the layout changes. */
export const bundleFormat = 1;

/** One ensemble of the study: an opening, with switches or without. */
export interface BundledEnsemble {
  readonly name: string;
  readonly opening: string;
  readonly switches: readonly string[];
  readonly runs: number;
  /** Of everything that its rows rest on. */
  readonly fingerprint: string;
  readonly columns: readonly Column[];
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
  readonly ensembles: readonly BundledEnsemble[];
}

/**
 * The pieces: `scenario` (JSON), `network` (bytes of the lab's own), `ground` (arrays), `report` (text),
 * `assumptions` (JSON), `rows:NAME` and `reel:NAME` (arrays) for each ensemble of that name.
 */
export interface Bundle {
  readonly manifest: Manifest;
  /** By name, gzip in base64. */
  readonly pieces: Readonly<Record<string, string>>;
  /** The page's words in other languages, by the language's tag. */
  readonly translations?: Readonly<Record<string, Translation>>;
}
