// What a scenario says, after its files have been read: places, people, polities, openings, record
// and sources, every name still a key and every doubt still there. `parse.ts` makes it, `check.ts`
// questions it, `setting.ts` turns its names into numbers. Nothing here knows how a campaign is run.
// Long because it is one list: every type of the format.

import type { Calendar } from '../base/calendar.ts';
import type { When } from '../base/span.ts';

/** A lower-case ASCII slug that begins with a letter: `black-ford`. Things are known by it everywhere. */
export type Key = string;

/** How the author came by a claim: read it, has it from somebody who read it, or remembers it. */
export type Sight = 'seen' | 'second-hand' | 'recalled';

/** Who says so, and where in the work. In a file: `ys 120`, `juvayni I 66 (recalled)`. */
export interface Citation {
  readonly source: Key;
  readonly locus: string;
  readonly sight: Sight;
}

/**
 * What a statement rests on. In a file: `cite: ys 120`, `cite: [ys 120, how 110]` or `cite: assumed`;
 * `from-case: true` marks a term read off the very campaign that it serves.
 */
export interface Grounds {
  readonly citations: readonly Citation[];
  readonly assumed: boolean;
  readonly fromCase: boolean;
  /** The author's remark, in the author's own words. */
  readonly note: string;
}

/** A number with its doubt. In a file: `5000`, `{least: 1, most: 9}`, `{least, likely, most}`, `{median, factor}`. */
export type Quantity =
  | { readonly shape: 'exact'; readonly value: number; readonly grounds: Grounds }
  | {
      readonly shape: 'even';
      readonly least: number;
      readonly most: number;
      readonly grounds: Grounds;
    }
  | {
      readonly shape: 'peaked';
      readonly least: number;
      readonly likely: number;
      readonly most: number;
      readonly grounds: Grounds;
    }
  /** Log-normal: `factor` is the multiplicative standard deviation, above 1. */
  | {
      readonly shape: 'spread';
      readonly median: number;
      readonly factor: number;
      readonly grounds: Grounds;
    };

