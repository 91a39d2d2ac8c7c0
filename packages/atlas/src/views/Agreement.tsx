// History against the runs: every attestation from the latest opening before it, with the ridge of the
// runs over the bracket of the record, how many of a hundred runs have it when the record says, and what
// that amounts to. Which claims only test the model is told apart from those that helped to build it.

import { useSignal, useSignalEffect } from '@preact/signals';
import {
  givenOf,
  type Judgement,
  judge,
  perHundred,
  rangePerHundred,
  type Scenario,
  type Table,
} from '@tumen/lab';
import { Keep } from '../panel/Keep.tsx';
import { AsWritten } from '../parts/AsWritten.tsx';
import { Heads } from '../parts/Heads.tsx';
import { Save } from '../parts/Save.tsx';
import { Scroll } from '../parts/Scroll.tsx';
import { Quoting, Told } from '../parts/Told.tsx';
import { choose, drawn, keeping, opened, type Study, shown, spanOf } from '../state/atlas.ts';
import { perTable } from '../state/remembered.ts';
import { saidDate } from '../state/said-date.ts';
import { grouped } from '../state/said-number.ts';
import { Figure } from '../time/Figure.tsx';
import { ridgeOf } from '../time/ridge.ts';
import { words } from '../words.ts';
import { Ranks } from './Ranks.tsx';

/** From so many of a hundred runs on a claim is expected, or at least not missed. @source assumed */
const expected = 20;
const missed = 2;

/** Pixels of a ridge over its bracket; on a phone the words beside it need the room. */
const figureWidth = () => (innerWidth > 820 ? 230 : 130);

/** What a share of runs that meet the record amounts to. */
export type Verdict = 'expected' | 'unusual' | 'missed';

/** The verdict of a judgement. */
export function verdictOf({ within }: Judgement): Verdict {
  const share = 100 * within.share;
  return share >= expected ? 'expected' : share >= missed ? 'unusual' : 'missed';
}

/** The view. */
export function Agreement({ study }: { readonly study: Study }) {
  const tables = useSignal<ReadonlyMap<string, Table> | undefined>(undefined);
  useSignalEffect(() => {
    const plain = study.manifest.ensembles.filter((it) => it.switches.length === 0);
    Promise.all(plain.map(async (it) => [it.opening, await study.rows(it.name)] as const)).then(
      (read) => {
        tables.value = new Map(read);
      },
    );
  });
  if (tables.value === undefined) return <p class="waiting">{words.waiting}</p>;
  const counted = new Map(tables.value);
  const all = opened.value;
  const few = shown.value;
  const { kept } = keeping.value;
  if (all !== undefined && few !== undefined && kept !== undefined) {
    counted.set(all.opening.key, few.table);
  }
  const given = shares(study);
  const judgements = judged(study, counted).map((it) => amongKept(it, given));
  const testing = judged(study, tables.value).filter((it) => it.tests);
  const count = (verdict: Verdict) => testing.filter((it) => verdictOf(it) === verdict).length;
  const openings = study.scenario.openings
    .filter((it) => tables.value?.has(it.key))
    .sort((a, b) => a.day - b.day);
  return (
    <div class="leaf">
      <h2>{words.agreement.title}</h2>
      <p class="lead">
        {words.agreement.summary(
          testing.length,
          count('expected'),
          count('unusual'),
          count('missed'),
        )}
      </p>
      <p>{words.agreement.howRead(expected, missed)}</p>
      <Ranks study={study} judgements={testing} tables={tables.value} />
      <Keep study={study} />
      {all === undefined || few === undefined || kept === undefined ? null : (
        <p>
          <Quoting
            says={words.keep.agreement(
              all.opening.name,
              grouped(few.table.runs),
              grouped(all.table.runs),
            )}
            quotes={[all.opening.name]}
          />
        </p>
      )}
      <div data-figure="">
        <Save
          study={study}
          name="agreement"
          title={words.agreement.title}
          legend={words.agreement.howRead(expected, missed)}
        />
        <Scroll name={words.agreement.title}>
          <table class="agreement">
            <Heads heads={words.agreement.heads} />
            {openings.map((opening) => {
              const those = judgements.filter((it) => it.opening.key === opening.key);
              if (those.length === 0) return null;
              return (
                <tbody key={opening.key}>
                  <tr class="group">
                    <th colSpan={words.agreement.heads.length} scope="colgroup">
                      <Quoting says={words.agreement.from(opening.name)} quotes={[opening.name]} />
                    </th>
                  </tr>
                  {those.map((it) => (
                    <Row
                      key={it.attestation.key}
                      study={study}
                      it={it}
                      table={counted.get(opening.key)!}
                      whole={counted.get(opening.key) === tables.value!.get(opening.key)}
                    />
                  ))}
                </tbody>
              );
            })}
          </table>
        </Scroll>
      </div>
    </div>
  );
}

