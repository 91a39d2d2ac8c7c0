// Who says so: the sources of an entry with their places in them and how the author came by them, and the
// author's remark. Everything that is claimed on the page can show this.

import type { Entry } from '@tumen/lab';
import { Told, told } from '../parts/Told.tsx';
import type { Study } from '../state/atlas.ts';
import { words } from '../words.ts';

/** The grounds of an entry of the scenario. */
export function Grounds({
  study,
  entry,
}: {
  readonly study: Study;
  readonly entry: Pick<Entry, 'grounds'>;
}) {
  const { citations, assumed, note } = entry.grounds;
  const named = (key: string) => study.scenario.sources.find((it) => it.key === key)?.name ?? key;
  return (
    <div class="grounds">
      {assumed || citations.length === 0 ? <p>{words.sources.assumed}</p> : null}
      <ul>
        {citations.map((it) => (
          <li key={`${it.source} ${it.locus}`}>
            <Told>
              {named(it.source)}
              {it.locus === '' ? '' : `, ${it.locus}`}
            </Told>{' '}
            <span class="sight">({words.sources.sights[it.sight]})</span>
          </li>
        ))}
      </ul>
      {note === '' ? null : (
        <p class="note" {...told()}>
          {note}
        </p>
      )}
    </div>
  );
}
