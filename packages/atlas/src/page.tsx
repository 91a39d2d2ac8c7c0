// Where the page begins: opens the study that the data script left, and draws the frame with the view
// that is chosen. Views stand in `views/table.ts`.

import './fonts.css';
import './page.css';
import './translated.ts';
import { render } from 'preact';
import type { Bundle } from './bundle/bundle.ts';
import { begin, openStudy, tellTrouble, trouble } from './state/atlas.ts';
import { Page } from './views/Page.tsx';
import { words } from './words.ts';

declare global {
  var tumenBundle: Bundle | undefined;
}

async function start(): Promise<void> {
  const root = document.getElementById('atlas')!;
  const bundle = globalThis.tumenBundle;
  if (bundle === undefined) {
    root.textContent = words.noData;
    return;
  }
  try {
    const [study] = await Promise.all([
      openStudy(bundle),
      document.fonts.load('15px "EB Garamond"'),
      document.fonts.load('italic 13px "EB Garamond"'),
    ]);
    document.title = study.manifest.title;
    document.querySelector('title')!.lang = study.scenario.language;
    await begin(study);
    root.textContent = '';
    render(<Page />, root);
    whenDrawn(() => study.reader.bringRest().then(study.engine.open).catch(tellTrouble));
  } catch (error) {
    trouble.value = error instanceof Error ? error.message : String(error);
    root.textContent = `${words.broken} ${trouble.value}`;
  }
}

/** When the first view stands and has been seen. */
function whenDrawn(act: () => void): void {
  requestAnimationFrame(() => setTimeout(act, 1000));
}

start();
