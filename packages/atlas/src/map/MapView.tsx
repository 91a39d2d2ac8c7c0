// The map: ground, fields, forces and names in three layers that share one camera. The lower two are
// canvases; names, marks of the record and everything that can be pointed at are SVG. All of what it
// shows also stands in a table below it.

import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { whenHolds } from '@tumen/lab';
import { select } from 'd3-selection';
import { type ZoomBehavior, zoom, zoomIdentity } from 'd3-zoom';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Film } from '../film/film.ts';
import type { Camera } from '../state/address.ts';
import {
  cast,
  choice,
  choose,
  hovered,
  played,
  type Shown,
  type Study,
  shown,
} from '../state/atlas.ts';
import { placesIn } from '../state/cast.ts';
import { words } from '../words.ts';
import { drawCloud } from './cloud.ts';
import type { Standing } from './fields.ts';
import { makeFields } from './fields.ts';
import { type Brush, belongs, drawMany, drawRun } from './forces.ts';
import { drawGround } from './ground-picture.ts';
import { css, inksOf } from './inks.ts';
import { Legend } from './Legend.tsx';
import { type Box, coveredBy, layOut, letteringsOf, letterSize, type Placed } from './labels.ts';
import {
  fitProjection,
  frameOn,
  metresAPixel,
  type Size,
  type Transform,
  wholeMap,
} from './projection.ts';
import { filmsShown, single, standing } from './shown.ts';
import { makeRoads } from './ways.ts';

const mostZoom = 24;

/** The map of a study. */
export function MapView({ study }: { readonly study: Study }) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSignal<Size>({ width: 0, height: 0 });
  const scaleBar = useSignal(3000);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width !== size.value.width || height !== size.value.height)
        size.value = { width, height };
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  const { width, height } = size.value;
  return (
    <section class="map" aria-label={words.map.label} id="map">
      <div class="map-frame" ref={frame}>
        {width > 40 && height > 40 ? (
          <Layers
            key={`${width}×${height}`}
            study={study}
            size={size.value}
            measured={(metres) => {
              scaleBar.value = metres;
            }}
          />
        ) : null}
      </div>
      <Legend metres={scaleBar.value} />
    </section>
  );
}