/** Where a statement stands in its file, for findings: path inside the scenario, line and column from 1. */
export interface Spot {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What every entry of a scenario has. */
export interface Entry {
  readonly key: Key;
  /** The name that is shown. */
  readonly name: string;
  /** Other spellings in the sources. */
  readonly variants: readonly string[];
  readonly grounds: Grounds;
  readonly spot: Spot;
}

export type PlaceKind =
  | 'city'
  | 'town'
  | 'fort'
  | 'pasture'
  | 'camp'
  | 'waypoint'
  | 'pass'
  | 'ford'
  | 'ferry'
  | 'desert';

export type Ground =
  | 'oasis'
  | 'steppe'
  | 'semi-desert'
  | 'desert'
  | 'mountain'
  | 'forest'
  | 'farmland';

/** A place on the ground: a node of the network. Passes, fords and ferries are places too. */
export interface PlaceEntry extends Entry {
  readonly kind: PlaceKind;
  readonly ground: Ground;
  /** Degrees, north and east positive. */
  readonly latitude: number;
  readonly longitude: number;
  readonly heightMetres?: number;
  /** Passes: length of the narrow way. */
  readonly lengthKm?: number;
  /** Months 1–12 in which nobody passes. */
  readonly closedMonths: readonly number[];
  /** Months 1–12 in which it is passed slowly and with loss. */
  readonly hardMonths: readonly number[];
  /** From when carts can pass; absent: always. `never` in the file gives an empty `spans`. */
  readonly wheelsFrom?: When;
  /** 0 open town … 4 great citadel. */
  readonly walls: Quantity;
  /** People who live there, all ages. 0 where nobody does. */
  readonly souls: Quantity;
  /** Shares of the people by faith; need not sum to one, they are scaled. */
  readonly faiths: Readonly<Record<Key, Quantity>>;
  /** Who holds the way to a caravan road: 0 none … 1 a main stage. Feeds incidents and news. */
  readonly trade: Quantity;
}

export interface PersonEntry extends Entry {
  readonly sex: 'man' | 'woman';
  readonly born?: When;
  readonly father?: Key;
  /** Descent group; claims to rule go by it. */
  readonly house?: Key;
  readonly faith?: Key;
  /** 0 commoner … 1 born to rule: what a claim to rule rests on. */
  readonly rank: Quantity;
  /** Steps of quality that he adds to soldiers he commands, −1 … 1.5. */
  readonly skill: Quantity;
  /** 0 content … 1 will dare anything for a realm. */
  readonly ambition: Quantity;
}

/** A realm holds lands, a people moves, a city is one town with a lord of its own. */
export type PolityKind = 'realm' | 'people' | 'city';
/** How a polity's soldiers travel; the land knows the same words. */
export type TravelMode = 'riders' | 'picked' | 'cavalry' | 'foot' | 'pack' | 'wagons' | 'herds';
/** Who follows a dead ruler: the eldest of the house, a council's choice, or the son. */
export type Succession = 'seniority' | 'election' | 'son';

/** What an actor wants; weights are utilities in units of the councils' own noise. */
export interface Aim {
  /**
   * `destroy`: end a person, people or realm. `subdue`: take or bind a place, people or realm.
   * `hold`: keep vassals and towns. `realm`: win a realm of one's own. `trade`: open roads.
   * `plunder`: pay one's men by it. `faith`: further one's faith. `safety`: live.
   */
  readonly aim: 'destroy' | 'subdue' | 'hold' | 'realm' | 'trade' | 'plunder' | 'faith' | 'safety';
  /** What it is aimed at; absent for aims without an object. */
  readonly target?: { readonly table: 'person' | 'polity' | 'place'; readonly key: Key };
  readonly weight: Quantity;
  readonly grounds: Grounds;
}

export interface PolityEntry extends Entry {
  readonly kind: PolityKind;
  readonly succession: Succession;
  /** When it began; absent where nobody says, and then a run reckons its age from the opening. */
  readonly founded?: When;
  /** Where the court stays by month; several entries of one month are drawn from. */
  readonly seats: readonly { readonly place: Key; readonly months: readonly number[] }[];
  /** Where its soldiers gather for a campaign, nearest to the goal first taken. */
  readonly musters: readonly Key[];
  /** Places that it holds to be its own by right. */
  readonly claims: readonly Key[];
  readonly aims: readonly Aim[];
  readonly mode: TravelMode;
  readonly mountsPerMan: Quantity;
  /** Steps of quality: 0 townsmen, 0.5 tribal riders, 1 standing soldiers; 1.5 the best of their day. */
  readonly quality: Quantity;
  /** Soldiers in one unit as it sends them: 1,000 or 10,000. */
  readonly unitSoldiers: number;
}

/** What is so on an opening's day, or is laid over it by a reading or a switch. Every field may be absent. */
export interface Facts {
  readonly places: readonly PlaceFacts[];
  readonly people: readonly PersonFacts[];
  readonly polities: readonly PolityFacts[];
  readonly forces: readonly ForceFacts[];
  readonly relations: readonly RelationFacts[];
  /** `system.name` → value. */
  readonly parameters: readonly {
    readonly name: string;
    readonly value: Quantity;
    readonly spot: Spot;
  }[];
}

interface FactsOf {
  readonly key: Key;
  readonly grounds: Grounds;
  readonly spot: Spot;
}

export interface PlaceFacts extends FactsOf {
  /** Polity that holds it, or `nobody`. */
  readonly owner?: Key | 'nobody';
  readonly garrison?: Quantity;
  readonly walls?: Quantity;
  readonly souls?: Quantity;
  /** Days that its stores last under siege. */
  readonly stores?: Quantity;
  /** 0 content … 1 ready to rise if only it could. */
  readonly grievance?: Quantity;
  readonly faiths?: Readonly<Record<Key, Quantity>>;
  /** 0 intact … 1 razed. */
  readonly ruin?: Quantity;
  /** Firmness of policies there, 0 none … 1 in full force. */
  readonly creed?: Quantity;
  readonly billets?: Quantity;
  readonly burning?: Quantity;
  readonly tax?: Quantity;
  readonly governor?: Key | 'nobody';
}

export interface PersonFacts extends FactsOf {
  readonly alive?: boolean;
  /** Whose court or camp he belongs to, or `nobody`. */
  readonly court?: Key | 'nobody';
  readonly at?: Key;
  readonly office?:
    | 'ruler'
    | 'general'
    | 'governor'
    | 'guest'
    | 'heir'
    | 'consort'
    | 'cleric'
    | 'none';
  /** Soldiers who follow him and nobody else. */
  readonly following?: Quantity;
  readonly faith?: Key;
  readonly spouse?: Key;
  /** Without a home, seeking refuge. */
  readonly fugitive?: boolean;
  readonly rank?: Quantity;
  readonly skill?: Quantity;
  readonly ambition?: Quantity;
}

export interface PolityFacts extends FactsOf {
  readonly stands?: boolean;
  /** Who decides. */
  readonly ruler?: Key | 'nobody';
  /** Who bears the title while another decides: a ruler in name only. */
  readonly titular?: Key | 'nobody';
  readonly capital?: Key;
  readonly seat?: Key;
  readonly liege?: Key | 'nobody';
  /** Bond to the liege, −1 … 1. */
  readonly commitment?: Quantity;
  /** Share of income owed to the liege. */
  readonly tribute?: Quantity;
  /** 0 … 1. */
  readonly legitimacy?: Quantity;
  /** Months of pay for all its soldiers. */
  readonly treasury?: Quantity;
  /** Soldiers at home who can be called up for a campaign. */
  readonly levy?: Quantity;
  /** Soldiers of the ruler's own guard. */
  readonly household?: Quantity;
  /** Share of the levy that is bound elsewhere, 0 … 1. */
  readonly tied?: Quantity;
  readonly quality?: Quantity;
}

/** Soldiers in the field on an opening's day. `exists: false` takes a force away again. */
export interface ForceFacts extends FactsOf {
  readonly name?: string;
  readonly owner?: Key;
  readonly commander?: Key | 'nobody';
  readonly at?: Key;
  readonly soldiers?: Quantity;
  readonly exists?: boolean;
}

export interface RelationFacts {
  readonly between: readonly [Key, Key];
  readonly war?: boolean;
  /** 0 none … 1 mortal. */
  readonly anger?: Quantity;
  /** Kinship, treaty or trade, 0 … 1. */
  readonly bond?: Quantity;
  readonly grounds: Grounds;
  readonly spot: Spot;
}

/** A day on which the world is set up as the sources have it, and runs begin. One file in `openings/`. */
export interface Opening extends Entry {
  /** First day of every run from it. */
  readonly day: number;
  /** Last day of every run from it, inclusive. */
  readonly until: number;
  readonly facts: Facts;
}

/**
 * Something too far away or too large to be simulated, given with its doubt. It changes means and
 * costs between two days; it never orders an act.
 */
export interface Circumstance extends Entry {
  /** When it begins and ends; the days are drawn inside the spans. An open end lasts for ever. */
  readonly from: When;
  readonly to: When;
  /** Readings may lay it in or out; openings that it does not fit are not listed. Empty: all. */
  readonly openings: readonly Key[];
  readonly effect:
    | { readonly kind: 'tied'; readonly polity: Key; readonly share: Quantity }
    | { readonly kind: 'seat'; readonly polity: Key; readonly place: Key }
    | { readonly kind: 'muster'; readonly polity: Key; readonly place: Key }
    | { readonly kind: 'weakness'; readonly polity: Key; readonly share: Quantity }
    | { readonly kind: 'harvest'; readonly places: readonly Key[]; readonly share: Quantity }
    | { readonly kind: 'road'; readonly places: readonly Key[]; readonly trade: Quantity };
}

/** Rival accounts of what was so before an opening or outside the runs: each run draws one, or is told. */
export interface CircumstanceReading extends Entry {
  readonly openings: readonly Key[];
  readonly alternatives: readonly (Entry & {
    /** Our own words for this account. */
    readonly says: string;
    /** Per independent tradition, not per witness; scaled to sum to one. */
    readonly weight: number;
    readonly lays: Facts;
  })[];
}

/** Rival accounts of what happened inside the runs: never drawn, never seen by a run, only counted. */
export interface EventReading extends Entry {
  readonly openings: readonly Key[];
  /** A run takes the first form whose condition holds. */
  readonly forms: readonly Form[];
}

/** One way that a matter may have gone, as a question that a run answers with yes or no. */
export interface Form extends Entry {
  readonly says: string;
  readonly holds: Condition;
}

/** A change of the engine's vocabulary, with some of its fields given by key, number or word. */
export interface Pattern {
  readonly change: string;
  /** Field → what it must be: key, one of several keys, word, or number range. */
  readonly fields: Readonly<Record<string, FieldTest>>;
  readonly spot: Spot;
}
export type FieldTest =
  | { readonly is: readonly (string | boolean)[] }
  | { readonly least: number; readonly most: number };

/** A question put to a run. */
export type Condition =
  | {
      readonly kind: 'happens';
      readonly pattern: Pattern;
      /** Only within these days. */
      readonly when?: When;
      /** Only on or after the first match of this. */
      readonly after?: Pattern;
      /** Only before the first match of this (or where that never happens). */
      readonly before?: Pattern;
      /** Only within so many days after the first match of `after`. */
      readonly withinDays?: number;
    }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] };

