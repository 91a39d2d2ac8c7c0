// The map: ground, fields, forces and names in three layers that share one camera. The lower two are
// canvases; names, marks of the record and everything that can be pointed at are SVG. All of what it
// shows also stands in a table below it.

import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { whenHolds } from '@tumen/lab';
import { select } from 'd3-selection';
import { type ZoomBehavior, zoom, zoomIdentity } from 'd3-zoom';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import {
  cast,
  choice,
  choose,
  hovered,
  played,
  playing,
  type Shown,
  type Study,
  shown,
} from '../state/atlas.ts';
import { placesIn } from '../state/cast.ts';
import { words } from '../words.ts';
import { drawCloud } from './cloud.ts';
import { makeFields } from './fields.ts';
import { type Brush, drawMany, drawRun } from './forces.ts';
import { drawGround } from './ground-picture.ts';
import { css, inksOf } from './inks.ts';
import { Legend } from './Legend.tsx';
import { layOut, letteringsOf, letterSize, type Placed } from './labels.ts';
import { fitProjection, metresAPixel, type Size, type Transform, wholeMap } from './projection.ts';
import { standingOn } from './standing.ts';
import { makeRoads } from './ways.ts';

const mostZoom = 24;

/** The map of a study. */
export function MapView({ study }: { readonly study: Study }) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSignal<Size>({ width: 0, height: 0 });
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
          <Layers key={`${width}×${height}`} study={study} size={{ width, height }} />
        ) : null}
      </div>
    </section>
  );
}

/** Everything that depends on the size of the map. */
function Layers({ study, size }: { readonly study: Study; readonly size: Size }) {
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
      })
      .on('end', ({ sourceEvent, transform: { k, x, y } }) => {
        if (sourceEvent === null) return;
        keepCamera({ k, x, y });
      });
    const chosen = select(element);
    chosen.call(behaviour).on('dblclick.zoom', null);
    zooming.current = behaviour;
    const camera = choice.peek()?.camera;
    if (camera !== undefined) {
      const point = projection([camera.longitude, camera.latitude]);
      if (point !== null) {
        const { zoom: k } = camera;
        const to = zoomIdentity
          .translate(size.width / 2 - k * point[0], size.height / 2 - k * point[1])
          .scale(k);
        chosen.call(behaviour.transform, to);
      }
    }
    return () => {
      chosen.on('.zoom', null);
    };
  }, [made]);

  const keepCamera = ({ k, x, y }: Transform) => {
    const middle = projection.invert?.([(size.width / 2 - x) / k, (size.height / 2 - y) / k]);
    if (middle == null) return;
    const [longitude, latitude] = middle;
    choose({ camera: k <= 1.001 ? undefined : { longitude, latitude, zoom: k } });
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
    const run = played.value;
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
    const single = chosen.mode === 'one' || chosen.mode === 'typical';
    const film = run?.order.opening === chosen.opening ? run.film : undefined;
    const films = single ? (film === undefined ? [] : [film]) : now.films;
    if (films.length === 0) return;
    const standing = standingOn(films, chosen.day, scenario.places.length);
    fields.value.draw(context, standing, camera.k);
    if (single && film !== undefined) drawRun(brush, film);
    else if (chosen.mode === 'many') drawMany(brush, films.slice(0, 100));
    else drawCloud(brush, films, size);
  });

  return (
    <>
      <canvas class="ground" ref={groundCanvas} aria-hidden="true" />
      <canvas class="live" ref={liveCanvas} aria-hidden="true" />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the map is moved with the keyboard */}
      <svg
        ref={surface}
        class="names"
        role="application"
        aria-roledescription={words.map.label}
        aria-label={`${scenario.title}. ${words.map.help}`}
        tabIndex={0}
        onKeyDown={pressed}
        width={size.width}
        height={size.height}
      >
        <Names study={study} placed={placedOn(transform.value)} transform={transform.value} />
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
      <Legend metres={metresAPixel(projection, size) / transform.value.k} />
    </>
  );

  function screenOf(node: number, camera: Transform): readonly [number, number] {
    const [x, y] = roads.place(node);
    return [x * camera.k + camera.x, y * camera.k + camera.y];
  }
  function placedOn(camera: Transform): readonly Placed[] {
    return layOut(letterings, (node) => screenOf(node, camera), { ...size, zoom: camera.k });
  }
}

/** Names and marks of places, and the lettering of polities. */
function Names({
  placed,
}: {
  readonly study: Study;
  readonly placed: readonly Placed[];
  readonly transform: Transform;
}) {
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
            <Symbol style={style} sureness={sureness} />
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

function Symbol({
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
      {style === 'city' ? <circle class="mark ring" r={1.3} /> : null}
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
  const marks = claimsOn(study, shown.value, chosen.day).flatMap(({ claim, number }) => {
    const keys = placesIn(claim.holds);
    if (claim.denies || keys.length === 0 || keys.length > 2) return [];
    const nodes = keys.map((key) => study.scenario.places.findIndex((it) => it.key === key));
    return nodes.map((node) => ({ node, number, claim }));
  });
  const stacked = new Map<number, number>();
  return (
    <g class="claims">
      {marks.map(({ node, number, claim }) => {
        const nth = stacked.get(node) ?? 0;
        stacked.set(node, nth + 1);
        const [x, y] = point(node);
        const lit = hovered.value === `attestation:${claim.key}`;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the same claims are buttons in the panel
          <g
            key={`${claim.key} ${node}`}
            class={`claim ${lit ? 'lit' : ''}`}
            transform={`translate(${x + nth * 15} ${y - 15})`}
            onClick={() => choose({ subject: `attestation:${claim.key}` })}
            onMouseEnter={() => {
              hovered.value = `attestation:${claim.key}`;
            }}
            onMouseLeave={() => {
              hovered.value = '';
            }}
          >
            <title>{claim.says}</title>
            <path d="M0 8 L-3 3 H-7 V-7 H7 V3 H3 Z" />
            <text y={1.6}>{number}</text>
          </g>
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

/** Whether something moves of itself. */
export function isMoving(): boolean {
  return playing.value;
}

/** The ink of a polity as CSS, for swatches. */
export function swatch(study: Study, polity: number): string {
  return css(inksOf(study.scenario.polities.length, cast.value)(polity));
}