/** Everything that depends on the size of the map. */
function Layers({
  study,
  size,
  measured,
}: {
  readonly study: Study;
  readonly size: Size;
  /** Hears how many metres a pixel in the middle is. */
  readonly measured: (metres: number) => void;
}) {
  const { scenario, network, ground } = study;
  const made = useMemo(() => {
    const projection = fitProjection(scenario, size);
    return {
      projection,
      roads: makeRoads(network, projection),
      letterings: letteringsOf(scenario),
    };
  }, [study, size]);
  const { projection, roads, letterings } = made;
  const ink = useComputed(() => inksOf(scenario.polities.length, cast.value));
  const fields = useComputed(() => makeFields(network, projection, { size, ink: ink.value }));
  const transform = useSignal<Transform>(wholeMap);
  const groundCanvas = useRef<HTMLCanvasElement>(null);
  const liveCanvas = useRef<HTMLCanvasElement>(null);
  const surface = useRef<SVGSVGElement>(null);
  const zooming = useRef<ZoomBehavior<SVGSVGElement, unknown>>(undefined);
  const scale = Math.min(2, globalThis.devicePixelRatio || 1);

  useEffect(() => {
    const element = surface.current;
    if (element === null) return;
    const behaviour = zoom<SVGSVGElement, unknown>()
      .scaleExtent([1, mostZoom])
      .translateExtent([
        [-size.width * 0.15, -size.height * 0.15],
        [size.width * 1.15, size.height * 1.15],
      ])
      .on('zoom', ({ transform: { k, x, y } }) => {
        transform.value = { k, x, y };
        measured(metresAPixel(projection, size) / k);
      })
      .on('end', ({ sourceEvent, transform: { k, x, y } }) => {
        if (sourceEvent === null) return;
        keepCamera({ k, x, y });
      });
    const chosen = select(element);
    chosen.call(behaviour).on('dblclick.zoom', null);
    zooming.current = behaviour;
    const { k, x, y } = transformFor(choice.peek()?.camera);
    chosen.call(behaviour.transform, zoomIdentity.translate(x, y).scale(k));
    return () => {
      chosen.on('.zoom', null);
    };
  }, [made]);

  /** The camera of the address; without one, where the record speaks of. */
  function transformFor(camera: Camera | undefined): Transform {
    if (camera === undefined)
      return frameOn(
        spokenOf(study).map((node) => roads.place(node)),
        size,
      );
    const point = projection([camera.longitude, camera.latitude]) ?? [
      size.width / 2,
      size.height / 2,
    ];
    const { zoom: k } = camera;
    return { k, x: size.width / 2 - k * point[0], y: size.height / 2 - k * point[1] };
  }
  const keepCamera = ({ k, x, y }: Transform) => {
    const middle = projection.invert?.([(size.width / 2 - x) / k, (size.height / 2 - y) / k]);
    if (middle == null) return;
    const [longitude, latitude] = middle;
    choose({ camera: { longitude, latitude, zoom: k } });
  };
  const move = (change: { readonly by?: number; readonly x?: number; readonly y?: number }) => {
    const element = surface.current;
    const behaviour = zooming.current;
    if (element === null || behaviour === undefined) return;
    const chosen = select(element);
    if (change.by !== undefined) chosen.call(behaviour.scaleBy, change.by);
    else chosen.call(behaviour.translateBy, change.x ?? 0, change.y ?? 0);
    keepCamera(transform.peek());
  };
  const showWhole = () => {
    const element = surface.current;
    if (element === null || zooming.current === undefined) return;
    select(element).call(zooming.current.transform, zoomIdentity);
    keepCamera(wholeMap);
  };
  const pressed = (event: KeyboardEvent) => {
    const stride = 60 / transform.peek().k;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => move({ x: stride }),
      ArrowRight: () => move({ x: -stride }),
      ArrowUp: () => move({ y: stride }),
      ArrowDown: () => move({ y: -stride }),
      '+': () => move({ by: 1.5 }),
      '=': () => move({ by: 1.5 }),
      '-': () => move({ by: 1 / 1.5 }),
      '0': showWhole,
    };
    const act = moves[event.key];
    if (act === undefined || event.target !== event.currentTarget) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  // The ground is drawn anew when the camera rests; while it moves, the last picture is moved with it.
  const drawnFor = useRef<Transform>(wholeMap);
  useEffect(() => {
    if (groundCanvas.current === null) return;
    drawGround(groundCanvas.current, ground, projection, {
      size,
      transform: transform.peek(),
      scale,
    });
    drawnFor.current = transform.peek();
    groundCanvas.current.style.transform = '';
  }, [made]);
  useSignalEffect(() => {
    const now = transform.value;
    const canvas = groundCanvas.current;
    if (canvas === null) return;
    const was = drawnFor.current;
    if (was === now) return;
    const k = now.k / was.k;
    canvas.style.transform = `translate(${now.x - was.x * k}px, ${now.y - was.y * k}px) scale(${k})`;
    const timer = setTimeout(() => {
      drawGround(canvas, ground, projection, { size, transform: now, scale });
      drawnFor.current = now;
      canvas.style.transform = '';
    }, 140);
    return () => clearTimeout(timer);
  });

  useSignalEffect(() => {
    const canvas = liveCanvas.current;
    const chosen = choice.value;
    const now = shown.value;
    const camera = transform.value;
    if (canvas === null || chosen === undefined) return;
    if (canvas.width !== Math.round(size.width * scale)) {
      canvas.width = Math.round(size.width * scale);
      canvas.height = Math.round(size.height * scale);
    }
    const context = canvas.getContext('2d');
    if (context === null) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    if (now === undefined) return;
    context.setTransform(
      scale * camera.k,
      0,
      0,
      scale * camera.k,
      scale * camera.x,
      scale * camera.y,
    );
    const actor = cast.value.find((it) => it.key === chosen.actor);
    const brush: Brush = { context, roads, ink: ink.value, k: camera.k, day: chosen.day, actor };
    const films = filmsShown.value;
    const film = films[0];
    if (film === undefined) return;
    fields.value.draw(context, standing.value, camera.k);
    if (single.value) drawRun(brush, film);
    else if (chosen.mode === 'many') drawMany(brush, films.slice(0, 100));
    else drawCloud(brush, films, size);
  });

  const placed = placedOn(transform.value);
  return (
    <>
      <canvas class="ground" ref={groundCanvas} />
      <canvas class="live" ref={liveCanvas} />
      <svg
        ref={surface}
        class="names"
        role="application"
        aria-roledescription={words.map.label}
        aria-label={`${scenario.title}. ${words.map.help}`}
        tabindex={0}
        onKeyDown={pressed}
        width={size.width}
        height={size.height}
      >
        <Realms
          study={study}
          stands={standing.value}
          placed={placed}
          size={size}
          point={(node) => screenOf(node, transform.value)}
        />
        <Names placed={placed} />
        <Leaders
          study={study}
          films={filmsShown.value}
          point={(track, day) => {
            const here = roads.at(track, day);
            const { k, x, y } = transform.value;
            return here === undefined ? undefined : [here[0] * k + x, here[1] * k + y];
          }}
        />
        <Marks study={study} point={(node) => screenOf(node, transform.value)} />
      </svg>
      <div class="map-buttons">
        <button type="button" aria-label={words.map.zoomIn} onClick={() => move({ by: 1.6 })}>
          +
        </button>
        <button type="button" aria-label={words.map.zoomOut} onClick={() => move({ by: 1 / 1.6 })}>
          −
        </button>
        <button type="button" aria-label={words.map.whole} onClick={showWhole}>
          ⤢
        </button>
      </div>
    </>
  );

  function screenOf(node: number, camera: Transform): readonly [number, number] {
    const [x, y] = roads.place(node);
    return [x * camera.k + camera.x, y * camera.k + camera.y];
  }
  function placedOn(camera: Transform): readonly Placed[] {
    const day = choice.value?.day ?? 0;
    const flagged = new Set(flagsOn(study, day).map((it) => it.node));
    return layOut(letterings, (node) => screenOf(node, camera), {
      ...size,
      zoom: camera.k,
      flagged,
    });
  }
}