/** Judgements from the latest opening before each claim. */
function judged({ scenario }: Study, tables: ReadonlyMap<string, Table>): readonly Judgement[] {
  return [...tables].flatMap(([opening, table]) => judgedIn(table, scenario, opening));
}

const judgedIn = perTable((table, scenario: Scenario, opening: string) =>
  judge(scenario, new Map([[opening, table]])).filter((it) => it.latest),
);

/** Shares among the kept runs of the chosen opening, with the doubt that is theirs; undefined for all. */
function shares({ scenario }: Study) {
  const now = opened.value;
  const { kept } = keeping.value;
  if (now === undefined || kept === undefined) return undefined;
  const { opening, table } = now;
  const known = drawn.value?.opening === opening.key ? drawn.value.drawn : undefined;
  const nothing = { draws: 0, inputs: [], uniforms: [], values: [] };
  return givenOf({ scenario, opening, table, drawn: known ?? nothing, kept, words: '' });
}

function amongKept(it: Judgement, given: ReturnType<typeof shares>): Judgement {
  if (given === undefined || it.opening.key !== given.opening.key) return it;
  const found = given.outcomes.find(
    ({ key, sort }) => sort === 'attestation' && key === it.attestation.key,
  );
  return found === undefined ? it : { ...it, agree: found.given };
}

function Row({
  study,
  it,
  table,
  whole,
}: {
  readonly study: Study;
  readonly it: Judgement;
  readonly table: Table;
  /** Whether all runs are counted: runs kept by the record cannot be tested by it. */
  readonly whole: boolean;
}) {
  const { attestation, opening } = it;
  const { day, until } = spanOf(study.scenario, opening.key, true);
  const ridge = ridgeOf(table, attestation, { from: opening.day, day, until, steps: 80 });
  const verdict = verdictOf(it);
  const { calendar } = study.scenario;
  return (
    <tr class={it.tests ? 'tests' : ''}>
      <th scope="row">
        <button
          type="button"
          class="quiet"
          onClick={() =>
            choose({
              view: 'explore',
              opening: opening.key,
              subject: `attestation:${attestation.key}`,
              day: Math.max(
                opening.day,
                Math.min(opening.until, attestation.when.spans[0]!.earliest),
              ),
            })
          }
        >
          {attestation.denies ? <em>{words.timeline.denied}: </em> : null}
          <Told>{attestation.says}</Told>
        </button>
      </th>
      <td class="cell-figure">
        <Figure claim={attestation} ridge={ridge} span={{ day, until }} width={figureWidth()} />
      </td>
      <td>
        <AsWritten words={attestation.when.words} />
      </td>
      <td class="day">
        {it.days === undefined
          ? words.timeline.never
          : saidDate(calendar, Math.round(it.days.middle))}
      </td>
      <td class="figure-number">
        {perHundred(it.agree.share)} <span class="range">{rangePerHundred(it.agree)}</span>
      </td>
      <td class="figure-number">{perHundred(it.within.share)}</td>
      <td class={`verdict ${whole ? verdict : ''}`}>
        {whole ? words.agreement.verdicts[verdict] : ''}
      </td>
      <td>
        {!whole ? words.agreement.kept : it.tests ? words.agreement.tests : words.agreement.used}
      </td>
    </tr>
  );
}
