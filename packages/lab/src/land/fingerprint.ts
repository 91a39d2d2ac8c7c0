// The fingerprint of what a network is built from, so that a kept network is taken again only for
// the same sites, region, relief and rules of the ground.

import { digestOf } from '../base/hash.ts';
import type { Region, Site } from './ground.ts';
import { boatsShare, openCrossingKm } from './rivers.ts';
import { footings } from './terrain.ts';

/** Raised whenever the builder or the layout of the bytes changes. */
const layout = 5;

/** Hexadecimal fingerprint; `groundDigest` is of the relief and the waters. */
export function networkFingerprint(inputs: {
  readonly sites: readonly Site[];
  readonly region: Region;
  readonly groundDigest: string;
}): string {
  return digestOf({
    layout,
    footings,
    rivers: { openCrossingKm, boatsShare },
    region: inputs.region,
    ground: inputs.groundDigest,
    sites: inputs.sites.map((site) => ({
      ...site,
      wheelsFrom: site.wheelsFrom === undefined ? null : String(site.wheelsFrom),
    })),
  });
}
