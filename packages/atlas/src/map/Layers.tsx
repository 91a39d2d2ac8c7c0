// The layers of the map at one size: ground and forces on canvases, names and flags in SVG, one camera over
// all. The camera follows pointer, wheel, keys and address.
// It is long because camera and layers share one state.

import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { select } from 'd3-selection';
import { type ZoomBehavior, zoom, zoomIdentity } from 'd3-zoom';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { inksOf } from '../parts/inks.ts';
import type { Camera } from '../state/address.ts';
import { cast, choose, type Study, shown } from '../state/atlas.ts';
import { placesIn } from '../state/cast.ts';
import { choice } from '../state/choice.ts';
import { clock, saidDay, still } from '../state/clock.ts';
import { words } from '../words.ts';
import { Claims, flagsOn } from './Claims.tsx';
import { makeCloudPainter } from './cloud.ts';
import { desertsOf } from './deserts.ts';
import { makeFields } from './fields.ts';
import { type Brush, drawMany, drawRun } from './forces.ts';
import { drawGround } from './ground-picture.ts';
import { writeSpot } from './here.ts';
import { buttonsOver, flagOver, layOut, letteringsOf, makeRoom, type Placed } from './labels.ts';
import { Names } from './Names.tsx';
import {
  fitProjection,
  frameOn,
  metresAPixel,
  type Size,
  type Transform,
  wholeMap,
} from './projection.ts';
import { Leaders, Realms, realmsOn } from './Realms.tsx';
import { boxesOf } from './realm-names.ts';
import type { Scene } from './shown.ts';
import { makeRoads } from './ways.ts';

const mostZoom = 24;
/** Fewer runs than this have no shape; they are drawn one by one. */
const fewestForShapes = 30;

