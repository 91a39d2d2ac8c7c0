// What campaigns that were played here say beside the published study: first how few they are, then what
// changed, in dots of a hundred and in sentences, what did not, every outcome as a table, and the command
// that gives the same bytes.

import { comparisonOf, digestAt, happeningsOf, heldIn, perHundred, verdictOn } from '@tumen/lab';
import { useMemo } from 'preact/hooks';
import { AsTable } from '../parts/AsTable.tsx';
import { Beside } from '../parts/Beside.tsx';
import { download } from '../parts/download.ts';
import { EffectOf, Guard } from '../parts/Effect.tsx';
import { Heads } from '../parts/Heads.tsx';
import { offBy } from '../parts/off-by.ts';
import { Quoting, told } from '../parts/Told.tsx';
import type { Study } from '../state/atlas.ts';
import { still } from '../state/clock.ts';
import { type LiveResult, liveRuns } from '../state/live.ts';
import { grouped } from '../state/said-number.ts';
import { words } from '../words.ts';

/** What was found. */
export function LiveFound({
  study,
  result,
}: {
  readonly study: Study;
  readonly result: LiveResult;
}) {
  const { scenario, manifest } = study;
  const { opening, seed, set, rows, table, beside, published, pairs, same } = result;
  const effects = useMemo(
    () =>
      comparisonOf({
        scenario,
        opening,
        seed,
        switches: [],
        direction: 'removes',
        base: beside,
        variant: table,
      }).effects,
    [result],
  );
  const ofStudy = useMemo(
    () => new Map(happeningsOf(scenario, opening).map((it) => [it.key, shareIn(it, published)])),
    [result],
  );
  const changed = effects.filter((it) => verdictOn(it) !== 'unchanged');
  const clear = changed.filter((it) => verdictOn(it) !== 'unclear');
  const first = clear[0];
  const settings = set.map((it) => `--set ${it}`).join(' ');
  const stale = still.value!.set.join(' ') !== set.join(' ');
  const save = () => {
    const heads = ['run', ...rows.columns.map((it) => it.name), 'digest'];
    const width = rows.columns.length;
    const lines = Array.from({ length: rows.runs }, (_, run) =>
      [run, ...rows.values.slice(run * width, (run + 1) * width), digestAt(rows.digests, run)].join(
        ',',
      ),
    );
    const text = `${[heads.join(','), ...lines].join('\r\n')}\r\n`;
    download(`${manifest.key}-${opening}-changed-${words.save.tag}.csv`, text, 'text/csv');
  };
  return (
    <section class="live-found">
      {stale ? <p class="trouble">{words.live.stale}</p> : null}
      {same ? null : <p class="trouble">{words.live.differs}</p>}
      <p class="lead">
        {changed.length === 0 ? (
          words.live.same
        ) : first === undefined ? (
          words.compare.nothing(grouped(pairs))
        ) : (
          <Quoting
            says={words.compare.effect(
              words.live.subject,
              first.says,
              perHundred(first.without),
              perHundred(first.withCause),
            )}
            quotes={[first.says]}
          />
        )}
      </p>
      <p>
        <strong>{words.live.rests(grouped(pairs), seed, offBy(pairs))}</strong>{' '}
        {words.live.beside(grouped(published.runs), grouped(Math.max(0, pairs - published.runs)))}{' '}
        {rows.runs < liveRuns ? words.live.stopped(grouped(rows.runs), grouped(liveRuns)) : ''}
      </p>
      {changed.length === 0 ? null : <h3>{words.compare.changed}</h3>}
      <ul class="besides">
        {changed.slice(0, 8).map((it) => (
          <Beside
            key={it.key}
            says={it.says}
            {...told()}
            was={{ share: it.withCause, says: words.live.asItIs(perHundred(it.withCause)) }}
            is={{ share: it.without, says: words.live.changed(perHundred(it.without)) }}
            note={noteOf(it)}
          />
        ))}
      </ul>
      <AsTable name={words.live.table}>
        {() => (
          <table class="effects">
            <Heads heads={words.live.heads(grouped(pairs))} />
            <tbody>
              {effects.map((it) => (
                <tr key={it.key}>
                  <th scope="row" {...told()}>
                    {it.says}
                  </th>
                  <td class="figure-number">{perHundred(ofStudy.get(it.key) ?? 0)}</td>
                  <td class="figure-number">{perHundred(it.withCause)}</td>
                  <td class="figure-number">{perHundred(it.without)}</td>
                  <td class="figure-number">
                    <EffectOf effect={it} />
                  </td>
                  <td>{verdictOn(it) === 'unchanged' ? words.compare.unchanged : noteOf(it)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </AsTable>
      <h3>{words.live.again}</h3>
      <p>
        <code>
          tumen ensemble scenarios/{manifest.key} --from {opening} --seed {seed} --runs {rows.runs}{' '}
          {settings}
        </code>
      </p>
      <p class="small">
        {words.live.digest} <code class="rows-digest">{rows.digest}</code>{' '}
        <button type="button" class="press" onClick={save}>
          {words.live.rows}
        </button>
      </p>
      <Guard />
    </section>
  );
}

function noteOf(effect: Parameters<typeof verdictOn>[0]): string {
  const verdict = verdictOn(effect);
  return verdict === 'unchanged' ? '' : words.live.how[verdict];
}

function shareIn(
  happening: Parameters<typeof heldIn>[0],
  table: Parameters<typeof heldIn>[1],
): number {
  return heldIn(happening, table).reduce((sum, it) => sum + it, 0) / table.runs;
}
