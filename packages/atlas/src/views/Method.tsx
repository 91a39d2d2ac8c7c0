// What the page rests on: how many runs, which seed and fingerprints, how to make all of it again, what
// the model cannot say, and the report as the command prints it.

import { useSignal, useSignalEffect } from '@preact/signals';
import type { Assumptions } from '../bundle/assumptions.ts';
import { AsTable } from '../parts/AsTable.tsx';
import { Heads } from '../parts/Heads.tsx';
import { Scroll } from '../parts/Scroll.tsx';
import { programs, told } from '../parts/Told.tsx';
import type { Study } from '../state/atlas.ts';
import { grouped } from '../state/said-number.ts';
import { words } from '../words.ts';

/** The view. */
export function Method({ study }: { readonly study: Study }) {
  const report = useSignal('');
  useSignalEffect(() => {
    study.reader.report().then((text) => {
      report.value = text;
    });
  });
  const { manifest, scenario } = study;
  return (
    <div class="leaf">
      <h2>{words.method.title}</h2>
      <p class="lead" {...told()}>
        {scenario.summary}
      </p>
      {words.method.paragraphs.map((it) => (
        <p key={it}>{it}</p>
      ))}
      <h3>{words.method.relief}</h3>
      {words.method.reliefParagraphs.map((it) => (
        <p key={it}>{it}</p>
      ))}
      <Assumed study={study} />
      <h3>{words.method.rests}</h3>
      <Scroll name={words.method.rests}>
        <table>
          <Heads heads={words.method.heads} />
          <tbody>
            {manifest.ensembles.map((it) => (
              <tr key={it.name}>
                <th scope="row">{it.name}</th>
                <td>{grouped(it.runs)}</td>
                <td>{grouped(it.films)}</td>
                <td>
                  <code>{it.fingerprint}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <h3>{words.method.again}</h3>
      <p>
        <code>
          tumen study {manifest.key} --seed {manifest.seed}
        </code>{' '}
        {words.method.version(manifest.tumen)}
      </p>
      <h3>{words.method.report}</h3>
      <Scroll name={words.method.report}>
        <pre {...programs}>{report.value}</pre>
      </Scroll>
    </div>
  );
}

const mostNames = 12;

/** The model in words, and what nobody but us says. */
function Assumed({ study }: { readonly study: Study }) {
  const found = useSignal<Assumptions | undefined>(undefined);
  useSignalEffect(() => {
    study.reader.assumptions().then((it) => {
      found.value = it;
    });
  });
  if (found.value === undefined) return <p class="waiting">{words.waiting}</p>;
  const { systems, numbers, allNumbers, entries } = found.value;
  const names = (all: readonly string[]) =>
    all.length > mostNames
      ? `${all.slice(0, mostNames).join(', ')} ${words.save.more(all.length - mostNames)}`
      : all.join(', ');
  return (
    <>
      <h3>{words.method.model}</h3>
      <p>{words.method.systems(systems.length)}</p>
      <dl class="systems" {...programs}>
        {systems.map(({ name, gist }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{gist}</dd>
          </div>
        ))}
      </dl>
      <h3>{words.method.assumed}</h3>
      <p>{words.method.assumedNumbers(numbers.length, allNumbers)}</p>
      <AsTable name={words.method.numbersTable}>
        {() => (
          <table>
            <Heads heads={words.method.numberHeads} />
            <tbody>
              {numbers.map((it) => (
                <tr key={it.name}>
                  <th scope="row">{it.name}</th>
                  <td>{it.value}</td>
                  <td>{it.least}</td>
                  <td>{it.most}</td>
                  <td {...programs}>{it.unit}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </AsTable>
      <Scroll name={words.method.entries}>
        <table>
          <Heads heads={words.method.entryHeads} />
          <tbody>
            {entries.map(({ part, all, assumed }) => (
              <tr key={part}>
                <th scope="row" {...programs}>
                  {part}
                </th>
                <td>{all}</td>
                <td>{assumed.length}</td>
                <td {...programs}>{names(assumed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}
