// Colours of polities: safe for colour-blind eyes, quiet enough for paper, and in the order of how much
// the record speaks of them. Nothing on the map is told by colour alone; names and shapes say it too.

import type { Actor } from '../state/cast.ts';

type Ink = readonly [red: number, green: number, blue: number];

/** After Okabe and Ito, darkened for a pale ground. */
const inks: readonly Ink[] = [
  [0, 94, 150],
  [186, 74, 20],
  [0, 122, 92],
  [152, 82, 128],
  [176, 128, 12],
  [60, 132, 170],
  [112, 84, 62],
  [88, 96, 40],
];
const plain: Ink = [98, 92, 84];

/** The ink of every polity by its number; those beyond the list are grey. */
export function inksOf(polities: number, cast: readonly Actor[]): (polity: number) => Ink {
  const first = cast.filter((it) => it.kind === 'polity').map((it) => it.id);
  const rest = Array.from({ length: polities }, (_, id) => id).filter((id) => !first.includes(id));
  const order = new Map([...first, ...rest].map((id, at) => [id, inks[at]]));
  return (polity) => order.get(polity) ?? plain;
}

/** An ink as CSS, with its opacity. */
export function css(ink: Ink, opacity = 1): string {
  return `rgb(${ink[0]} ${ink[1]} ${ink[2]} / ${opacity})`;
}
