// What the land is told about a place: where it lies, what kind of ground it stands on and when
// it is shut. It exists so that the land needs to know nothing of scenarios; whoever owns the
// places turns them into sites and hands them to `buildNetwork`.

/** What a site is to the roads; everything but a pass or a ford is plain ground with a domain. */
export type SiteKind = 'town' | 'pasture' | 'pass' | 'ford' | 'waypoint';

/** The ground round a site, as far as grass and water for herds are concerned. */
export type Ground = 'steppe' | 'oasis' | 'desert' | 'semi-desert' | 'mountain' | 'farmland';

/** One place of the network. Latitude and longitude are in degrees, north and east positive. */
export interface Site {
  readonly key: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly kind: SiteKind;
  /** Height above the sea in metres, if the author knows it better than the relief does. */
  readonly heightMetres?: number;
  /** For passes: length of the narrow part in kilometres. */
  readonly lengthKm?: number;
  /** Months (1–12) in which snow or flood shuts the site; empty means open all year. */
  readonly closedMonths: readonly number[];
  /** Months (1–12) in which it is passable at a third to a half of the usual pace. */
  readonly hardMonths: readonly number[];
  /** Day number from which wheels can pass; left out: always; Infinity: never. */
  readonly wheelsFrom?: number;
  /** The ground round the site; left out, it is told from the height. */
  readonly ground?: Ground;
}

/** A box of the earth in degrees; west may not exceed east. */
export interface Region {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** Something wrong with a site that whoever authored it can put right. */
export interface SiteProblem {
  /** Key of the site. */
  readonly site: string;
  readonly what: string;
  readonly hint: string;
}

/** True for sites that are crossed rather than lived in: passes and fords. */
export function isCrossing(site: Site): boolean {
  return site.kind === 'pass' || site.kind === 'ford';
}
