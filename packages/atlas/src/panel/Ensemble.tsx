// How many runs are on the map, and which: the four ways of showing them, the run that is looked at, and
// what the figures rest on, always in sight.

import { useEffect } from 'preact/hooks';
import { modes } from '../state/address.ts';
import { choose, opened, type Study, shown } from '../state/atlas.ts';
import { choice } from '../state/choice.ts';
import { still } from '../state/clock.ts';
import { oddityOf } from '../state/depth.ts';
import { grouped } from '../state/said-number.ts';
import { words } from '../words.ts';
import { Keep } from './Keep.tsx';

/** The strip between map and timeline. */
export function Ensemble({ study }: { readonly study: Study }) {
  const chosen = still.value!;
  const now = shown.value;
  const runs = opened.value?.table.runs ?? 0;
  const kept = now?.runs.length ?? 0;
  const runOf = (at: number) => now?.runs[at] ?? at;
  const count = {
    cloud: now?.films.length ?? 0,
    many: Math.min(100, now?.films.length ?? 0),
    one: 1,
    typical: 1,
  };
  const found = chosen.mode === 'typical' && now !== undefined ? oddityOf(now.table) : undefined;
  const offered = found === undefined ? [] : [found.typical, ...found.oddest].map(runOf);
  // whether it was asked for here, by an address, or other runs are kept now: what is called typical is
  useEffect(() => {
    const [first] = offered;
    if (first !== undefined && !offered.includes(choice.peek()!.run)) choose({ run: first });
  }, [now?.table, chosen.mode]);
  return (
    <div class="ensemble">
      <fieldset>
        <legend class="hidden">{words.ensemble.label}</legend>
        {modes.map((it) => (
          <label key={it} class={it === chosen.mode ? 'on' : ''}>
            <input
              type="radio"
              name="mode"
              checked={it === chosen.mode}
              onChange={() => choose({ mode: it })}
            />
            {words.ensemble[it]}
          </label>
        ))}
      </fieldset>
      {chosen.mode === 'one' ? (
        <span class="run">
          <label>
            {words.ensemble.run}{' '}
            <input
              type="number"
              min={0}
              max={runs - 1}
              value={chosen.run}
              onChange={(event) => {
                const run = Number(event.currentTarget.value);
                if (Number.isInteger(run)) choose({ run });
              }}
            />
          </label>
          <button
            type="button"
            onClick={() => choose({ run: runOf(Math.floor(Math.random() * Math.max(1, kept))) })}
          >
            {words.ensemble.another}
          </button>
        </span>
      ) : null}
      {found !== undefined ? (
        <fieldset class="run" aria-label={words.ensemble.chooseRun}>
          {offered.map((run, at) => (
            <button
              key={run}
              type="button"
              aria-pressed={run === chosen.run}
              onClick={() => choose({ run })}
            >
              {at === 0 ? words.ensemble.typicalRun : words.ensemble.oddest} {run}
            </button>
          ))}
        </fieldset>
      ) : null}
      <p class="showing">
        {kept === runs
          ? words.ensemble.showing(grouped(count[chosen.mode]), grouped(runs))
          : words.ensemble.showingKept(
              grouped(count[chosen.mode]),
              grouped(kept),
              grouped(runs),
            )}{' '}
        · {words.ensemble.rests(study.manifest.seed)}
      </p>
      <Keep study={study} />
    </div>
  );
}
