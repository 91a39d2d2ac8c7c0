// A named region that scrolls by itself and can be reached with the keyboard: for wide or long tables.

import type { ComponentChildren } from 'preact';

/** `name` is read aloud when the region is entered. */
export function Scroll({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section
      class="scroll"
      aria-label={name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
      tabIndex={0}
    >
      {children}
    </section>
  );
}
