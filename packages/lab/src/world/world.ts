// What is true now in a run: plain records in arrays, addressed by ids. Only `apply.ts` writes to it;
// rules see it through `Seen`. Derived lookups (who stands where, who borders whom) are part of it,
// so that rules look things up instead of searching. Long because it is a list.

import type { Name } from '../base/dice.ts';
import type { PolityKind, Succession } from '../scenario/scenario.ts';
import type {
  Day,
  FaithId,
  ForceId,
  PersonId,
  PlaceId,
  PolityId,
  SiegeId,
} from '../scenario/setting.ts';

export interface Place {
  readonly name: Name;
  owner: PolityId | -1;
  /** Soldiers of the owner inside, commanded by nobody else. */
  garrison: number;
  /** 0 open … 4 great citadel. */
  walls: number;
  /** People of all ages. */
  souls: number;
  /** Days that stores last under siege. */
  stores: number;
  /** 0 content … 1 ready to rise; brought up to date on `reckoned`. */
  grievance: number;
  reckoned: Day;
  /** Share of the people by faith, index FaithId, sums to one (or all 0 where nobody lives). */
  faiths: number[];
  /** 0 intact … 1 razed. */
  ruin: number;
  /** Firmness of the owner's policies here, 0 … 1. */
  creed: number;
  billets: number;
  burning: number;
  tax: number;
  /** Weight of the caravan road through it, 0 … 1. */
  trade: number;
  /** Harvest as a share of a usual one. */
  harvest: number;
  /** Share of the grass within its reach that is eaten, as of `grazedOn`; it grows again. */
  grazed: number;
  grazedOn: Day;
  governor: PersonId | -1;
  siege: SiegeId | -1;
  /** Who has promised free worship, as heard here, how firmly it was believed, 0 … 1, and when it was heard. */
  promisedBy: PolityId | -1;
  belief: number;
  promisedOn: Day | -1;
  /** How strong an example a neighbour's rising was when it was heard of, 0 … 1, and when that was. */
  example: number;
  exampleOn: Day | -1;
  /** Day on which those who speak for it last weighed going over, −1 for never. */
  conferred: Day | -1;
  /** How it is held after a conquest. */
  settlement: 'none' | 'resident' | 'garrison' | 'granary' | 'lord';
  /** Day on which its people last murmured aloud, −1 for never. */
  murmured: Day | -1;
  /** Day of the latest rising, −1 for none. */
  rose: Day | -1;
  /** Ordinals: how many so far. */
  sieges: number;
  battles: number;
  risings: number;
  /** How often it has changed hands. */
  hands: number;
}

export interface Person {
  readonly name: Name;
  alive: boolean;
  readonly sex: 'man' | 'woman';
  born: Day;
  readonly father: PersonId | -1;
  /** Descent group, −1 without. */
  readonly house: number;
  /** 0 commoner … 1 born to rule. */
  rank: number;
  /** Steps of quality added to soldiers under him. */
  skill: number;
  ambition: number;
  faith: FaithId;
  /** Court or camp he belongs to. */
  court: PolityId | -1;
  /** Index into `offices` of scenario/setting.ts. */
  office: number;
  /** Soldiers who follow him and nobody else. */
  following: number;
  spouse: PersonId | -1;
  /** Last known node; with a force it is the force's. */
  at: PlaceId;
  /** Force he commands or travels with. */
  force: ForceId | -1;
  /** Without a home, seeking refuge or hunted. */
  fugitive: boolean;
  /** Who hunts him. */
  huntedBy: PolityId | -1;
  /** Where he runs to, −1 when he does not run. */
  flightTo: PlaceId | -1;
  /** Lost to sight: nobody acts on him until he moves again. */
  hidden: boolean;
  /** Has his host's leave to gather people of his own. */
  licensed: boolean;
  /** Day on which he last fled, −1 for never, and day on which the flight brought him where he is. */
  fled: Day | -1;
  seen: Day | -1;
  /** Ordinals. */
  flights: number;
  refuges: number;
  /** How often he chose or changed where to run. */
  turns: number;
  children: number;
}

export interface Polity {
  readonly name: Name;
  /** The given polity whose customs it has: itself, or for one founded in a run the founder's. */
  readonly customs: PolityId;
  readonly kind: PolityKind;
  readonly succession: Succession;
  stands: boolean;
  founded: Day;
  /** Who decides; −1 between rulers. */
  ruler: PersonId | -1;
  /** Who bears the title: another than `ruler` is a ruler in name only. */
  titular: PersonId | -1;
  capital: PlaceId;
  /** Where the court is now. */
  seat: PlaceId;
  /** Where its levy gathers because a circumstance says so; −1: nearest of its customary musters. */
  muster: PlaceId | -1;
  liege: PolityId | -1;
  /** Bond to the liege, −1 … 1. */
  commitment: number;
  /** Share of income owed to the liege. */
  tribute: number;
  legitimacy: number;
  /** Months of pay for all its soldiers. */
  treasury: number;
  /** Soldiers at home who can be called up. */
  levy: number;
  /** Levy it can come back to in peace: what it had at the opening or its founding. */
  manpower: number;
  /** Souls of its lands at the opening or its founding, by which its means are measured. */
  peopled: number;
  /** Soldiers of the ruler's own guard; part of no force. */
  household: number;
  /** Share of the levy bound elsewhere. */
  tied: number;
  /** Share by which its hold on its own lands is weakened, 0 … 1. */
  weakness: number;
  /** Steps of quality of its soldiers. */
  quality: number;
  mountsPerMan: number;
  /** Index into the land's `modes`. */
  mode: number;
  readonly unitSoldiers: number;
  /** Latest defeat and victory in the field, −1 for none. */
  defeated: Day | -1;
  victorious: Day | -1;
  /** How dreaded it is since it sacked a town, 0 … 1, as of `dreadedSince`; halves every two years. */
  dread: number;
  dreadedSince: Day;
  /** Whether its last ruler was thrown down by the one who rules now. */
  deposed: boolean;
  /** Day of its latest council about a threat, −1 for none. */
  alarmed: Day | -1;
  /** Day of its latest appeal to its liege, and of the latest promise of aid to it; −1 for none. */
  appealed: Day | -1;
  /** Day of its latest council about asking for help, −1 for none. */
  pleaded: Day | -1;
  aided: Day | -1;
  /** Day of its latest council about murmurs in a town, −1 for none. */
  calmed: Day | -1;
  /** Ordinals. */
  plans: number;
  councils: number;
  appeals: number;
  /** Appeals whose answer, or silence, has been felt: at most `appeals`. */
  answers: number;
  plots: number;
  successions: number;
  proclamations: number;
}

