// The language of words that are not the page's own, so that they are read aloud and spelled as what they are on
// a page in any language: what the scenario says, and what the program says in the one language that it has.

import type { ComponentChildren } from 'preact';
import { study } from '../state/atlas.ts';

/** For an element whose whole text is the scenario's. */
export function told(): { readonly lang: string | undefined } {
  return { lang: study.value?.scenario.language };
}

/** For an element whose whole text the program writes: the chronicle, its reasons, findings, reports. */
export const programs = { lang: 'en' } as const;

/** The scenario's words among those of the page. */
export function Told({ children }: { readonly children: ComponentChildren }) {
  return <span {...told()}>{children}</span>;
}

/** A sentence of the page with words of the scenario in it: `quotes` are marked wherever they stand in `says`. */
export function Quoting({
  says,
  quotes,
}: {
  readonly says: string;
  readonly quotes: readonly string[];
}) {
  return (
    <>
      {partsOf(says, quotes).map(({ text, quoted }, at) =>
        quoted ? <Told key={at}>{text}</Told> : text,
      )}
    </>
  );
}

/** A sentence in parts, in their order; of quotes that begin at one place the longest is taken. */
function partsOf(
  says: string,
  quotes: readonly string[],
): readonly { readonly text: string; readonly quoted: boolean }[] {
  const parts: { text: string; quoted: boolean }[] = [];
  let from = 0;
  while (from < says.length) {
    let at = says.length;
    let quote = '';
    for (const it of quotes) {
      const found = it === '' ? -1 : says.indexOf(it, from);
      if (found < 0 || found > at || (found === at && it.length <= quote.length)) continue;
      at = found;
      quote = it;
    }
    if (at > from) parts.push({ text: says.slice(from, at), quoted: false });
    if (quote !== '') parts.push({ text: quote, quoted: true });
    from = at + quote.length;
  }
  return parts;
}
