// The pieces of a bundle that the first view does without. They come when something asks for them, or when
// the page has drawn and is idle: out of the page itself where it is one file, else from the script beside it.

import type { Pieces } from './bundle.ts';

declare global {
  var tumenMore: Pieces | undefined;
}

/** The id of the element that holds these pieces in a page of one file, as JSON. */
export const moreInside = 'tumen-more';
/** The script that holds them where the page is a folder. */
export const moreBeside = 'more.js';

/** Gets them; rejects with `failure` where the script is not there. */
export async function getMore(failure: string): Promise<Pieces> {
  await whenParsed();
  const inside = document.getElementById(moreInside);
  if (inside !== null) return JSON.parse(inside.textContent ?? '{}') as Pieces;
  return new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = moreBeside;
    script.addEventListener('load', () => done(globalThis.tumenMore ?? {}));
    script.addEventListener('error', () => failed(new Error(failure)));
    document.head.append(script);
  });
}

function whenParsed(): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((done) => {
    document.addEventListener('DOMContentLoaded', () => done(), { once: true });
  });
}
