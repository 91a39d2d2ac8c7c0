// The rank histogram of the agreement page: one square for each claim that only tests the model, in the
// tenth of the runs where the record lies. The sentence above it and the table behind it say the same.

import { fewFacts, type Judgement, perHundred, type Table } from '@tumen/lab';
import { AsTable } from '../parts/AsTable.tsx';
import { Heads } from '../parts/Heads.tsx';
import { Save } from '../parts/Save.tsx';
import { told } from '../parts/Told.tsx';
import type { Study } from '../state/atlas.ts';
import { words } from '../words.ts';
import { ranksOf, tenths } from './ranks.ts';

const square = 13;
const gap = 3;
const column = 40;

/** The histogram; nothing where no claim can be ranked. */
export function Ranks({
  study,
  judgements,
  tables,
}: {
  readonly study: Study;
  readonly judgements: readonly Judgement[];
  readonly tables: ReadonlyMap<string, Table>;
}) {
  const ranked = ranksOf(judgements, tables);
  if (ranked.length === 0) return null;
  const counts = Array.from(
    { length: tenths },
    (_, tenth) => ranked.filter((it) => it.tenth === tenth).length,
  );
  const inner = ranked.filter((it) => it.tenth > 0 && it.tenth < tenths - 1).length;
  const high = Math.max(...counts, ranked.length / tenths + 1);
  const width = tenths * column;
  const base = high * (square + gap) + 4;
  const even = base - (ranked.length / tenths) * (square + gap);
  return (
    <section class="ranks" aria-label={words.agreement.ranks} data-figure="">
      <h3>{words.agreement.ranks}</h3>
      <Save study={study} name="ranks" title={words.agreement.ranks} />
      <p>
        {words.agreement.ranked(ranked.length, inner)}
        {ranked.length < fewFacts && ` ${words.agreement.fewRanked(fewFacts)}`}
      </p>
      <svg
        class="ranks"
        width={width}
        height={base + 22}
        viewBox={`0 0 ${width} ${base + 22}`}
        role="img"
        aria-label={words.agreement.ranks}
      >
        <line class="even" x2={width} y1={even} y2={even} />
        {ranked.map(({ judgement, tenth }, at) => {
          const over = ranked.slice(0, at).filter((it) => it.tenth === tenth).length;
          const y = base - (over + 1) * (square + gap);
          return (
            <rect
              key={judgement.attestation.key}
              x={tenth * column + (column - square) / 2}
              y={y}
              width={square}
              height={square}
            >
              <title {...told()}>{judgement.attestation.says}</title>
            </rect>
          );
        })}
        <line class="ground-line" x2={width} y1={base} y2={base} />
        <text x={2} y={base + 16}>
          {words.agreement.earlier}
        </text>
        <text x={width - 2} y={base + 16} text-anchor="end">
          {words.agreement.later}
        </text>
      </svg>
      <AsTable name={words.agreement.ranksTable}>
        {() => (
          <table>
            <Heads heads={words.agreement.rankHeads} />
            <tbody>
              {ranked.map(({ judgement: { attestation, opening }, before }) => (
                <tr key={attestation.key}>
                  <th scope="row" {...told()}>
                    {attestation.says}
                  </th>
                  <td {...told()}>{opening.name}</td>
                  <td>{perHundred(before)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </AsTable>
    </section>
  );
}
