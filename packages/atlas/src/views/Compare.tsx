// A what-if beside the opening as it is, pair by pair on the same dice: twin maps on one clock where both
// are filmed, the largest clear effect in one sentence, every outcome with both its shares and the flips
// both ways, and what did not change.

import { type Signal, useSignal, useSignalEffect } from '@preact/signals';
import { comparisonOf, type Effect, perHundred, type Table, verdictOn } from '@tumen/lab';
import { useMemo } from 'preact/hooks';
import type { BundledEnsemble } from '../bundle/bundle.ts';
import type { Engine } from '../engine/engine.ts';
import type { Film } from '../film/film.ts';
import { filmsOf } from '../film/reel.ts';
import { MapView } from '../map/MapView.tsx';
import { sceneOf } from '../map/shown.ts';
import { EffectOf, Guard } from '../parts/Effect.tsx';
import { Heads } from '../parts/Heads.tsx';
import { Save } from '../parts/Save.tsx';
import { Scroll } from '../parts/Scroll.tsx';
import { Shift } from '../parts/Shift.tsx';
import { Quoting, Told, told } from '../parts/Told.tsx';
import { choose, opened, type Study, tellTrouble } from '../state/atlas.ts';
import { still } from '../state/clock.ts';
import { grouped } from '../state/said-number.ts';
import { Player } from '../time/Player.tsx';
import { words } from '../words.ts';

/** What was read of the what-if. */
interface Variant {
  readonly name: string;
  readonly table: Table;
  readonly films: readonly Film[];
}

/** The view. */
export function Compare({ study }: { readonly study: Study }) {
  const variant = useSignal<Variant | undefined>(undefined);
  const { manifest, scenario } = study;
  const plain = manifest.ensembles.filter((it) => it.switches.length === 0);
  const offered = manifest.ensembles.filter(
    (it) => it.switches.length > 0 && plain.some((one) => one.opening === it.opening),
  );
  const chosen = chosenOf(offered);
  useSignalEffect(() => {
    const it = chosenOf(offered);
    if (it === undefined || variant.peek()?.name === it.name) return;
    read(study, it).then((found) => {
      if (chosenOf(offered)?.name !== it.name) return;
      variant.value = found;
      if (found.films.length === 0) filmMore(study, it, variant).catch(tellTrouble);
    }, tellTrouble);
  });
  const base = opened.value;
  const other = variant.value;
  const ready =
    chosen !== undefined && other?.name === chosen.name && base?.opening.key === chosen.opening;
  const titleOf = (it: BundledEnsemble) =>
    it.switches.map((key) => scenario.switches.find((one) => one.key === key)?.name).join(' + ');
  const openingName = (it: BundledEnsemble) =>
    scenario.openings.find(({ key }) => key === it.opening)?.name ?? it.opening;
  if (chosen === undefined) {
    return (
      <div class="leaf">
        <h2>{words.compare.title}</h2>
        <p>{words.compare.none}</p>
        <p>
          <code>{words.compare.command(manifest.key)}</code>
        </p>
      </div>
    );
  }
  return (
    <div class="leaf wide">
      <h2>{words.compare.title}</h2>
      <p>
        <label>
          {words.compare.choose}{' '}
          <select
            value={chosen.name}
            onChange={(event) => {
              const found = offered.find((it) => it.name === event.currentTarget.value)!;
              choose({ against: found.name, opening: found.opening });
            }}
          >
            {offered.map((it) => (
              <option key={it.name} value={it.name} {...told()}>
                {titleOf(it)} ({openingName(it)})
              </option>
            ))}
          </select>
        </label>
      </p>
      {chosen.switches.map((key) => (
        <p key={key} class="small" {...told()}>
          {scenario.switches.find((it) => it.key === key)?.why}
        </p>
      ))}
      {ready ? (
        <Found study={study} chosen={chosen} variant={other} title={titleOf(chosen)} />
      ) : (
        <p class="waiting">{words.waiting}</p>
      )}
    </div>
  );
}

async function read({ reader, rows, scenario }: Study, it: BundledEnsemble): Promise<Variant> {
  const [table, reel] = await Promise.all([rows(it.name), reader.reel(it.name)]);
  const { day } = scenario.openings.find(({ key }) => key === it.opening)!;
  return { name: it.name, table, films: filmsOf(reel, day) };
}

/** Runs of a what-if that are played for its map, and how many at a time are shown. */
const twins = 40;
const atOnce = 8;
/** The engine that plays them, beside the one that a person may be waiting for. */
let filming: Engine | undefined;

