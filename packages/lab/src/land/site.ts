// A place of a scenario as the land knows it: its kind and ground in the land's few words, and from which
// day wheels can pass. Whoever builds a network or looks for what is wrong with places begins here.

import { earliestOf } from '../base/span.ts';
import type { PlaceEntry } from '../scenario/scenario.ts';
import type { Site } from './ground.ts';

const siteKinds: Readonly<Record<PlaceEntry['kind'], Site['kind']>> = {
  city: 'town',
  town: 'town',
  fort: 'town',
  pasture: 'pasture',
  camp: 'waypoint',
  waypoint: 'waypoint',
  desert: 'waypoint',
  pass: 'pass',
  ford: 'ford',
  ferry: 'ford',
};

/**
 * A forest is a mountain to herds: grass in clearings in summer, snow in winter (assumed).
 */
const siteGrounds: Readonly<Record<PlaceEntry['ground'], NonNullable<Site['ground']>>> = {
  oasis: 'oasis',
  farmland: 'farmland',
  steppe: 'steppe',
  'semi-desert': 'semi-desert',
  desert: 'desert',
  mountain: 'mountain',
  forest: 'mountain',
};

/** A place as the land knows it: the site that a network is built from. */
export function siteOf(place: PlaceEntry): Site {
  const { heightMetres, lengthKm } = place;
  const wheelsFrom = firstDayOfWheels(place);
  return {
    key: place.key,
    latitude: place.latitude,
    longitude: place.longitude,
    kind: siteKinds[place.kind],
    ground: siteGrounds[place.ground],
    closedMonths: place.closedMonths,
    hardMonths: place.hardMonths,
    ...(heightMetres === undefined ? {} : { heightMetres }),
    ...(lengthKm === undefined ? {} : { lengthKm }),
    ...(wheelsFrom === undefined ? {} : { wheelsFrom }),
  };
}

/** The day from which carts can pass; undefined for always, Infinity for never. */
function firstDayOfWheels({ wheelsFrom }: PlaceEntry): number | undefined {
  if (wheelsFrom === undefined) return undefined;
  if (wheelsFrom.spans.length === 0) return Number.POSITIVE_INFINITY;
  const first = earliestOf(wheelsFrom);
  return first === Number.NEGATIVE_INFINITY ? undefined : first;
}