export type Task =
  | 'attack'
  | 'relieve'
  | 'destroy'
  | 'screen'
  | 'pursue'
  | 'hold'
  | 'home'
  | 'flee'
  | 'follow';

export interface Force {
  readonly name: Name;
  exists: boolean;
  owner: PolityId;
  commander: PersonId | -1;
  soldiers: number;
  quality: number;
  mountsPerMan: number;
  mode: number;
  /** Fitness of men and mounts, 0 … 1. */
  condition: number;
  /** Node it is at, or last was at. */
  at: PlaceId;
  /** Node it is on its way to, −1 when it stands. */
  next: PlaceId | -1;
  arrives: Day | -1;
  /** Day it came to `at`, or set out from it. */
  since: Day;
  /** What it was raised for, which is part of its name. */
  readonly raisedFor: Task;
  readonly raisedTo: PlaceId | -1;
  task: Task;
  /** Where the task leads, −1 for none. */
  goal: PlaceId | -1;
  /** Whom the task is about. */
  person: PersonId | -1;
  polity: PolityId | -1;
  /** Number of its latest order: arrivals under older ones lapse. */
  order: number;
  /** Which plan of its owner it belongs to, 0 for none. */
  plan: number;
  /** Force whose march it keeps company with, −1 for none. */
  with: ForceId | -1;
  siege: SiegeId | -1;
  /** Town whose people show it the way, −1 for none. */
  guided: PlaceId | -1;
  /** Ordinals. */
  legs: number;
  battles: number;
  storms: number;
  /** Times it faced an enemy, fought or refused. */
  meetings: number;
  /** Days stood and days on the road since its condition was last reckoned. */
  rested: number;
  marched: number;
}

export interface Siege {
  readonly name: Name;
  readonly place: PlaceId;
  readonly force: ForceId;
  readonly polity: PolityId;
  readonly laid: Day;
  /** Days of stores when it was laid. */
  readonly stores: number;
  open: boolean;
  /** Storms that have failed. */
  failed: number;
}

/** How one polity stands to another; see `relation` in look.ts for the index. */
export interface Relation {
  war: boolean;
  /** 0 … 1 as of `angered`; look.ts lets it decay. */
  anger: number;
  angered: Day;
  /** Kinship, treaty, trade, 0 … 1. */
  bond: number;
  /** Until when the first has promised the second not to help against it; −1 for none. */
  pledgedUntil: Day | -1;
  /** Day on which the first last promised free worship to the second's towns, −1 for never. */
  proclaimed: Day | -1;
  /** Since when they are at war, −1 when they are not. */
  warSince: Day | -1;
  /** Whether their lands touch, and the day since when where that began in the run, else −1. */
  border: boolean;
  bordersSince: Day | -1;
  /** Ordinals. */
  embassies: number;
  incidents: number;
  wars: number;
}

/** What a polity wants and how much, in units of its councils' noise. */
export interface AimHeld {
  readonly aim: 'destroy' | 'subdue' | 'hold' | 'realm' | 'trade' | 'plunder' | 'faith' | 'safety';
  readonly table: 'person' | 'polity' | 'place' | '';
  readonly target: number;
  readonly weight: number;
}

export interface World {
  day: Day;
  readonly places: Place[];
  readonly people: Person[];
  readonly polities: Polity[];
  readonly forces: Force[];
  readonly sieges: Siege[];
  /** shape [capacity × capacity], row-major: row's stance to column. */
  readonly relations: Relation[];
  /** Most polities that a run may have. */
  readonly capacity: number;
  /** Aims by polity of the scenario. */
  readonly aims: readonly (readonly AimHeld[])[];
  /** Derived: forces that stand at a place, by place, in order of id. */
  readonly forcesAt: ForceId[][];
  /** Derived: forces that exist, in order of id. */
  readonly afield: ForceId[];
  /** Derived: places held, by polity, in order of id. */
  readonly held: PlaceId[][];
}

/** Read-only all the way down. Costs nothing when the program runs. */
export type Seen<T> = T extends number | string | boolean
  ? T
  : { readonly [K in keyof T]: Seen<T[K]> };
