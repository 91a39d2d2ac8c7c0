// “Keep only the runs where …”: conditions as chips that can be turned round and taken away, the runs most
// like the record, and how many runs that leaves. It says what goes with what, not what causes what.

import { useSignal } from '@preact/signals';
import { Told, told } from '../parts/Told.tsx';
import { choose, keeping, opened, type Study } from '../state/atlas.ts';
import { still } from '../state/clock.ts';
import { bareOf, keepables, mostConditions, turned } from '../state/keeping.ts';
import { grouped } from '../state/said-number.ts';
import { words } from '../words.ts';

const sorts = ['question', 'attestation', 'reading', 'account'] as const;
/** Fewer kept runs than this are shown with a warning. */
const few = 100;

/** The strip of conditions. */
export function Keep({ study }: { readonly study: Study }) {
  const picked = useSignal('');
  const chosen = still.value!;
  const { only, like } = chosen;
  const offered = keepables(study.scenario, chosen.opening);
  const saysOf = (key: string) => offered.find((it) => it.key === key)?.says ?? key;
  const full = only.length >= mostConditions;
  const add = () => {
    if (picked.value === '') return;
    choose({ only: [...only, picked.value], like: false });
    picked.value = '';
  };
  return (
    <section class="keep" aria-label={words.keep.label}>
      {only.map((condition, at) => {
        const says = saysOf(bareOf(condition));
        const not = bareOf(condition) !== condition;
        const others = only.filter((_, other) => other !== at);
        return (
          <span class={`chip ${not ? 'not' : ''}`} key={condition}>
            <button
              type="button"
              title={words.keep.turn}
              onClick={() =>
                choose({ only: only.map((it, other) => (other === at ? turned(it) : it)) })
              }
            >
              {not ? <strong>{words.keep.not} </strong> : null}
              <Told>{says}</Told>
            </button>
            <button
              type="button"
              aria-label={words.keep.remove(says)}
              onClick={() => choose({ only: others })}
            >
              ×
            </button>
          </span>
        );
      })}
      {full ? (
        <span class="small">{words.keep.most}</span>
      ) : (
        <>
          <label>
            {words.keep.where}{' '}
            <select
              value={picked.value}
              onChange={(event) => {
                picked.value = event.currentTarget.value;
              }}
            >
              <option value="">…</option>
              {sorts.map((sort) => {
                const those = offered.filter(
                  (it) => it.sort === sort && !only.some((one) => bareOf(one) === it.key),
                );
                return those.length === 0 ? null : (
                  <optgroup key={sort} label={words.keep.sorts[sort]}>
                    {those.map((it) => (
                      <option key={it.key} value={it.key} {...told()}>
                        {it.says.length > 110 ? `${it.says.slice(0, 108)}…` : it.says}
                      </option>
                    ))}
                  </optgroup>
                );
              })}
            </select>
          </label>
          <button type="button" class="press" onClick={add} disabled={picked.value === ''}>
            {words.keep.keep}
          </button>
        </>
      )}
      <button
        type="button"
        class="press"
        aria-pressed={like}
        onClick={() => choose(like ? { like: false } : { like: true, only: [] })}
      >
        {words.keep.like}
      </button>
      <Found />
    </section>
  );
}

/** How many runs are kept, or why none. */
function Found() {
  const { kept, count, refused } = keeping.value;
  const runs = opened.value?.table.runs ?? 0;
  const says =
    refused !== ''
      ? refused
      : kept === undefined
        ? ''
        : `${words.keep.match(grouped(count), grouped(runs))}${count < few ? ` ${words.keep.few}` : ''}`;
  return (
    <p class={`found ${refused !== '' || count < few ? 'few' : ''}`} role="status">
      {says}
    </p>
  );
}
