// The frame of a card about one thing: its name, a button that closes it, and what is said of it.

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { choose } from '../state/atlas.ts';
import { words } from '../words.ts';

/** A card with a name; closing it chooses nothing. */
export function Card({
  name,
  lang,
  children,
}: {
  readonly name: string;
  /** The language of the name, where it is not the page's. */
  readonly lang?: string | undefined;
  readonly children: ComponentChildren;
}) {
  const id = useId();
  return (
    <article class="card" aria-labelledby={id}>
      <h3>
        <span id={id} lang={lang}>
          {name}
        </span>
        <button type="button" class="close" onClick={() => choose({ subject: '' })}>
          {words.now.close}
        </button>
      </h3>
      {children}
    </article>
  );
}
