// Every figure of the timeline in words and numbers: each claim, what the record says, and the runs.

import { useSignal } from '@preact/signals';
import { writeDate } from '@tumen/lab';
import { Scroll } from '../parts/Scroll.tsx';
import { ofHundred } from '../parts/share.ts';
import { cast, type Study, shown, span } from '../state/atlas.ts';
import { words } from '../words.ts';
import { ridgeOf } from './ridge.ts';

/** The table of a study's timeline. */
export function ClaimTable({ study }: { readonly study: Study }) {
  const open = useSignal(false);
  return (
    <details
      class="as-table"
      onToggle={(event) => {
        open.value = event.currentTarget.open;
      }}
    >
      <summary>{words.timeline.table}</summary>
      {open.value ? (
        <Scroll name={words.timeline.table}>
          <table>
            <thead>
              <tr>
                {words.timeline.heads.map((it) => (
                  <th key={it} scope="col">
                    {it}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {cast.value.flatMap(({ claims }) =>
                claims.map((claim) => {
                  const now = shown.value;
                  const ridge =
                    now === undefined
                      ? undefined
                      : ridgeOf(now.table, claim, {
                          from: now.opening.day,
                          ...span.value,
                          steps: 10,
                        });
                  return (
                    <tr key={claim.key}>
                      <th scope="row">
                        {claim.denies ? `(${words.timeline.denied}) ` : ''}
                        {claim.says}
                      </th>
                      <td>{claim.when.words}</td>
                      <td>{ridge === undefined ? '' : ofHundred(ridge.share)}</td>
                      <td>
                        {ridge?.middle === undefined
                          ? words.timeline.never
                          : writeDate(study.scenario.calendar, ridge.middle)}
                      </td>
                      <td>{ridge === undefined ? '' : ofHundred(ridge.within)}</td>
                    </tr>
                  );
                }),
              )}
            </tbody>
          </table>
        </Scroll>
      ) : null}
    </details>
  );
}
