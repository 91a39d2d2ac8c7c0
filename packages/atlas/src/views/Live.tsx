// Try: a switch, an account or a number is changed, and five hundred campaigns are played in the page,
// beside the same runs of the published study. What is chosen stands in the address; what was played
// stays until something else is played. What the runs say is drawn by `LiveFound.tsx`.

import { useSignal, useSignalEffect } from '@preact/signals';
import { inputWords } from '@tumen/lab';
import type { Offer } from '../engine/messages.ts';
import { programs, Told, told } from '../parts/Told.tsx';
import { choose, type Study } from '../state/atlas.ts';
import { choice } from '../state/choice.ts';
import { still } from '../state/clock.ts';
import { learnOffers, live, liveRuns, offers, playLive, stopLive } from '../state/live.ts';
import { grouped } from '../state/said-number.ts';
import { words } from '../words.ts';
import { LiveFound } from './LiveFound.tsx';
import { PlayBar } from './PlayBar.tsx';

/** The view. */
export function Live({ study }: { readonly study: Study }) {
  const { opening, set } = still.value!;
  useSignalEffect(() => learnOffers(study, still.value!.opening));
  const now = live.value;
  return (
    <div class="leaf">
      <h2>{words.live.title}</h2>
      <p class="lead">{words.live.lead(grouped(liveRuns))}</p>
      {offers.value.opening === opening ? (
        <div class="changes">
          <Switches study={study} offers={offers.value.offers} />
          <Accounts study={study} offers={offers.value.offers} />
          <Numbers study={study} offers={offers.value.offers} />
        </div>
      ) : (
        <p class="small">{words.waiting}</p>
      )}
      <h3>{words.live.list}</h3>
      {set.length === 0 ? <p>{words.live.nothing}</p> : null}
      <ul class="chips">
        {set.map((it) => (
          <li key={it} class="chip">
            <span {...told()}>{inWords(study, it)}</span>
            <button
              type="button"
              aria-label={words.live.remove(inWords(study, it))}
              onClick={() => choose({ set: set.filter((one) => one !== it) })}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <PlayBar
        play={words.live.play(grouped(liveRuns))}
        onPlay={() => playLive(study)}
        onStop={stopLive}
        underWay={now.kind === 'playing' ? now : undefined}
        done={now.kind === 'played'}
      />
      {now.kind === 'played' && now.result.opening === opening ? (
        <LiveFound study={study} result={now.result} />
      ) : null}
    </div>
  );
}

interface Offered {
  readonly study: Study;
  readonly offers: readonly Offer[];
}

/** Puts one thing to a value, or leaves it to the dice where the value is empty. */
function put(name: string, value: string): void {
  const rest = choice.value!.set.filter((it) => !it.startsWith(`${name}=`));
  choose({ set: value === '' ? rest : [...rest, `${name}=${value}`] });
}

function chosenFor(name: string): string {
  return still.value!.set.find((it) => it.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}

/** What is changed, as a person would say it. */
function inWords({ scenario }: Study, change: string): string {
  const at = change.indexOf('=');
  const [name, value] = [change.slice(0, at), change.slice(at + 1)];
  const on = scenario.switches.find((it) => switchWord(it.key) === name);
  if (on !== undefined) return on.name;
  const matter = scenario.circumstanceReadings.find((it) => name === `readings.${it.key}`);
  const account = matter?.alternatives.find((it) => it.key === value);
  return words.live.is(inputWords(scenario, name), account?.says ?? value);
}

/** With its prefix, for a circumstance may have the same key. */
function switchWord(key: string): string {
  return `switches.${key}`;
}

function Switches({ study, offers }: Offered) {
  const those = study.scenario.switches.filter((it) =>
    offers.some(({ thing }) => thing.kind === 'switch' && thing.name === it.key),
  );
  return (
    <fieldset>
      <legend>{words.live.switches}</legend>
      {those.length === 0 ? <p class="small">{words.live.noSwitches}</p> : null}
      {those.map((it) => (
        <label key={it.key} class="check">
          <input
            type="checkbox"
            checked={chosenFor(switchWord(it.key)) === words.live.on}
            onChange={(event) =>
              put(switchWord(it.key), event.currentTarget.checked ? words.live.on : '')
            }
          />
          <Told>{it.name}</Told>
        </label>
      ))}
    </fieldset>
  );
}

function Accounts({ study, offers }: Offered) {
  const those = study.scenario.circumstanceReadings.filter((it) =>
    offers.some(({ thing }) => thing.name === `readings.${it.key}`),
  );
  return (
    <fieldset>
      <legend>{words.live.accounts}</legend>
      {those.length === 0 ? <p class="small">{words.live.noAccounts}</p> : null}
      {those.map((it) => {
        const name = `readings.${it.key}`;
        return (
          <label key={it.key}>
            <Told>{it.name}</Told>{' '}
            <select
              value={chosenFor(name)}
              onChange={(event) => put(name, event.currentTarget.value)}
            >
              <option value="">{words.live.drawn}</option>
              {it.alternatives.map((one) => (
                <option key={one.key} value={one.key} {...told()}>
                  {shortened(one.says)}
                </option>
              ))}
            </select>
          </label>
        );
      })}
    </fieldset>
  );
}

function Numbers({ study, offers }: Offered) {
  const picked = useSignal('');
  const text = useSignal('');
  const numbers = offers.flatMap(({ thing, usual }) =>
    thing.kind === 'value' ? [{ ...thing, usual }] : [],
  );
  const groupOf = ({ name, usual }: (typeof numbers)[number]) =>
    usual === undefined ? words.live.ofScenario : name.slice(0, name.indexOf('.'));
  const groups = [...new Set(numbers.map(groupOf))];
  const chosen = numbers.find((it) => it.name === picked.value);
  const most = chosen?.most === Number.MAX_VALUE ? '' : String(chosen?.most);
  const good =
    chosen !== undefined &&
    text.value !== '' &&
    Number(text.value) >= chosen.least &&
    Number(text.value) <= chosen.most;
  return (
    <fieldset>
      <legend>{words.live.numbers}</legend>
      <label>
        {words.live.number}{' '}
        <select
          value={picked.value}
          onChange={(event) => {
            picked.value = event.currentTarget.value;
            text.value = '';
          }}
        >
          <option value="">{words.live.choose}</option>
          {groups.map((group) => (
            <optgroup key={group} label={group}>
              {numbers
                .filter((it) => groupOf(it) === group)
                .map((it) => (
                  <option key={it.name} value={it.name} {...programs}>
                    {it.usual === undefined ? inputWords(study.scenario, it.name) : it.name}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      {chosen === undefined ? null : (
        <>
          <p class="small">
            {words.live.range(String(chosen.least), most)}
            {chosen.usual === undefined ? '' : `; ${words.live.usual(chosen.usual)}`}
          </p>
          <label>
            {words.live.value}{' '}
            <input
              type="number"
              step="any"
              min={chosen.least}
              max={most === '' ? undefined : chosen.most}
              value={text.value}
              onInput={(event) => {
                text.value = event.currentTarget.value;
              }}
            />
          </label>{' '}
          <button
            type="button"
            class="press"
            disabled={!good}
            onClick={() => put(chosen.name, text.value)}
          >
            {words.live.put}
          </button>
        </>
      )}
    </fieldset>
  );
}

function shortened(says: string): string {
  return says.length > 110 ? `${says.slice(0, 108)}…` : says;
}
