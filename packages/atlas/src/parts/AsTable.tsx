// What a figure shows, as tables that stand folded behind it. They are made when they are opened, for some
// are long and follow the clock.

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Scroll } from './Scroll.tsx';

/** `name` stands on the fold; `children` is asked for the tables while it is open. */
export function AsTable({
  name,
  children,
}: {
  readonly name: string;
  readonly children: () => ComponentChildren;
}) {
  const open = useSignal(false);
  return (
    <details
      class="as-table"
      onToggle={(event) => {
        open.value = event.currentTarget.open;
      }}
    >
      <summary>{name}</summary>
      {open.value ? <Scroll name={name}>{children()}</Scroll> : null}
    </details>
  );
}
