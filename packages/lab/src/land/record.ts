// The network as plain data: what the builder makes, what bytes hold and what `openNetwork` turns
// into answers. It holds no days; those depend on modes and months and are timed on opening.

import type { Domains } from './domains.ts';
import type { Site } from './ground.ts';
import type { Way } from './way.ts';

/** Everything that is kept of a network. */
export interface NetworkRecord {
  /** Of the sites, the region and the relief it was built from; see `networkFingerprint`. */
  readonly fingerprint: string;
  /** One sentence: which relief it was built from and how coarse that is. */
  readonly reliefName: string;
  readonly sites: readonly Site[];
  /** Metres above the sea of each site. */
  readonly heights: Float32Array;
  /** Ways of each routing class in the order of `routingClasses`, by `from`, then `to`. */
  readonly ways: readonly (readonly Way[])[];
  /** For each site the plain sites whose domains touch its own or the passes and fords between, ascending. */
  readonly bordering: readonly (readonly number[])[];
  readonly domains: Domains;
}
