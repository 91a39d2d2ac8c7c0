// The frame of a card about one thing: its name, a button that closes it, and what is said of it.

import type { ComponentChildren } from 'preact';
import { choose } from '../state/atlas.ts';
import { words } from '../words.ts';

/** A card with a name; closing it chooses nothing. */
export function Card({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ComponentChildren;
}) {
  return (
    <article class="card" aria-label={name}>
      <h3>
        {name}
        <button type="button" class="close" onClick={() => choose({ subject: '' })}>
          {words.now.close}
        </button>
      </h3>
      {children}
    </article>
  );
}
