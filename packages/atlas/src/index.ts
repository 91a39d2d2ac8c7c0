// The atlas as the command sees it: films of runs, the bundle of a study, and the documents that carry it.
// The page itself is built beside this into `dist/page` and begins in `page.tsx`.

export type { Bundle, BundledEnsemble, Manifest } from './bundle/bundle.ts';
export { type BundleReader, readBundle } from './bundle/decode.ts';
export {
  type BuiltPage,
  writeData,
  writeIndex,
  writeMore,
  writeOneFile,
} from './bundle/document.ts';
export { type EnsembleParts, encodeBundle } from './bundle/encode.ts';
export { type Film, filmOf } from './film/film.ts';
export { faultsIn, languages, type Translation, wordsToTranslate } from './translation.ts';
