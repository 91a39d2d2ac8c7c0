import { describe, expect, it } from 'vitest';
import type { SiteKind } from './ground.ts';
import { meetingDays, meetingSites, sitesBeyond } from './meeting.ts';

// A road of towns and one pass, with the days from each to the next; every domain touches every other.
function road(kinds: readonly SiteKind[], stages: readonly number[]) {
  const at = [0];
  for (const days of stages) at.push(at.at(-1)! + days);
  const sites = kinds.map((kind, node) => ({
    ...{ key: `site-${node}`, latitude: 45, longitude: 70 + node, kind },
    ...{ closedMonths: [], hardMonths: [] },
  }));
  const ways = {
    sites,
    days: (from: number, to: number) => Math.abs(at[from]! - at[to]!),
    next: (from: number, to: number) => (from === to ? -1 : from + Math.sign(to - from)),
  };
  const towns = sites.flatMap((site, node) => (site.kind === 'town' ? [node] : []));
  const record = { bordering: sites.map((_, node) => towns.filter((it) => it !== node)) };
  return (node: number) => meetingSites(ways, record, node);
}

describe('where lands meet', () => {
  it('is at the next town, also over a pass, and not behind it', () => {
    const bordering = road(['town', 'town', 'pass', 'town', 'town'], [5, 5, 5, 5]);
    expect([0, 1, 3, 4].map(bordering)).toEqual([[1], [0, 3], [1, 4], [3]]);
  });

  it('is nowhere in a desert too wide to be crossed in the days that somebody patrols', () => {
    expect(road(['town', 'town'], [meetingDays.value])(0)).toEqual([1]);
    expect(road(['town', 'town'], [meetingDays.value + 1])(0)).toEqual([]);
  });

  it('is across a town that is nobody’s, where the next is near enough', () => {
    const days = (from: number, to: number) => 12 * Math.abs(from - to);
    const bordering = (node: number) => [node - 1, node + 1];
    expect(sitesBeyond({ days }, bordering, 5)).toEqual([4, 3, 6, 7]);
    expect(sitesBeyond({ days: (a, b) => 2 * days(a, b) }, bordering, 5)).toEqual([]);
  });
});
