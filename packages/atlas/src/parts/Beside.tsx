// One outcome twice in dots of a hundred: as it was and as it is after a change, with what can be said of
// the difference. Stands wherever campaigns are played in the page.

import { Dots } from './Dots.tsx';

/** Shares run from 0 to 1; the sentences say the same as the dots. */
export function Beside({
  says,
  lang,
  was,
  is,
  note,
}: {
  readonly says: string;
  /** The language of `says`, where it is not the page's. */
  readonly lang?: string | undefined;
  readonly was: { readonly share: number; readonly says: string };
  readonly is: { readonly share: number; readonly says: string };
  readonly note: string;
}) {
  return (
    <li class="beside">
      <p lang={lang}>{says}</p>
      <div>
        <Dots within={was.share} otherwise={0} says={was.says} />
        <Dots within={is.share} otherwise={0} says={is.says} />
      </div>
      {note === '' ? null : <p class="small">{note}</p>}
    </li>
  );
}