/** Everything that depends on the size of the map. */
export function Layers({
  study,
  scene,
  size,
  measured,
}: {
  readonly study: Study;
  readonly scene: Scene;
  readonly size: Size;
  /** Hears how many metres a pixel in the middle is. */
  readonly measured: (metres: number) => void;
}) {
  const { scenario, land, ground } = study;
  const made = useMemo(() => {
    const projection = fitProjection(scenario, size);
    return {
      projection,
      roads: makeRoads(land, projection),
      drawCloud: makeCloudPainter(size),
      letterings: letteringsOf(scenario),
      deserts: desertsOf(land, scenario.places),
    };
  }, [study, size]);
  const { projection, roads, drawCloud, letterings, deserts } = made;
  const ink = useComputed(() => inksOf(scenario.polities.length, cast.value));
  const fields = useComputed(() => makeFields(land, projection, { size, ink: ink.value }));
  const transform = useSignal<Transform>(transformFor(choice.peek()?.camera));
  const groundCanvas = useRef<HTMLCanvasElement>(null);
  const fieldCanvas = useRef<HTMLCanvasElement>(null);
  const liveCanvas = useRef<HTMLCanvasElement>(null);
  const surface = useRef<SVGSVGElement>(null);
  const zooming = useRef<ZoomBehavior<SVGSVGElement, unknown>>(undefined);
  /** The camera that the address has because of this map. */
  const kept = useRef<Camera | undefined>(choice.peek()?.camera);
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
        const was = transform.peek();
        if (was.k !== k || was.x !== x || was.y !== y) transform.value = { k, x, y };
        measured(metresAPixel(projection, size) / k);
      })
      .on('end', ({ sourceEvent, transform: { k, x, y } }) => {
        if (sourceEvent === null) return;
        keepCamera({ k, x, y });
      });
    const chosen = select(element);
    chosen.call(behaviour).on('dblclick.zoom', null);
    zooming.current = behaviour;
    const { k, x, y } = transform.peek();
    chosen.call(behaviour.transform, zoomIdentity.translate(x, y).scale(k));
    return () => {
      chosen.on('.zoom', null);
    };
  }, [made]);

  useSignalEffect(() => {
    const camera = still.value?.camera;
    const element = surface.current;
    if (element === null || zooming.current === undefined || camera === kept.current) return;
    kept.current = camera;
    const { k, x, y } = transformFor(camera);
    select(element).call(zooming.current.transform, zoomIdentity.translate(x, y).scale(k));
  });
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
    kept.current = { longitude, latitude, zoom: k };
    choose({ camera: kept.current });
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
    drawGround(groundCanvas.current, { ground, deserts }, projection, {
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
      drawGround(canvas, { ground, deserts }, projection, { size, transform: now, scale });
      drawnFor.current = now;
      canvas.style.transform = '';
    }, 140);
    return () => clearTimeout(timer);
  });

  /** A canvas that is wiped and looks through the camera. */
  const wiped = (canvas: HTMLCanvasElement | null, { k, x, y }: Transform) => {
    if (canvas === null) return undefined;
    if (canvas.width !== Math.round(size.width * scale)) {
      canvas.width = Math.round(size.width * scale);
      canvas.height = Math.round(size.height * scale);
    }
    const context = canvas.getContext('2d');
    if (context === null) return undefined;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(scale * k, 0, 0, scale * k, scale * x, scale * y);
    return context;
  };

  // Fields move slowly and are dear, so they have a canvas that does not follow the clock.
  useSignalEffect(() => {
    const camera = transform.value;
    const stands = scene.standing.value;
    const context = wiped(fieldCanvas.current, camera);
    if (context === undefined || shown.value === undefined) return;
    if (scene.films.value.length > 0) fields.value.draw(context, stands);
  });

  useSignalEffect(() => {
    const chosen = still.value;
    const day = clock.value;
    const now = shown.value;
    const camera = transform.value;
    const context = wiped(liveCanvas.current, camera);
    if (context === undefined || chosen === undefined || now === undefined) return;
    const actor = cast.value.find((it) => it.key === chosen.actor);
    const brush: Brush = { context, roads, ink: ink.value, k: camera.k, day, actor };
    const films = scene.films.value;
    const film = films[0];
    if (film === undefined) return;
    if (scene.single.value) drawRun(brush, film);
    else if (chosen.mode === 'many' || films.length < fewestForShapes)
      drawMany(brush, films.slice(0, 100));
    else drawCloud(brush, films);
  });

  const flagged = useComputed(() =>
    [...new Set(flagsOn(study, saidDay.value).map((it) => it.node))].join(' '),
  );
  const placed = useComputed(() => placedOn(transform.value, flagged.value)).value;
  const flags = nodesOf(flagged.value).map((node) => flagOver(screenOf(node, transform.value)));
  const isCity = ({ lettering }: Placed) => lettering.style === 'city';
  const letters = realmsOn({
    study,
    stands: scene.standing.value,
    size,
    point: (node) => screenOf(node, transform.value),
    firm: [...buttonsOver(size), ...flags, ...placed.flatMap((it) => (isCity(it) ? it.boxes : []))],
    lesser: placed.flatMap((it) => (isCity(it) ? [] : it.boxes)),
  });
  const named = makeRoom(
    placed,
    letters.flatMap((it) => boxesOf(it)),
  );
  return (
    <>
      <canvas class="ground" ref={groundCanvas} />
      <canvas class="fields" ref={fieldCanvas} />
      <canvas class="live" ref={liveCanvas} />
      <svg
        ref={surface}
        class="names"
        role="application"
        aria-roledescription={words.map.label}
        aria-label={`${scenario.title}. ${words.map.help}`}
        tabindex={0}
        onKeyDown={pressed}
        onClick={(event) => {
          if (event.target === event.currentTarget) choose({ subject: spotAt(event) });
        }}
        width={size.width}
        height={size.height}
      >
        <Realms study={study} letters={letters} />
        <Names placed={named} />
        <Leaders
          study={study}
          taken={[...flags, ...named.flatMap((it) => it.boxes)]}
          films={scene.films.value}
          point={(track, day) => {
            const here = roads.at(track, day);
            const { k, x, y } = transform.value;
            return here === undefined ? undefined : [here[0] * k + x, here[1] * k + y];
          }}
        />
        <Claims study={study} point={(node) => screenOf(node, transform.value)} />
      </svg>
      <div class="map-buttons" data-off-picture="">
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

  /** The point of the earth under the pointer; a line is meant that is some pixels away. */
  function spotAt({ offsetX, offsetY }: MouseEvent): string {
    const { k, x, y } = transform.peek();
    const point = projection.invert?.([(offsetX - x) / k, (offsetY - y) / k]);
    if (point == null) return '';
    const nearKm = (4 * metresAPixel(projection, size)) / k / 1000;
    return writeSpot({ longitude: point[0], latitude: point[1], nearKm });
  }
  function screenOf(node: number, camera: Transform): readonly [number, number] {
    const [x, y] = roads.place(node);
    return [x * camera.k + camera.x, y * camera.k + camera.y];
  }
  /** Names are laid out anew when the camera moves or other places are flagged, not with every day. */
  function placedOn(camera: Transform, flaggedNodes: string): readonly Placed[] {
    const flagged = new Set(nodesOf(flaggedNodes));
    return layOut(letterings, (node) => screenOf(node, camera), {
      ...size,
      zoom: camera.k,
      flagged,
    });
  }
}

/** Nodes out of a list in words. */
function nodesOf(list: string): readonly number[] {
  return list.split(' ').filter(Boolean).map(Number);
}

/** Nodes of the places that the record names. */
function spokenOf({ scenario }: Study): readonly number[] {
  const keys = new Set(scenario.attestations.flatMap((it) => placesIn(it.holds)));
  return scenario.places.flatMap((it, node) => (keys.has(it.key) ? [node] : []));
}
