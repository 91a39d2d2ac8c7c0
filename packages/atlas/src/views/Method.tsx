// What the page rests on: how many runs, which seed and fingerprints, how to make all of it again, what
// the model cannot say, and the report as the command prints it.

import { useSignal, useSignalEffect } from '@preact/signals';
import { grouped } from '@tumen/lab';
import { Heads } from '../parts/Heads.tsx';
import { Scroll } from '../parts/Scroll.tsx';
import type { Study } from '../state/atlas.ts';
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
      <p class="lead">{scenario.summary}</p>
      {words.method.paragraphs.map((it) => (
        <p key={it}>{it}</p>
      ))}
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
        <pre>{report.value}</pre>
      </Scroll>
    </div>
  );
}
