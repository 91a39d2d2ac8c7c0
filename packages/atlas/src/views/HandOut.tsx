// The tour on paper: its steps with a small map each, questions made from the claims that they open, and
// the answers on a page of their own. Shares are those of the study, which the page counts itself.

import { useSignal, useSignalEffect } from '@preact/signals';
import type { Attestation, Table, TourStep } from '@tumen/lab';
import { useMemo } from 'preact/hooks';
import { fitProjection } from '../map/projection.ts';
import { sentenceOn } from '../panel/ClaimDots.tsx';
import { Grounds } from '../panel/Grounds.tsx';
import { Quoting, Told, told } from '../parts/Told.tsx';
import { choose, type Study } from '../state/atlas.ts';
import { saidDate } from '../state/said-date.ts';
import { ridgeOf } from '../time/ridge.ts';
import { words } from '../words.ts';

const mapSize = { width: 250, height: 150 } as const;

/** A claim that is asked about, with the rows that answer. */
interface Asked {
  readonly claim: Attestation;
  readonly from: number;
  readonly table: Table;
}

/** The view. */
export function HandOut({ study }: { readonly study: Study }) {
  const asked = useSignal<readonly Asked[] | undefined>(undefined);
  useSignalEffect(() => {
    askedIn(study).then((found) => {
      asked.value = found;
    });
  });
  const waters = useMemo(() => watersUnder(study), [study]);
  const { tour, calendar, title, summary } = study.scenario;
  return (
    <div class="leaf hand-out">
      <div class="turns">
        <button type="button" onClick={() => print()}>
          {words.handOut.print}
        </button>
        <button type="button" onClick={() => choose({ view: 'read' })}>
          {words.handOut.back}
        </button>
      </div>
      <h2 {...told()}>{title}</h2>
      <p class="lead" {...told()}>
        {summary}
      </p>
      <p>{words.handOut.simulated}</p>
      <ol class="stops">
        {tour.map((step, at) => (
          <li key={step.spot.line}>
            <h3>
              {at + 1}. <Told>{step.title}</Told>
            </h3>
            <SmallMap study={study} step={step} waters={waters} />
            {step.day === undefined ? null : <p class="small">{saidDate(calendar, step.day)}</p>}
            <p {...told()}>{step.says}</p>
            {step.grounds.citations.length > 0 ? <Grounds study={study} entry={step} /> : null}
          </li>
        ))}
      </ol>
      {asked.value === undefined || asked.value.length === 0 ? null : (
        <>
          <h2 class="questions">{words.handOut.questions}</h2>
          <ol>
            {asked.value.map(({ claim }) => (
              <li key={claim.key}>
                <Quoting
                  says={words.handOut.question(claim.says, claim.when.words)}
                  quotes={[claim.says]}
                />
              </li>
            ))}
          </ol>
          <h2 class="answers">{words.handOut.answers}</h2>
          <ol>
            {asked.value.map((it) => (
              <li key={it.claim.key}>{answerTo(it)}</li>
            ))}
          </ol>
          <p class="small">{words.handOut.rests(study.manifest.seed, study.manifest.tumen)}</p>
        </>
      )}
    </div>
  );
}

function answerTo({ claim, from, table }: Asked): string {
  const ridge = ridgeOf(table, claim, { from, day: from, until: from + 1, steps: 1 });
  return words.handOut.answer(sentenceOn(claim, ridge), table.runs);
}

/** The claims of the steps, each once, from the opening that its step begins from. */
async function askedIn({ scenario, manifest, rows }: Study): Promise<readonly Asked[]> {
  const asked = new Map<string, Asked>();
  for (const step of scenario.tour) {
    const claim = scenario.attestations.find((it) => it.key === step.claim);
    const opening = step.opening ?? scenario.defaultOpening;
    const ensemble = manifest.ensembles.find(
      (it) => it.opening === opening && it.switches.length === 0,
    );
    if (claim === undefined || ensemble === undefined || asked.has(claim.key)) continue;
    const from = scenario.openings.find((it) => it.key === opening)!.day;
    asked.set(claim.key, { claim, from, table: await rows(ensemble.name) });
  }
  return [...asked.values()];
}

/** Shores and great rivers as paths of the small map, without bends that it is too small for. */
function watersUnder({ scenario, ground }: Study): Waters {
  const projection = fitProjection(scenario, mapSize);
  const pathOf = (kinds: readonly string[]) =>
    ground.lines
      .filter((it) => kinds.includes(it.kind))
      .map(({ points }) => {
        const corners: string[] = [];
        let last: readonly [number, number] | undefined;
        for (let at = 0; at < points.length; at += 2) {
          const here = projection([points[at]!, points[at + 1]!]);
          if (here === null) continue;
          if (last !== undefined && Math.hypot(here[0] - last[0], here[1] - last[1]) < 1.2)
            continue;
          corners.push(`${here[0].toFixed(1)} ${here[1].toFixed(1)}`);
          last = here;
        }
        return corners.length < 3 ? '' : `M${corners.join('L')}`;
      })
      .join('');
  return { shores: pathOf(['coast', 'lake']), rivers: pathOf(['great-river', 'river']) };
}

interface Waters {
  readonly shores: string;
  readonly rivers: string;
}

/** Where a step looks: all places as points among the waters, its own one named. */
function SmallMap({
  study,
  step,
  waters,
}: {
  readonly study: Study;
  readonly step: TourStep;
  readonly waters: Waters;
}) {
  const place = study.scenario.places.find((it) => it.key === step.place);
  if (place === undefined) return null;
  const projection = fitProjection(study.scenario, mapSize);
  const pointOf = (it: { readonly longitude: number; readonly latitude: number }) =>
    projection([it.longitude, it.latitude]) ?? [0, 0];
  const [x, y] = pointOf(place);
  return (
    <svg
      class="small-map"
      width={mapSize.width}
      height={mapSize.height}
      viewBox={`0 0 ${mapSize.width} ${mapSize.height}`}
      role="img"
      aria-label={words.handOut.map(place.name)}
    >
      <path class="shores" d={waters.shores} />
      <path class="rivers" d={waters.rivers} />
      {study.scenario.places.map((it) => {
        const [left, top] = pointOf(it);
        return <circle key={it.key} cx={left} cy={top} r={1.3} class="other" />;
      })}
      <circle cx={x} cy={y} r={4} class="here" />
      <text
        {...told()}
        x={x > mapSize.width / 2 ? x - 7 : x + 7}
        y={y + 4}
        text-anchor={x > mapSize.width / 2 ? 'end' : 'start'}
      >
        {place.name}
      </text>
    </svg>
  );
}
