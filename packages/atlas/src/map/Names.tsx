// Names and signs of places on the map, in the letters of their kind and the ink of how sure it is where
// they are. Each can be pointed at and chosen; the table below the map has them as buttons.

import { told } from '../parts/Told.tsx';
import { choose, hovered } from '../state/atlas.ts';
import { still } from '../state/clock.ts';
import { letterSize, type Placed } from './labels.ts';

/** Names and marks of places. */
export function Names({ placed }: { readonly placed: readonly Placed[] }) {
  const chosen = still.value;
  return (
    <g class="places" {...told()}>
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
