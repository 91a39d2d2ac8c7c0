// Where the lands round two places meet. Domains alone do not say it: the domain of a desert or of a
// pass touches half a map, and two oases at its far ends are no neighbours. So a way must lead from one
// to the other past nobody else, and be of a length that somebody patrols. Used when a network is opened.

import { isCrossing } from './ground.ts';
import { modes, type Network } from './network.ts';
import type { Parameter } from './pace.ts';
import type { NetworkRecord } from './record.ts';

/** Days of riding in July beyond which the lands of two places no longer meet. */
export const meetingDays: Parameter = {
  value: 25,
  range: [18, 35],
  unit: 'days of riding',
  source: 'assumed',
};

/** The month of the easiest ways, and those who ride them. */
const july = 7;
const riders = modes.indexOf('riders');

type Ways = Pick<Network, 'sites' | 'days' | 'next'>;

/**
 * Of the sites whose domains touch a node's, also across passes and fords, those to which its fastest way
 * passes nothing but passes and fords and takes at most `meetingDays`; ascending. Reckoned from the lower
 * node to the higher, so that of two each borders on the other or neither does.
 */
export function meetingSites(
  ways: Ways,
  { bordering }: Pick<NetworkRecord, 'bordering'>,
  node: number,
): readonly number[] {
  return (bordering[node] ?? []).filter((other) => {
    const [from, to] = node < other ? [node, other] : [other, node];
    if (ways.days(from, to, july, riders) > meetingDays.value) return false;
    let at = ways.next(from, to, july, riders);
    while (at !== to && isCrossing(ways.sites[at]!)) at = ways.next(at, to, july, riders);
    return at === to;
  });
}

/** Sites on which a node borders and, after each, one beyond that borders on that and is near enough to the node. */
export function sitesBeyond(
  ways: Pick<Network, 'days'>,
  bordering: Network['bordering'],
  node: number,
): readonly number[] {
  return bordering(node).flatMap((over) =>
    bordering(over).flatMap((to) => {
      const [low, high] = node < to ? [node, to] : [to, node];
      const isNear = node !== to && ways.days(low, high, july, riders) <= meetingDays.value;
      return isNear ? [over, to] : [];
    }),
  );
}
