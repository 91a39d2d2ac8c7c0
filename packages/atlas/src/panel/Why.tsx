// Why something happened in the run that is looked at: asked of the engine when a person asks, told as the
// command tells it.

import { useSignal } from '@preact/signals';
import type { PlayedRun } from '../engine/messages.ts';
import { programs } from '../parts/Told.tsx';
import type { Study } from '../state/atlas.ts';
import { words } from '../words.ts';

/** A button that becomes the answer. `at` is the event's place in the chronicle. */
export function Why({
  study,
  run,
  at,
}: {
  readonly study: Study;
  readonly run: PlayedRun;
  readonly at: number;
}) {
  const text = useSignal<string | undefined>(undefined);
  const ask = () => {
    if (text.value !== undefined) {
      text.value = undefined;
      return;
    }
    text.value = words.now.asking;
    study.engine.why(run.order, at).then(
      (answer) => {
        text.value = answer;
      },
      (error: unknown) => {
        text.value = error instanceof Error ? error.message : String(error);
      },
    );
  };
  return (
    <>
      <button type="button" class="why" aria-expanded={text.value !== undefined} onClick={ask}>
        {words.now.why}
      </button>
      {text.value === undefined ? null : (
        <pre class="reasons" {...programs}>
          {text.value}
        </pre>
      )}
    </>
  );
}
