// How often a claim comes true in the runs, as a hundred dots and in one sentence. Stands in the list of
// what is told of these days and on the claim's own card. A dot that is pressed names a run that it stands for.

import { useSignal } from '@preact/signals';
import { type Attestation, perHundred } from '@tumen/lab';
import { type DotKind, Dots, dotsOf } from '../parts/Dots.tsx';
import { choose, type Study, shown } from '../state/atlas.ts';
import { saidDate } from '../state/said-date.ts';
import { grouped } from '../state/said-number.ts';
import { type Ridge, runsByKind } from '../time/ridge.ts';
import { words } from '../words.ts';

/** `ridge` is the claim's own, over the runs that are shown. */
export function ClaimDots({
  study,
  claim,
  ridge,
}: {
  readonly study: Study;
  readonly claim: Attestation;
  readonly ridge: Ridge;
}) {
  const asked = useSignal<number | undefined>(undefined);
  const within = claim.denies ? 1 - ridge.share : ridge.within;
  const otherwise = claim.denies ? 0 : ridge.share - ridge.within;
  const kinds = dotsOf(within, otherwise);
  const names: Readonly<Record<DotKind, string>> = claim.denies
    ? { full: words.now.never, half: '', empty: words.now.happens }
    : { full: words.now.within, half: words.now.otherwise, empty: words.now.never };
  return (
    <>
      <Dots
        within={within}
        otherwise={otherwise}
        says={sentenceOn(claim, ridge)}
        asked={asked.value}
        ask={(dot) => {
          asked.value = dot;
        }}
      />
      <fieldset class="dot-kinds">
        <legend class="small">{words.now.dotOf}</legend>
        {[...new Set(kinds)].map((kind) => (
          <button
            key={kind}
            type="button"
            class="press"
            aria-pressed={asked.value !== undefined && kinds[asked.value] === kind}
            onClick={() => {
              asked.value = kinds.indexOf(kind);
            }}
          >
            {names[kind]}
          </button>
        ))}
      </fieldset>
      {asked.value === undefined ? null : (
        <Behind study={study} claim={claim} kinds={kinds} dot={asked.value} />
      )}
    </>
  );
}

/** A run behind a dot. */
function Behind({
  study,
  claim,
  kinds,
  dot,
}: {
  readonly study: Study;
  readonly claim: Attestation;
  readonly kinds: readonly DotKind[];
  readonly dot: number;
}) {
  const now = shown.value;
  const kind = kinds[dot]!;
  if (now === undefined) return null;
  const those = runsByKind(now.table, claim, now.opening.day)[kind];
  const alike = kinds.filter((it) => it === kind).length;
  const place = dot - kinds.indexOf(kind);
  const row = those[Math.floor(((place + 0.5) * those.length) / alike)];
  const run = row === undefined ? undefined : now.runs[row];
  if (row === undefined || run === undefined) return null;
  const day = now.table.columns.get(`day.${claim.key}`)?.[row] ?? -1;
  const on = day < 0 ? undefined : now.opening.day + day;
  return (
    <p class="behind" role="status">
      {on === undefined
        ? words.now.behind(grouped(run), study.manifest.seed)
        : words.now.behindOn(
            grouped(run),
            study.manifest.seed,
            saidDate(study.scenario.calendar, on),
          )}{' '}
      <button
        type="button"
        class="press"
        onClick={() =>
          choose({ view: 'explore', mode: 'one', run, ...(on === undefined ? {} : { day: on }) })
        }
      >
        {words.now.look}
      </button>
    </p>
  );
}

/** What the runs make of a claim, as a sentence. */
export function sentenceOn(claim: Attestation, { share, within }: Ridge): string {
  return claim.denies
    ? words.now.sentenceDenied(perHundred(share))
    : words.now.sentence(perHundred(share), perHundred(within), claim.when.words);
}
