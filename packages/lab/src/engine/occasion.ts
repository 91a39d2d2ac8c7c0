// Everything that can be due on a day that is known beforehand. Each kind is handled by exactly one
// system. What may happen at any time is a hazard instead and stands in the system's own file.
// An occasion remembers, in the engine, the change that planned it.

import type { ForceId, PersonId, PlaceId, PolityId, SiegeId } from '../scenario/setting.ts';
import type { Order } from '../world/change.ts';

/** Something due on a day. */
export type Occasion =
  // polity
  | { readonly kind: 'circumstanceTurns'; readonly circumstance: number; readonly begins: boolean }
  | { readonly kind: 'politiesReckon'; readonly quarter: number }
  | { readonly kind: 'founderArrives'; readonly person: PersonId; readonly place: PlaceId }
  // court
  | { readonly kind: 'courtsTurn'; readonly month: number }
  | { readonly kind: 'lifeEnds'; readonly person: PersonId }
  | {
      readonly kind: 'councilMeets';
      readonly polity: PolityId;
      readonly matter: 'season' | 'threat' | 'unrest' | 'realm';
      /** What it is about: month number for a season, change heard of for a threat. */
      readonly nth: number;
      readonly place: PlaceId | -1;
      readonly against: PolityId | -1;
    }
  | {
      readonly kind: 'guestArrives';
      readonly person: PersonId;
      readonly polity: PolityId;
      readonly nth: number;
    }
  // vassalage
  | { readonly kind: 'vassalsReckon'; readonly quarter: number }
  | {
      readonly kind: 'appealWeighed';
      readonly polity: PolityId;
      readonly against: PolityId;
      readonly place: PlaceId | -1;
    }
  /** A vassal that has left a liege weighs whom to bow to. */
  | {
      readonly kind: 'lordWeighed';
      readonly polity: PolityId;
      readonly from: PolityId;
      readonly nth: number;
    }
  /** It bows to another, to the former liege's anger. */
  | {
      readonly kind: 'homagePaid';
      readonly polity: PolityId;
      readonly from: PolityId;
      readonly to: PolityId;
    }
  | {
      readonly kind: 'appealArrives';
      readonly vassal: PolityId;
      readonly polity: PolityId;
      readonly against: PolityId;
      readonly place: PlaceId | -1;
      readonly nth: number;
    }
  | {
      readonly kind: 'silenceFelt';
      readonly vassal: PolityId;
      readonly polity: PolityId;
      readonly nth: number;
    }
  /** A vassal hears what its liege did, to itself or to another. */
  | {
      readonly kind: 'vassalHears';
      readonly polity: PolityId;
      readonly liege: PolityId;
      readonly deed: 'aid' | 'silence' | 'betrayal';
      readonly own: boolean;
      /** The change that tells of it. */
      readonly of: number;
    }
  // religion
  | { readonly kind: 'policyWeighed'; readonly polity: PolityId; readonly nth: number }
  /** A lord is told that a town of his murmurs. */
  | { readonly kind: 'murmursHeard'; readonly polity: PolityId; readonly place: PlaceId }
  /** The year's harvest of forced creeds. */
  | { readonly kind: 'creedsTell'; readonly polity: PolityId }
  | {
      readonly kind: 'proclamationWeighed';
      readonly polity: PolityId;
      readonly against: PolityId;
      readonly force: ForceId;
      readonly place: PlaceId;
      readonly nth: number;
    }
  | {
      readonly kind: 'promiseArrives';
      readonly place: PlaceId;
      readonly polity: PolityId;
      readonly against: PolityId;
      readonly nth: number;
    }
  // unrest
  | { readonly kind: 'townsReckon'; readonly quarter: number }
  /** Word of how a neighbour's rising ended comes to a town, and wears off. */
  | {
      readonly kind: 'exampleArrives';
      readonly place: PlaceId;
      readonly of: PlaceId;
      readonly against: PolityId;
      readonly to: number;
    }
  | { readonly kind: 'exampleFades'; readonly place: PlaceId; readonly times: number }
  // diplomacy
  | {
      readonly kind: 'embassyWeighed';
      readonly polity: PolityId;
      readonly matter: 'campaign' | 'join' | 'wrong';
      /** Whom a campaign is against, who began a war, or who did a wrong. */
      readonly against: PolityId;
      /** Whose neutrality or cause it is about, −1 where nobody's. */
      readonly about: PolityId | -1;
      readonly nth: number;
    }
  | {
      readonly kind: 'envoyArrives';
      readonly from: PolityId;
      readonly polity: PolityId;
      readonly matter: 'neutrality' | 'alliance' | 'trade' | 'ultimatum' | 'submission' | 'peace';
      readonly against: PolityId | -1;
      readonly nth: number;
    }
  | {
      readonly kind: 'envoyReturns';
      readonly from: PolityId;
      readonly polity: PolityId;
      readonly matter: 'neutrality' | 'alliance' | 'trade' | 'ultimatum' | 'submission' | 'peace';
      readonly answer: 'yes' | 'no' | 'killed';
      readonly nth: number;
    }
  // muster
  | {
      readonly kind: 'musterReady';
      readonly force: ForceId;
      readonly given: Order;
      readonly plan: number;
      /** Force of the same plan with which it sets out, −1 for none. */
      readonly with: ForceId | -1;
    }
  // march
  | { readonly kind: 'forceArrives'; readonly force: ForceId; readonly leg: number }
  | { readonly kind: 'forceWaits'; readonly force: ForceId; readonly order: number }
  /** A commander hears that a place of his side is besieged. */
  | { readonly kind: 'cryHeard'; readonly force: ForceId; readonly siege: SiegeId }
  // siege
  | { readonly kind: 'storesEnd'; readonly siege: SiegeId }
  /** A siege reaches an age from which its odds differ. */
  | { readonly kind: 'siegeTurns'; readonly siege: SiegeId }
  // battle
  | {
      readonly kind: 'hostsMeet';
      readonly force: ForceId;
      readonly against: ForceId;
      readonly place: PlaceId;
    }
  // pursuit
  | {
      readonly kind: 'quarryMoves';
      readonly person: PersonId;
      readonly flight: number;
      readonly leg: number;
    }
  // message
  | {
      readonly kind: 'courtHears';
      readonly polity: PolityId;
      readonly of: number;
      readonly matter: 'siege' | 'approach' | 'battle' | 'place' | 'death' | 'fall';
      readonly place: PlaceId | -1;
      readonly against: PolityId | -1;
      readonly days: number;
    }
  /** A rumour comes to a court: of an army's numbers, of where it stands, of somebody's death. */
  | {
      readonly kind: 'rumourHeard';
      readonly polity: PolityId;
      readonly says: 'numbers' | 'nearness' | 'death';
      readonly force: ForceId | -1;
      readonly person: PersonId | -1;
      readonly place: PlaceId | -1;
      readonly soldiers: number;
      /** The change that it grew from. */
      readonly of: number;
    }
  // territory
  | {
      readonly kind: 'townWeighs';
      readonly place: PlaceId;
      readonly polity: PolityId;
      /**
       * What it weighs: 0 battle, 1 a town fallen, 2 flight, 3 a ruler's death, 4 a realm's fall, 5 a capital,
       * 6 an army near, 7 a promise, 8 a siege.
       */
      readonly of: number;
      /** Where the news comes from. */
      readonly at: PlaceId;
    };

/** The kinds of occasion. */
export type OccasionKind = Occasion['kind'];
/** The occasion of one kind. */
export type OccasionOf<K extends OccasionKind> = Extract<Occasion, { kind: K }>;