/** One sourced claim about what happened. */
export interface Attestation extends Entry {
  /** The claim in our own words, one sentence. */
  readonly says: string;
  readonly holds: Condition;
  /** True when the claim is that it did *not* happen (the condition describes the happening). */
  readonly denies: boolean;
  readonly when: When;
  /** A number that the sources give of it, read from this field of the matched change. */
  readonly number?: { readonly field: string; readonly quantity: Quantity };
  /** Attestations with the same matter are one fact told more than once. */
  readonly matter: Key;
  /** `system` and parameter or fact keys the author knows to have been fitted to it. */
  readonly usedBy: readonly string[];
  /** Sentences of the scenario's text (see article.yaml) that carry it. */
  readonly sentences: readonly number[];
}

/** A question that leads the report: how a matter went, in shares. */
export interface Question extends Entry {
  readonly asks: string;
  readonly openings: readonly Key[];
  readonly forms: readonly Form[];
}

/** An authored what-if. Facts laid over, parameters set, dice pinned; never a dated event. */
export interface Switch extends Entry {
  readonly kind: 'circumstance' | 'choice' | 'form';
  readonly why: string;
  readonly openings: readonly Key[];
  readonly lays: Facts;
  /** Circumstances (by key) that it takes away. */
  readonly without: readonly Key[];
  readonly pins: readonly Pin[];
  /** Options of councils that are barred: `system.option`, for one polity or for all. */
  readonly bars: readonly { readonly option: string; readonly polity?: Key }[];
}

