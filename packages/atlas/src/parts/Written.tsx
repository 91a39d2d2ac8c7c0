// A field of text that is handed on when it is left or Enter is pressed, and that keeps what is being
// written when the page is drawn anew meanwhile: checks answer while somebody already writes on.

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** `put` is told what was written, once it differs from `value`. */
export function Written({
  value,
  put,
  rows = 1,
  label,
  wrong = false,
  id,
  words,
  prose = false,
}: {
  readonly value: string;
  readonly put: (text: string) => void;
  /** More than one for sentences and lists. */
  readonly rows?: number;
  /** Where no label stands beside it. */
  readonly label?: string;
  readonly wrong?: boolean;
  readonly id?: string;
  /** Id of a list of words that may be meant. */
  readonly words?: string;
  /** Whether spelling is of interest. */
  readonly prose?: boolean;
}) {
  const text = useSignal(value);
  useEffect(() => {
    text.value = value;
  }, [value]);
  const about = {
    id,
    'aria-label': label,
    'aria-invalid': wrong,
    spellcheck: prose,
    value: text.value,
    onInput: (event: { currentTarget: { value: string } }) => {
      text.value = event.currentTarget.value;
    },
    onChange: (event: { currentTarget: { value: string } }) => {
      if (event.currentTarget.value !== value) put(event.currentTarget.value);
    },
  };
  return rows > 1 ? (
    <textarea rows={rows} {...about} />
  ) : (
    <input type="text" list={words} {...about} />
  );
}