/** Plays a what-if's runs whose films do not travel, some at a time, while nobody turns to another. */
async function filmMore(
  study: Study,
  { name, opening, switches, runs }: BundledEnsemble,
  variant: Signal<Variant | undefined>,
): Promise<void> {
  filming ??= study.startAnother();
  const { seed } = study.manifest;
  const films: Film[] = [];
  const base = study.manifest.ensembles.find(
    (it) => it.switches.length === 0 && it.opening === opening,
  );
  const count = Math.min(twins, runs, base?.films ?? 0);
  while (films.length < count) {
    const run = films.length;
    films.push((await filming.film({ opening, switches, seed, run })).film);
    const now = variant.peek();
    if (now?.name !== name) return;
    if (films.length % atOnce === 0 || films.length === count)
      variant.value = { ...now, films: [...films] };
  }
}

/** The what-if of the address; else one of the opening that is looked at, else the first. */
function chosenOf(offered: readonly BundledEnsemble[]): BundledEnsemble | undefined {
  const { against, opening } = still.value!;
  const fitting = offered.filter((it) => it.opening === opening);
  return fitting.find((it) => it.name === against) ?? fitting[0] ?? offered[0];
}

function Found({
  study,
  chosen,
  variant,
  title,
}: {
  readonly study: Study;
  readonly chosen: BundledEnsemble;
  readonly variant: Variant;
  readonly title: string;
}) {
  const base = opened.value!;
  const comparison = useMemo(
    () =>
      comparisonOf({
        scenario: study.scenario,
        opening: chosen.opening,
        seed: study.manifest.seed,
        switches: chosen.switches,
        direction: 'removes',
        base: base.table,
        variant: variant.table,
      }),
    [base, variant],
  );
  const { effects, pairs } = comparison;
  const sorted = (wanted: readonly string[]) =>
    effects.filter((it) => wanted.includes(verdictOn(it)));
  const clear = sorted(['more', 'less']);
  const unclear = sorted(['unclear']);
  const unchanged = sorted(['unchanged']);
  const first = clear[0];
  return (
    <>
      <p class="lead">
        {first === undefined ? (
          words.compare.nothing(grouped(pairs))
        ) : (
          <Quoting
            says={words.compare.effect(
              title,
              first.says,
              perHundred(first.without),
              perHundred(first.withCause),
            )}
            quotes={[title, first.says]}
          />
        )}
      </p>
      <p>{words.compare.pairs(grouped(pairs), study.manifest.seed)}</p>
      <Twins study={study} variant={variant} title={title} />
      <div data-figure="">
        <h3>
          {words.compare.changed}{' '}
          <Save study={study} name="what-if" title={title} legend={words.compare.guard} />
        </h3>
        <Effects effects={[...clear, ...unclear]} pairs={pairs} />
      </div>
      <h3>{words.compare.unchanged}</h3>
      {unchanged.length === 0 ? <p>{words.compare.allChanged}</p> : null}
      <ul>
        {unchanged.map((it) => (
          <li key={it.key}>
            <Told>{it.says}</Told> {words.compare.either(perHundred(it.withCause))}
          </li>
        ))}
      </ul>
      <Guard />
    </>
  );
}

/** Two maps on one clock and one camera, each of as many runs. */
function Twins({
  study,
  variant,
  title,
}: {
  readonly study: Study;
  readonly variant: Variant;
  readonly title: string;
}) {
  const base = opened.value!;
  const count = Math.min(base.films.length, variant.films.length);
  const scenes = useMemo(
    () => [sceneOf(base.films.slice(0, count)), sceneOf(variant.films.slice(0, count))] as const,
    [base, variant],
  );
  if (count === 0) {
    const says = base.films.length === 0 ? words.compare.noFilms : words.compare.filming;
    return <p class="small">{says}</p>;
  }
  return (
    <section class="twins" aria-label={words.compare.twins}>
      <div class="pair">
        <MapView study={study} scene={scenes[0]} caption={words.compare.asItIs} />
        <MapView study={study} scene={scenes[1]} caption={title} {...told()} />
      </div>
      <Player study={study} />
      <p class="small">{words.compare.filmed(grouped(count))}</p>
    </section>
  );
}

function Effects({
  effects,
  pairs,
}: {
  readonly effects: readonly Effect[];
  readonly pairs: number;
}) {
  const heads = words.compare.heads(grouped(pairs));
  return (
    <Scroll name={words.compare.changed}>
      <table class="effects">
        <Heads heads={heads} />
        <tbody>
          {effects.map((it) => (
            <tr key={it.key}>
              <th scope="row" {...told()}>
                {it.says}
              </th>
              <td>
                <Shift from={it.withCause} to={it.without} />
              </td>
              <td class="figure-number">{perHundred(it.withCause)}</td>
              <td class="figure-number">{perHundred(it.without)}</td>
              <td class="figure-number">
                <EffectOf effect={it} />
              </td>
              <td class="figure-number">{grouped(it.lost)}</td>
              <td class="figure-number">{grouped(it.won)}</td>
              <td>{verdictOn(it) === 'unclear' ? words.compare.unclear : words.compare.clear}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
