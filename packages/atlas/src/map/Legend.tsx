// The legend under the map: a bar of kilometres for the middle of the map, the four inks that tell how
// sure a thing is, and the signs of polities and forces.

import { words } from '../words.ts';

const lengths = [5, 10, 20, 50, 100, 200, 300, 500, 1000];

/** `metres`: of one pixel in the middle of the map. */
export function Legend({ metres }: { readonly metres: number }) {
  const km = [...lengths].reverse().find((it) => (it * 1000) / metres <= 130) ?? lengths[0]!;
  const bar = (km * 1000) / metres;
  return (
    <div class="legend">
      <p class="scale-bar">
        <span style={{ width: `${bar}px` }} aria-hidden="true" />
        {words.map.km(String(km))}
      </p>
      <ul aria-label={words.map.legend}>
        <Item name={words.map.attested}>
          <circle cx="12" cy="9" r="4.4" class="mark attested" />
        </Item>
        <Item name={words.map.inferred}>
          <circle cx="12" cy="9" r="4.4" class="mark inferred" />
        </Item>
        <Item name={words.map.assumed}>
          <circle cx="12" cy="9" r="4.4" class="mark assumed" />
          <path d="M9 12 L15 6 M8.4 9 L12 5.4 M12 12.6 L15.6 9" class="hatch-fine" />
        </Item>
        <Item name={words.map.simulated}>
          <ellipse cx="12" cy="9" rx="9" ry="5" class="simulated" />
        </Item>
        <Item name={words.map.force}>
          <rect x="6" y="6" width="12" height="7" class="force" />
        </Item>
        <Item name={words.map.fugitive}>
          <path d="M12 3.5 L17 13 H7 Z" class="force" />
        </Item>
        <Item name={words.map.vassal}>
          <path d="M3 15 L13 3 M9 15 L19 3 M15 15 L22 7" class="hatch" />
        </Item>
        <Item name={words.map.nominal}>
          <rect x="4" y="4" width="16" height="10" class="nominal" />
        </Item>
        <Item name={words.map.desert}>
          <path d="M5 5h1.4M10 7h1.4M16 4h1.4M7 11h1.4M13 12h1.4M18 9h1.4" class="grains" />
        </Item>
      </ul>
    </div>
  );
}

function Item({
  name,
  children,
}: {
  readonly name: string;
  readonly children: preact.ComponentChildren;
}) {
  return (
    <li>
      <svg width="24" height="18" aria-hidden="true">
        {children}
      </svg>
      {name}
    </li>
  );
}
