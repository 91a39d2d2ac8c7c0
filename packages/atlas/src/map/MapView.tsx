// The map: ground, fields, forces and names in three layers that share one camera. The lower two are
// canvases; names, marks of the record and everything that can be pointed at are SVG. All of what it
// shows also stands in a table below it.

import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Save } from '../parts/Save.tsx';
import type { Study } from '../state/atlas.ts';
import { grouped } from '../state/said-number.ts';
import { words } from '../words.ts';
import { Layers } from './Layers.tsx';
import { Legend } from './Legend.tsx';
import type { Size } from './projection.ts';
import { mainScene, type Scene } from './shown.ts';

/** A map of a study: the page's own, or with a scene and a caption one of several. */
export function MapView({
  study,
  scene = mainScene,
  caption,
  lang,
}: {
  readonly study: Study;
  readonly scene?: Scene;
  readonly caption?: string;
  /** The language of the caption, where it is not the page's. */
  readonly lang?: string | undefined;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSignal<Size>({ width: 0, height: 0 });
  const scaleBar = useSignal(3000);
  // before the first frame, so that the map is in it
  useLayoutEffect(() => {
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
  const shows = scene.films.value.length;
  return (
    <section class="map" aria-label={caption ?? words.map.label} data-figure="">
      {caption === undefined ? null : <h3 lang={lang}>{caption}</h3>}
      <div class="map-frame" ref={frame}>
        {width > 40 && height > 40 ? (
          <Layers
            key={`${width}×${height}`}
            study={study}
            scene={scene}
            size={size.value}
            measured={(metres) => {
              scaleBar.value = metres;
            }}
          />
        ) : null}
        <Save
          study={study}
          name="map"
          title={caption ?? words.map.label}
          legend={`${words.save.onMap(grouped(shows))} ${words.map.shores}`}
        />
      </div>
      <Legend metres={scaleBar.value} />
    </section>
  );
}
