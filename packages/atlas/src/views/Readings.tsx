// What the rest of the record makes of a contested circumstance: for every account how often the runs that
// drew it are like the record, what happens in those runs, and how contested events turned out.

import { useSignalEffect } from '@preact/signals';
import {
  givenOf,
  perHundred,
  rangePerHundred,
  readingsOf,
  type Scenario,
  takenIn,
} from '@tumen/lab';
import { Fragment } from 'preact';
import { useMemo } from 'preact/hooks';
import { Grounds } from '../panel/Grounds.tsx';
import { Heads } from '../parts/Heads.tsx';
import { Save } from '../parts/Save.tsx';
import { Scroll } from '../parts/Scroll.tsx';
import { Shift } from '../parts/Shift.tsx';
import { Quoting, Told, told } from '../parts/Told.tsx';
import { choose, drawn, learnDrawn, opened, type Study, trouble } from '../state/atlas.ts';
import { choice } from '../state/choice.ts';
import { perTable } from '../state/remembered.ts';
import { grouped, toTenths } from '../state/said-number.ts';
import { words } from '../words.ts';

/** The view. */
export function Readings({ study }: { readonly study: Study }) {
  useSignalEffect(() => {
    const key = choice.value?.opening;
    if (key === undefined) return;
    learnDrawn(study, key).catch((error: unknown) => {
      trouble.value = error instanceof Error ? error.message : String(error);
    });
  });
  const now = opened.value;
  const known = drawn.value;
  if (now === undefined || known === undefined || known.opening !== now.opening.key) {
    return <p class="waiting">{words.keep.drawing}</p>;
  }
  return <Weighed key={now.opening.key} study={study} />;
}

