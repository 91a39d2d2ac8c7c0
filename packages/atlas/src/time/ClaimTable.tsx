// Every figure of the timeline in words and numbers: each claim, what the record says, and the runs.

import { perHundred } from '@tumen/lab';
import { AsTable } from '../parts/AsTable.tsx';
import { AsWritten } from '../parts/AsWritten.tsx';
import { Heads } from '../parts/Heads.tsx';
import { Told } from '../parts/Told.tsx';
import { cast, type Study, shown, span } from '../state/atlas.ts';
import { saidDate } from '../state/said-date.ts';
import { words } from '../words.ts';
import { ridgeOf } from './ridge.ts';

/** The table of a study's timeline. */
export function ClaimTable({ study }: { readonly study: Study }) {
  return (
    <AsTable name={words.timeline.table}>
      {() => (
        <table>
          <Heads heads={words.timeline.heads} />
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
                      <Told>{claim.says}</Told>
                    </th>
                    <td>
                      <AsWritten words={claim.when.words} />
                    </td>
                    <td>{ridge === undefined ? '' : perHundred(ridge.share)}</td>
                    <td>
                      {ridge?.middle === undefined
                        ? words.timeline.never
                        : saidDate(study.scenario.calendar, ridge.middle)}
                    </td>
                    <td>{ridge === undefined ? '' : perHundred(ridge.within)}</td>
                  </tr>
                );
              }),
            )}
          </tbody>
        </table>
      )}
    </AsTable>
  );
}