/** Names and marks of places. */
function Names({ placed }: { readonly placed: readonly Placed[] }) {
  const chosen = choice.value;
  return (
    <g class="places">
      {placed.map(({ lettering: { place, style, sureness, node }, x, y, side }) => {
        const key = `place:${place.key}`;
        const lit = hovered.value === key || chosen?.subject === key;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the same places are buttons in the table
          <g
            key={node}
            class={`place ${style} ${lit ? 'lit' : ''}`}
            transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
            onMouseEnter={() => {
              hovered.value = key;
            }}
            onMouseLeave={() => {
              hovered.value = '';
            }}
            onClick={() => choose({ subject: key })}
          >
            <title>{[place.name, ...place.variants].join(' · ')}</title>
            <Mark style={style} sureness={sureness} />
            {side === 'none' ? null : (
              <text
                x={side === 'right' ? 7 : -7}
                y={letterSize[style] * 0.3}
                text-anchor={side === 'right' ? 'start' : 'end'}
                font-size={letterSize[style]}
              >
                {place.name}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

function Mark({
  style,
  sureness,
}: {
  readonly style: Placed['lettering']['style'];
  readonly sureness: string;
}) {
  if (style === 'pass')
    return (
      <path class={`mark pass ${sureness}`} d="M-3.6 -4 Q-0.6 0 -3.6 4 M3.6 -4 Q0.6 0 3.6 4" />
    );
  if (style === 'region') return <circle class={`mark region ${sureness}`} r={1.8} />;
  if (style === 'camp') return <circle class={`mark ${sureness}`} r={2.2} />;
  const radius = style === 'city' ? 4 : 3;
  return (
    <>
      <circle class={`mark ${sureness}`} r={radius} />
      {sureness === 'assumed' ? (
        <path
          class="hatch-fine"
          d={`M${-radius * 0.6} ${radius * 0.6} L${radius * 0.6} ${-radius * 0.6}`}
        />
      ) : null}
      {style === 'city' && sureness !== 'assumed' ? <circle class="mark ring" r={1.3} /> : null}
    </>
  );
}

/** What the record says of this day: solid, outlined, numbered as in the panel. */
function Marks({
  study,
  point,
}: {
  readonly study: Study;
  readonly point: (node: number) => readonly [number, number];
}) {
  const chosen = choice.value;
  if (chosen === undefined) return null;
  const marks = flagsOn(study, chosen.day);
  const byNode = new Map<number, (typeof marks)[number][]>();
  for (const mark of marks) byNode.set(mark.node, [...(byNode.get(mark.node) ?? []), mark]);
  return (
    <g class="claims">
      {[...byNode].map(([node, list]) => {
        const [x, y] = point(node);
        const { claim, number } =
          list.find((it) => chosen.subject === `attestation:${it.claim.key}`) ?? list[0]!;
        const more = list.length > 1 ? `+${list.length - 1}` : '';
        const half = 8 + (more === '' ? 0 : 7);
        const lit = list.some(
          (it) =>
            hovered.value === `attestation:${it.claim.key}` ||
            chosen.subject === `attestation:${it.claim.key}`,
        );
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the same claims are buttons in the panel
          <g
            key={node}
            class={`claim ${lit ? 'lit' : ''}`}
            transform={`translate(${x} ${y - 16})`}
            onClick={() => choose({ subject: `attestation:${claim.key}` })}
          >
            <title>{list.map((it) => `${it.number} ${it.claim.says}`).join('\n')}</title>
            <path d={`M0 10 L-3.5 5 H${-half} V-7 H${half} V5 H3.5 Z`} />
            <text y={3}>
              {number}
              {more === '' ? null : <tspan class="more"> {more}</tspan>}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** Claims of a day that speak of one or two places, at these. */
function flagsOn(study: Study, day: number) {
  return claimsOn(study, shown.value, day).flatMap(({ claim, number }) => {
    const keys = placesIn(claim.holds);
    if (claim.denies || keys.length === 0 || keys.length > 2) return [];
    const nodes = keys.map((key) => study.scenario.places.findIndex((it) => it.key === key));
    return nodes.map((node) => ({ node, number, claim }));
  });
}

/** Names of polities over the land that they hold, the larger first, none over another. */
function Realms({
  study,
  stands,
  placed,
  size,
  point,
}: {
  readonly study: Study;
  readonly stands: Standing;
  readonly placed: readonly Placed[];
  readonly size: Size;
  readonly point: (node: number) => readonly [number, number];
}) {
  const run = played.value;
  const held = new Map<number, (readonly [number, number])[]>();
  study.scenario.places.forEach((_, node) => {
    const polity = stands.owner[node] ?? -1;
    if (polity < 0 || (stands.sure[node] ?? 0) < 0.5) return;
    const [x, y] = point(node);
    if (x < 0 || y < 0 || x > size.width || y > size.height) return;
    held.set(polity, [...(held.get(polity) ?? []), [x, y]]);
  });
  const taken: Box[] = placed.flatMap((it) => it.boxes);
  const written: Box[] = [];
  const letters = [...held]
    .sort((a, b) => b[1].length - a[1].length || a[0] - b[0])
    .flatMap(([polity, places]) => {
      const name =
        study.scenario.polities[polity]?.name ?? (single.value ? run?.polities[polity] : undefined);
      if (name === undefined) return [];
      const font = Math.min(22, 11 + places.length * 0.8) * Math.min(1, 0.45 + size.width / 1400);
      const lines = linesOf(name);
      const half = (Math.max(...lines.map((it) => it.length)) * font * 0.98) / 2;
      const mean = (at: 0 | 1) => places.reduce((sum, it) => sum + it[at], 0) / places.length;
      const boxAt = (x: number, y: number): Box => ({
        left: x - half,
        right: x + half,
        top: y - font,
        bottom: y + font * (lines.length - 1) * 1.15 + 4,
      });
      const [best] = shifts
        .map(([right, down]) => {
          const x = Math.min(size.width - half - 6, Math.max(half + 6, mean(0) + right));
          const y = Math.min(size.height - font * lines.length, Math.max(20, mean(1) + down));
          const away = Math.abs(right) + 1.5 * Math.abs(down);
          const box = boxAt(x, y);
          return { x, y, cost: coveredBy(box, taken) + 9 * coveredBy(box, written) + 3 * away };
        })
        .sort((a, b) => a.cost - b.cost);
      if (best === undefined || best.cost > 1.6 * font * half + 260) return [];
      written.push(boxAt(best.x, best.y));
      return [{ polity, lines, x: best.x, y: best.y, font }];
    });
  return (
    <g class="realms">
      {letters.map(({ polity, lines, x, y, font }) => (
        <text key={polity} y={y} style={{ fontSize: `${font}px`, fill: swatch(study, polity) }}>
          {lines.map((line, at) => (
            <tspan key={line} x={x} dy={at === 0 ? 0 : font * 1.15}>
              {line}
            </tspan>
          ))}
        </text>
      ))}
    </g>
  );
}

/** Where the name of a polity may stand, from the middle of its places. */
const shifts = [0, -22, 22, -44, 44, -66, 66].flatMap((down) =>
  [0, -50, 50, -100, 100].map((right) => [right, down] as const),
);

/** A name in one line, or a long one in two. */
function linesOf(name: string): readonly string[] {
  if (name.length <= 13) return [name];
  const gaps = [...name.matchAll(/ /g)].map((it) => it.index);
  const middle = gaps.sort(
    (a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2),
  )[0];
  return middle === undefined ? [name] : [name.slice(0, middle), name.slice(middle + 1)];
}

/** In one run, the names of those who lead. */
function Leaders({
  study,
  films,
  point,
}: {
  readonly study: Study;
  readonly films: readonly Film[];
  readonly point: (
    track: Film['tracks'][number],
    day: number,
  ) => readonly [number, number] | undefined;
}) {
  const chosen = choice.value!;
  const [film] = films;
  if (!single.value || film === undefined) return null;
  const actor = cast.value.find((it) => it.key === chosen.actor);
  return (
    <g class="leaders">
      {film.tracks.map((track, at) => {
        const name = study.scenario.people[track.leader]?.name;
        const here = point(track, chosen.day);
        if (name === undefined || here === undefined) return null;
        if (actor !== undefined && !belongs(track, actor)) return null;
        return (
          <text
            key={`${at} ${name}`}
            x={here[0]}
            y={here[1] + 20}
            fill={swatch(study, track.owner)}
          >
            {name}
          </text>
        );
      })}
    </g>
  );
}

/** The claims of the record whose span holds a day, numbered as everywhere on the page. */
export function claimsOn(study: Study, now: Shown | undefined, day: number) {
  if (now === undefined) return [];
  return cast.value
    .flatMap((it) => it.claims)
    .map((claim, at) => ({ claim, number: at + 1 }))
    .filter(
      ({ claim }) => whenHolds(claim.when, day) && study.scenario.attestations.includes(claim),
    );
}

/** Nodes of the places that the record names. */
function spokenOf({ scenario }: Study): readonly number[] {
  const keys = new Set(scenario.attestations.flatMap((it) => placesIn(it.holds)));
  return scenario.places.flatMap((it, node) => (keys.has(it.key) ? [node] : []));
}

/** The ink of a polity as CSS, for swatches. */
export function swatch(study: Study, polity: number): string {
  return css(inksOf(study.scenario.polities.length, cast.value)(polity));
}
