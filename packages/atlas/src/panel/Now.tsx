// The side panel: the day, what has happened up to it in the run that is looked at, and what the record
// says of these days, each claim with its share of the runs as dots out of a hundred and in a sentence.

import { type Attestation, perHundred } from '@tumen/lab';
import type { PlayedRun } from '../engine/messages.ts';
import { filmsShown, single } from '../map/shown.ts';
import { whereaboutsOf } from '../map/whereabouts.ts';
import { programs, Quoting, Told, told } from '../parts/Told.tsx';
import { cast, choose, hovered, played, type Study, shown, span } from '../state/atlas.ts';
import { claimsOn } from '../state/claims.ts';
import { saidDay, still } from '../state/clock.ts';
import { bareOf, mostConditions } from '../state/keeping.ts';
import { saidDate } from '../state/said-date.ts';
import { ridgeOf } from '../time/ridge.ts';
import { words } from '../words.ts';
import { Card } from './Card.tsx';
import { ClaimDots } from './ClaimDots.tsx';
import { Grounds } from './Grounds.tsx';
import { HereCard } from './HereCard.tsx';
import { PlaceCard } from './PlaceCard.tsx';
import { PolityCard } from './PolityCard.tsx';
import { Why } from './Why.tsx';

const mostEvents = 14;

/** The panel of a study. */
export function Now({ study }: { readonly study: Study }) {
  const { calendar } = study.scenario;
  const day = saidDay.value;
  return (
    <section class="panel" aria-label={words.now.label}>
      <h2>{saidDate(calendar, day)}</h2>
      <PlaceCard study={study} />
      <PolityCard study={study} />
      <HereCard study={study} />
      <OtherDay study={study} />
      {single.value ? <Events study={study} day={day} /> : <Where study={study} day={day} />}
      <Claims study={study} day={day} />
    </section>
  );
}

/** The card of a claim that was chosen on the timeline and is not of these days. */
function OtherDay({ study }: { readonly study: Study }) {
  const key = /^attestation:(.+)$/.exec(still.value?.subject ?? '')?.[1];
  const claim = study.scenario.attestations.find((it) => it.key === key);
  const now = shown.value;
  if (claim === undefined || now === undefined) return null;
  if (claimsOn(saidDay.value).some((it) => it.claim === claim)) return null;
  const { day, until } = span.value;
  const ridge = ridgeOf(now.table, claim, { from: now.opening.day, day, until, steps: 10 });
  return (
    <Card name={claim.says} {...told()}>
      <ClaimDots study={study} claim={claim} ridge={ridge} />
      <Account study={study} claim={claim} />
    </Card>
  );
}

/** False where the study knows the digest of this run and it is another one. */
function isTheStudys({ manifest }: Study, { order, digest }: PlayedRun): boolean {
  const ensemble = manifest.ensembles.find(
    (it) => it.opening === order.opening && it.switches.length === 0,
  );
  const stated = ensemble?.digests[order.run];
  return stated === undefined || stated === digest;
}

/** What the cloud shows of the chosen actor, in a sentence. */
function Where({ study, day }: { readonly study: Study; readonly day: number }) {
  const actor = cast.value.find((it) => it.key === still.value?.actor);
  if (actor === undefined || actor.kind === 'others' || filmsShown.value.length === 0) return null;
  const where = whereaboutsOf(filmsShown.value, actor, day);
  const most = where.places.slice(0, 4).map((it) => ({
    name: study.scenario.places[it.node]!.name,
    share: perHundred(it.runs / where.runs),
  }));
  const places = most.map(({ name, share }) => words.now.whereAt(name, share)).join(', ');
  const says =
    places === ''
      ? words.now.nowhere(actor.name)
      : words.now.where(actor.name, perHundred(where.inField / where.runs), places);
  return (
    <p>
      <Quoting says={says} quotes={[actor.name, ...most.map((it) => it.name)]} />
    </p>
  );
}