function Weighed({ study }: { readonly study: Study }) {
  const { scenario, manifest } = study;
  const { opening, table } = opened.value!;
  const taken = drawn.value!.drawn;
  const report = weighed(table, { scenario, opening, drawn: taken, seed: manifest.seed });
  return (
    <div class="leaf wide">
      <h2>{words.readings.title}</h2>
      <p>{words.readings.how(grouped(report.runs), grouped(report.draws), report.facts)}</p>
      <p class="small">{words.readings.range(report.near)}</p>
      {report.circumstances.length === 0 ? <p>{words.readings.none}</p> : null}
      {report.circumstances.map((matter) => (
        <div key={matter.key} data-figure="">
          <h3>
            <Told>{matter.name}</Told>{' '}
            <Save
              study={study}
              name={`reading-${matter.key}`}
              title={matter.name}
              legend={words.readings.range(report.near)}
            />
          </h3>
          <Scroll name={matter.name}>
            <table>
              <Heads heads={words.readings.heads} />
              <tbody>
                {matter.accounts.map((it) => {
                  const name = `${matter.key}=${it.key}`;
                  return (
                    <tr key={it.key}>
                      <th scope="row">
                        <button
                          type="button"
                          class="quiet"
                          aria-expanded={choice.value?.account === name}
                          onClick={() =>
                            choose({ account: choice.value?.account === name ? '' : name })
                          }
                        >
                          <Told>{it.says}</Told>
                        </button>
                      </th>
                      <td>
                        <Shift from={it.weightIn} to={it.weightOut} />
                      </td>
                      <td class="figure-number">{perHundred(it.weightIn)}</td>
                      <td class="figure-number">{perHundred(it.weightOut)}</td>
                      <td class="figure-number">{factor(it)}</td>
                      <td class="figure-number">
                        {it.byOthers === undefined ? words.readings.nobody : factor(it.byOthers)}
                      </td>
                      <td>{verdictOn(it)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </Scroll>
          {matter.accounts.some((it) => `${matter.key}=${it.key}` === choice.value?.account) ? (
            <Under study={study} />
          ) : null}
        </div>
      ))}
      {report.events.length === 0 ? null : <h3>{words.readings.events}</h3>}
      {report.events.map((matter) => (
        <Scroll key={matter.key} name={matter.name}>
          <table>
            <caption {...told()}>{matter.name}</caption>
            <Heads heads={words.readings.eventHeads} />
            <tbody>
              {matter.forms.map((it) => (
                <tr key={it.key}>
                  <th scope="row" {...told()}>
                    {it.says}
                  </th>
                  <td class="figure-number">{perHundred(it.share.share)}</td>
                  <td>
                    {it.under.slice(0, 3).map((one) => {
                      const says = saysOf(scenario, one.reading, one.account);
                      return (
                        <Fragment key={`${one.reading}=${one.account}`}>
                          <Quoting
                            says={words.readings.under(
                              says,
                              perHundred(one.share),
                              perHundred(one.others),
                            )}
                            quotes={[says]}
                          />{' '}
                        </Fragment>
                      );
                    })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      ))}
    </div>
  );
}

const weighed = perTable((table, more: Omit<Parameters<typeof readingsOf>[0], 'table'>) =>
  readingsOf({ ...more, table }),
);

function factor(it: { readonly factor: number; readonly least: number; readonly most: number }) {
  return `${toTenths(it.factor)} (${toTenths(it.least)} … ${toTenths(it.most)})`;
}

function saysOf({ circumstanceReadings }: Scenario, matter: string, account: string): string {
  const reading = circumstanceReadings.find((it) => it.key === matter);
  return reading?.alternatives.find((it) => it.key === account)?.says ?? account;
}

/** What the chosen account makes of everything else: all runs beside those that drew it. */
function Under({ study }: { readonly study: Study }) {
  const { scenario } = study;
  const { opening, table } = opened.value!;
  const taken = drawn.value!.drawn;
  const name = choice.value!.account;
  const [matter = '', account = ''] = name.split('=');
  const reading = scenario.circumstanceReadings.find((it) => it.key === matter);
  const number = reading?.alternatives.findIndex((it) => it.key === account) ?? -1;
  const entry = reading?.alternatives[number];
  const given = useMemo(() => {
    const took = takenIn(taken, matter, table.runs);
    if (took === undefined) return undefined;
    const kept = Uint8Array.from(took, (it) => (it === number ? 1 : 0));
    return givenOf({ scenario, opening, table, drawn: taken, kept, words: name });
  }, [table, taken, name]);
  if (given === undefined || entry === undefined) return null;
  const shifts = given.outcomes
    .filter((it) => it.given.runs > 0)
    .sort((a, b) => apart(b) - apart(a));
  return (
    <div class="under">
      <p class="lead">
        <Quoting
          says={words.readings.chosen(entry.says, grouped(given.kept))}
          quotes={[entry.says]}
        />
      </p>
      <Grounds study={study} entry={entry} />
      <p>
        <button
          type="button"
          class="press"
          onClick={() => choose({ view: 'explore', only: [name], like: false })}
        >
          {words.readings.show}
        </button>
      </p>
      <Scroll name={words.readings.makes}>
        <table class="effects">
          <caption>{words.readings.makes}</caption>
          <Heads heads={words.readings.shiftHeads} />
          <tbody>
            {shifts.map((it) => (
              <tr key={it.key}>
                <th scope="row" {...told()}>
                  {it.says}
                </th>
                <td>
                  <Shift from={it.all.share} to={it.given.share} />
                </td>
                <td class="figure-number">{perHundred(it.all.share)}</td>
                <td class="figure-number">
                  {perHundred(it.given.share)}{' '}
                  <span class="range">{rangePerHundred(it.given)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  );
}

function apart(it: {
  readonly all: { readonly share: number };
  readonly given: { readonly share: number };
}) {
  return Math.abs(it.given.share - it.all.share);
}

/** What the range of a factor says in words. */
function verdictOn({ least, most }: { readonly least: number; readonly most: number }): string {
  const { supported, opposed, unclear } = words.readings.verdicts;
  if (least > 1) return supported;
  return most < 1 ? opposed : unclear;
}
