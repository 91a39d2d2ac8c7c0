// Saves a figure as SVG or PNG with title, date, legend, sources and the word “simulated” in it and in the
// name of the file. Stands anywhere inside an element marked `data-figure`, and saves that element.

import { dateOf } from '@tumen/lab';
import { type Study, trouble } from '../state/atlas.ts';
import { choice } from '../state/choice.ts';
import { citationOf, countedRuns, sourcesOf } from '../state/citation.ts';
import { saidDate } from '../state/said-date.ts';
import { words } from '../words.ts';
import { download } from './download.ts';
import { pictureOf, pngOf } from './picture.ts';

/** Pixels of a PNG for each of the page: three hundred an inch where the page has a hundred. */
const scale = 3;

/** The two buttons. `name` is a word for the name of the file. */
export function Save({
  study,
  name,
  title,
  legend = '',
}: {
  readonly study: Study;
  readonly name: string;
  readonly title: string;
  /** What the signs of the figure mean, where the figure itself does not say it. */
  readonly legend?: string;
}) {
  const save = (form: 'svg' | 'png') => (event: MouseEvent & { currentTarget: Element }) => {
    const figure = event.currentTarget.closest('[data-figure]');
    if (figure === null) return;
    const { manifest, scenario } = study;
    const day = Math.floor(choice.value!.day);
    const svg = pictureOf(figure, {
      title: `${manifest.title}: ${title}`,
      subtitle: `${words.save.simulated} · ${saidDate(scenario.calendar, day)} · ${countedRuns()}`,
      notes: [
        legend,
        words.save.sources(sourcesOf(study)),
        citationOf(study, { address: location.href, consulted: today() }),
      ],
    });
    const date = dateOf(scenario.calendar, day);
    const file = `${manifest.key}-${name}-${date.year}-${date.month}-${date.day}-${words.save.tag}.${form}`;
    if (form === 'svg') {
      download(file, svg, 'image/svg+xml');
      return;
    }
    pngOf(svg, scale).then(
      (blob) => download(file, blob),
      (error: unknown) => {
        trouble.value = error instanceof Error ? error.message : String(error);
      },
    );
  };
  return (
    <span class="save" data-off-picture="">
      <button type="button" aria-label={words.save.as(title, 'SVG')} onClick={save('svg')}>
        SVG
      </button>
      <button type="button" aria-label={words.save.as(title, 'PNG')} onClick={save('png')}>
        PNG
      </button>
    </span>
  );
}

/** The reader's own day, year-month-day. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