/** What a claim expects of an outcome with the cause, against the same without it. */
export type Expectation = 'more' | 'less' | 'no-difference';

/**
 * Somebody's claim about a cause, tested over pairs of runs with the cause and without it; or why the
 * model cannot express it. Like the record, it reaches no run.
 */
export interface Claim extends Entry {
  /** The claim in our own words, 25 of them at most. Who makes it stands in its citations. */
  readonly says: string;
  /** Switches that, laid over together, take the cause away or bring it. Empty where `cannot` says why. */
  readonly switches: readonly Key[];
  readonly cause: 'taken-away' | 'brought';
  /** The opening it is asked from; absent: the latest in which its switches fit. */
  readonly opening?: Key;
  /** Outcomes it bears on: the key of an attestation, or `MATTER=FORM` of a reading or question. */
  readonly bearsOn: readonly { readonly outcome: string; readonly expects: Expectation }[];
  /** Why the model cannot express it. */
  readonly cannot?: string;
  /** What was noticed against it. */
  readonly against?: string;
}

/** Suppose this die had fallen so. 0 on a hazard means as soon as it can, 1 means never. */
export interface Pin {
  /** `system.die`. */
  readonly die: string;
  /** `place:almaden`, `polity:reds`, or `every`; a siege goes by its place, a pair of polities by either. */
  readonly subject: string;
  readonly matter: number | 'every';
  readonly roll: number;
  readonly spot: Spot;
}

