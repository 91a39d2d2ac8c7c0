// The same runs from another opening, on the same dice: every realm a century older, garrisons twice as
// strong, no creed pressed. Told beside the runs as they are by `anchor-tally.ts`; after the first
// difference two worlds may go anywhere, so only sums over many runs say anything.

import type { Chronicle } from '../engine/chronicle.ts';
import type { Frame } from '../engine/frame.ts';
import type { Run, RunInput } from '../engine/run.ts';
import type { Day } from '../scenario/setting.ts';
import type { Seen, World } from '../world/world.ts';
import { campaign } from './campaign.ts';

/** Days of a century, by which realms are made older. */
const centuryDays = 36_525;

/** A run as it was, and what it was made from. */
export interface Played {
  readonly input: RunInput;
  readonly run: Run;
}

/** Falls in a run with every realm of known founding a century older, beside those as it was in as many years. */
export function agesIn(
  frame: Frame,
  it: Played,
): { readonly found: number; readonly expected: number } {
  const { opening } = it.run.draw;
  const { until } = frame.setting.openings[frame.opening]!;
  const known = opening.polities.map(
    ({ stands, kind, founded }) => stands && kind !== 'city' && founded !== opening.day,
  );
  const polities = opening.polities.map((polity, id) =>
    known[id] ? { ...polity, founded: (polity.founded - centuryDays) as Day } : polity,
  );
  const falls = ({ changes, days }: Chronicle) => {
    const ends = new Map<number, Day>();
    changes.forEach((change, at) => {
      if (change.kind === 'polityFalls' && known[change.polity]) ends.set(change.polity, days[at]!);
    });
    const lived = known.map((is, id) => (is ? (ends.get(id) ?? until) - opening.day : 0));
    return { fallen: ends.size, lived: lived.reduce((sum, days) => sum + days, 0) };
  };
  const as = falls(it.run.chronicle);
  const were = falls(playFrom(frame, it, (world) => ({ ...world, polities })));
  return {
    found: were.fallen,
    expected: as.lived === 0 ? 0 : (as.fallen * were.lived) / as.lived,
  };
}

/** How many risings there are in a run with twice the garrisons, and with no creed pressed at its opening. */
export function risingsUnder(
  frame: Frame,
  it: Played,
): { readonly guarded: number; readonly unpressed: number } {
  const risings = (of: (place: Seen<World>['places'][number]) => Seen<World>['places'][number]) =>
    playFrom(frame, it, (world) => ({ ...world, places: world.places.map(of) })).changes.filter(
      (change) => change.kind === 'revoltBreaksOut',
    ).length;
  return {
    guarded: risings((place) => ({ ...place, garrison: 2 * place.garrison })),
    unpressed: risings((place) => ({ ...place, creed: 0 })),
  };
}

function playFrom(
  frame: Frame,
  { input, run }: Played,
  change: (opening: Seen<World>) => Seen<World>,
): Chronicle {
  const draw = { ...run.draw, opening: change(run.draw.opening) };
  return campaign(frame, input, { draw }).chronicle;
}
