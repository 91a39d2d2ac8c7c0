// Speaks the language that the address asks for (`?lang=kk`), where the page carries it. It is brought in
// before everything that is drawn, for views keep their names.

import type { Bundle } from './bundle/bundle.ts';
import { speak } from './translation.ts';

const { tumenBundle } = globalThis as unknown as { readonly tumenBundle?: Bundle };
const all = tumenBundle?.translations ?? {};
const asked = new URLSearchParams(location.search).get('lang') ?? '';
const translation = Object.hasOwn(all, asked) ? all[asked] : undefined;
if (translation !== undefined) {
  speak(translation);
  document.documentElement.lang = translation.language;
  document.documentElement.dir = translation.direction;
}