/** A source, as CSL-JSON has it, with what we need beyond it. */
export interface Source extends Entry {
  /** CSL-JSON item, kept as written. */
  readonly csl: Readonly<Record<string, unknown>>;
  /** Sources that it copies or follows: they are one tradition with it. */
  readonly follows: readonly Key[];
}

/** A text that the scenario answers for, sentence by sentence: `article.yaml`. Our paraphrase, not its words. */
export interface Sentence {
  readonly number: number;
  readonly section: string;
  readonly gist: string;
  readonly attestations: readonly Key[];
  /** `places.almaden`, `openings.o1.polities.reds`, … */
  readonly facts: readonly string[];
  readonly systems: readonly string[];
  /** Why it is not simulated, where it is not. */
  readonly notSimulated?: string;
  readonly spot: Spot;
}

/** What a step of a tour shows its words beside. */
export type TourView = 'map' | 'agreement';
/** How a step of a tour shows the runs. */
export type TourRuns = 'cloud' | 'many' | 'one' | 'typical';

/** A step of the tour: `tour.yaml`. It reaches no run; what it does not say is as the step before left it. */
export interface TourStep {
  /** Empty if it has none. */
  readonly title: string;
  /** A few sentences, in our own words. */
  readonly says: string;
  readonly view: TourView;
  /** The opening that its runs begin from; absent: the usual one. */
  readonly opening?: Key;
  /** Day number; the earliest day of the date that is written. */
  readonly day?: number;
  /** The place that the map looks at; absent: all of the map. */
  readonly place?: Key;
  /** How much larger than the whole map, from 1. */
  readonly zoom?: number;
  readonly runs?: TourRuns;
  /** Which run, if one is shown. */
  readonly run?: number;
  /** The attestation whose card is open. */
  readonly claim?: Key;
  readonly grounds: Grounds;
  readonly spot: Spot;
}

/** Everything that a scenario's folder says. Lists are in the order of their keys. */
export interface Scenario {
  readonly key: Key;
  readonly title: string;
  readonly summary: string;
  /** The tag of the language that its texts are written in. No run reads it. */
  readonly language: string;
  readonly calendar: Calendar;
  /** Degrees: the map that the land is built for. */
  readonly region: {
    readonly south: number;
    readonly north: number;
    readonly west: number;
    readonly east: number;
  };
  /** Heights of the author's own: a file or folder beside the scenario; absent: the built-in relief. */
  readonly relief?: string;
  readonly defaultOpening: Key;
  readonly faiths: readonly Entry[];
  readonly places: readonly PlaceEntry[];
  readonly people: readonly PersonEntry[];
  readonly polities: readonly PolityEntry[];
  readonly openings: readonly Opening[];
  readonly circumstances: readonly Circumstance[];
  readonly circumstanceReadings: readonly CircumstanceReading[];
  readonly eventReadings: readonly EventReading[];
  readonly attestations: readonly Attestation[];
  readonly questions: readonly Question[];
  readonly switches: readonly Switch[];
  readonly claims: readonly Claim[];
  readonly sources: readonly Source[];
  readonly sentences: readonly Sentence[];
  /** In the order in which they are taken; empty if there is no tour. */
  readonly tour: readonly TourStep[];
}