/** What has happened in the run that is looked at, up to a day. */
export function Events({ study, day }: { readonly study: Study; readonly day: number }) {
  const run = played.value;
  const chosen = still.value!;
  if (run === undefined || run.order.run !== chosen.run || run.order.opening !== chosen.opening) {
    return <p class="small">{words.now.playing}</p>;
  }
  const until = run.events.filter((it) => it.day <= day && it.rank === 'headline');
  const latest = until.slice(-mostEvents).reverse();
  return (
    <div class="events">
      <h3>{words.now.events}</h3>
      <p class="small">
        {words.now.madeFrom(run.order.run, run.order.seed)} <code class="digest">{run.digest}</code>
        {isTheStudys(study, run) ? '' : ` ${words.now.differs}`}
      </p>
      {latest.length === 0 ? <p class="small">{words.now.noneYet}</p> : null}
      <ol>
        {latest.map((it) => (
          <li key={it.at}>
            <button type="button" class="quiet" onClick={() => choose({ day: it.day })}>
              <time>{saidDate(study.scenario.calendar, it.day)}</time>{' '}
              <span {...programs}>{it.says}</span>
            </button>
            <Why key={`${run.order.run} ${it.at}`} study={study} run={run} at={it.at} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Claims({ study, day }: { readonly study: Study; readonly day: number }) {
  const now = shown.value;
  const chosen = still.value!;
  if (now === undefined) return null;
  const claims = claimsOn(day);
  const subject = chosen.subject;
  return (
    <div class="claims-now">
      <h3>
        {words.now.claims} <span class="unit">{words.now.unit}</span>
      </h3>
      {claims.length === 0 ? <p class="small">{words.now.none}</p> : null}
      <ol>
        {claims.map(({ claim, number }) => {
          const key = `attestation:${claim.key}`;
          const { day: from, until } = span.value;
          const ridge = ridgeOf(now.table, claim, {
            from: now.opening.day,
            day: from,
            until,
            steps: 10,
          });
          const lit = hovered.value === key || subject === key;
          return (
            <li key={claim.key} class={lit ? 'lit' : ''}>
              <button
                type="button"
                class="quiet"
                aria-expanded={subject === key}
                onClick={() => choose({ subject: subject === key ? '' : key })}
                onMouseEnter={() => {
                  hovered.value = key;
                }}
                onMouseLeave={() => {
                  hovered.value = '';
                }}
              >
                <span class="number">{number}</span>
                <Told>{claim.says}</Told>
                <span class="share">
                  {perHundred(claim.denies ? 1 - ridge.share : ridge.share)}
                </span>
              </button>
              {subject === key ? (
                <>
                  <ClaimDots study={study} claim={claim} ridge={ridge} />
                  <Account study={study} claim={claim} />
                </>
              ) : null}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** Keeps the runs that agree with a claim, or those that do not. */
function KeepBy({ claim }: { readonly claim: Attestation }) {
  const { only } = still.value!;
  if (only.length >= mostConditions || only.some((it) => bareOf(it) === claim.key)) return null;
  const keep = (condition: string) => choose({ only: [...only, condition], like: false });
  return (
    <p class="keep-by">
      <button type="button" class="press" onClick={() => keep(claim.key)}>
        {words.keep.agree}
      </button>
      <button type="button" class="press" onClick={() => keep(`not ${claim.key}`)}>
        {words.keep.disagree}
      </button>
    </p>
  );
}

/** Who says so, when as it is written, and who says otherwise. */
export function Account({ study, claim }: { readonly study: Study; readonly claim: Attestation }) {
  const others = study.scenario.attestations.filter(
    (it) => it.matter === claim.matter && it.key !== claim.key,
  );
  return (
    <div class="account">
      <p class="small">{words.now.asWritten(claim.when.words)}</p>
      <Grounds study={study} entry={claim} />
      <KeepBy claim={claim} />
      {others.length === 0 ? null : (
        <>
          <p class="small">{words.now.otherAccounts}</p>
          {others.map((it) => (
            <div key={it.key}>
              <p>
                <Told>{it.says}</Told> ({it.when.words})
              </p>
              <Grounds study={study} entry={it} />
            </div>
          ))}
        </>
      )}
    </div>
  );
}
