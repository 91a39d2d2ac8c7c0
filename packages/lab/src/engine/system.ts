// The shape of a rule file. A system looks at the world, rolls its own dice, says what happens, plans
// what comes later, and declares the rate of what may happen at any time as a pure function of the
// world. Its councils see no world at all, only what their court has heard. That is its whole power.

import type { Network } from '../land/network.ts';
import type {
  Amount,
  ForceId,
  PersonId,
  PlaceId,
  PolityId,
  Setting,
  SiegeId,
} from '../scenario/setting.ts';
import type { Change, ChangeOf, Kind, Option } from '../world/change.ts';
import type { Draft } from '../world/draft.ts';
import type { Seen, World } from '../world/world.ts';
import type { Heard } from './heard.ts';
import type { Occasion, OccasionKind, OccasionOf } from './occasion.ts';

/** A number the rules depend on: what it is, how sure we are, and who says so. */
export interface Parameter {
  readonly value: number;
  /** Plausible least and most; equal ends are not drawn. */
  readonly range: readonly [least: number, most: number];
  readonly unit: string;
  /** A key of docs/references.md, or `assumed`. */
  readonly source: string;
  /** The attestation's or circumstance's key it was read off, where it was. */
  readonly fromCase?: true;
}
export type ParameterTable = Readonly<Record<string, Parameter>>;

/** What a die or a hazard is about. `pair` is an ordered pair of polities (look.ts, `pairOf`). */
export type SubjectTable = 'place' | 'person' | 'polity' | 'force' | 'siege' | 'pair';
export type SubjectTables = Readonly<Record<string, SubjectTable>>;
export type SubjectId<T extends SubjectTable> = T extends 'place'
  ? PlaceId
  : T extends 'person'
    ? PersonId
    : T extends 'polity'
      ? PolityId
      : T extends 'force'
        ? ForceId
        : T extends 'siege'
          ? SiegeId
          : number;

/** What a rule has while it reckons a rate: numbers and ground, no dice, no speech. */
export interface Rating<P extends ParameterTable = ParameterTable> {
  readonly parameters: { readonly [K in keyof P]: number };
  readonly land: Network;
  readonly setting: Setting;
  /** Month of today, 1–12, in the scenario's calendar. */
  readonly month: number;
  /** What this run draws for a number of the setting. */
  readonly amountOf: (amount: Amount) => number;
  /** Circumstances that a switch has taken away, by number. */
  readonly without: ReadonlySet<number>;
}

/** All a rule may do besides look. */
export interface Act<
  P extends ParameterTable = ParameterTable,
  D extends SubjectTables = SubjectTables,
  H extends SubjectTables = SubjectTables,
> extends Rating<P> {
  /**
   * Uniform in [0, 1): depends on the run, the die, the subject's name and the matter, nothing else.
   * A name is rolled once in a run: the matter is an ordinal of the subject's own or a date's number.
   */
  roll<K extends keyof D & string>(die: K, subject: SubjectId<D[K]>, matter: number): number;
  /**
   * Uniform in [0, 1) that stays with its subject: the same whenever it is asked for, of a die that is
   * used for nothing else.
   */
  trait<K extends keyof D & string>(die: K, subject: SubjectId<D[K]>): number;
  /**
   * Applied at once and appended to the chronicle. `because`: changes that set the odds, by index
   * (from `latest`); −1 entries are ignored. Returns the change's index.
   */
  happen(change: Change, because?: readonly number[]): number;
  /** Puts an occasion on the agenda, at least one whole day ahead. */
  later(days: number, occasion: Occasion): void;
  /** Marks a hazard of this system: its rate is computed when the cascade has come to rest. */
  review<K extends keyof H & string>(hazard: K, subject: SubjectId<H[K]>): void;
  /** Index of the latest change of a kind about a subject (the first field that names a thing), −1 for none. */
  latest(kind: Kind, subject: number): number;
  /** Days from today until a court hears of a change, Infinity when the news is lost on the way. */
  reaches(change: number, court: PolityId): number;
  /**
   * One of several options with logit odds in their utilities (in units of the chooser's noise), by
   * one roll. For commanders, who judge by what is before their eyes.
   */
  weigh<K extends keyof D & string>(
    die: K,
    subject: SubjectId<D[K]>,
    matter: number,
    utilities: readonly number[],
  ): { readonly choice: number; readonly odds: readonly number[] };
  /**
   * A council of a town, about a power it has heard of: chooses among options with logit odds and says
   * `townConfers` with all of them, its odds and reasons. Options that a switch bars for its lord's
   * people are left out; an empty list is refused.
   */
  confer<K extends keyof D & string>(
    die: K,
    subject: SubjectId<D[K]> & PlaceId,
    matter: number,
    council: Pick<ChangeOf<'townConfers'>, 'polity' | 'voice' | 'over'> & {
      readonly options: readonly Draft[];
      readonly because?: readonly number[];
    },
  ): Option;
  /** How many polities, people, forces and sieges there are: the next one made takes this number. */
  readonly next: { force(): ForceId; siege(): SiegeId; person(): PersonId; polity(): PolityId };
}

/** What a council may do: like a rule, but it decides and never looks. */
export interface Counsel<
  P extends ParameterTable = ParameterTable,
  D extends SubjectTables = SubjectTables,
  H extends SubjectTables = SubjectTables,
> extends Act<P, D, H> {
  /**
   * Chooses among options with logit odds and says `councilDecides` with all of them, its odds and
   * reasons. Options that a switch bars are left out; an empty list is refused.
   */
  decide<K extends keyof D & string>(
    die: K,
    subject: SubjectId<D[K]>,
    matter: number,
    council: {
      readonly polity: PolityId;
      readonly matter: ChangeOf<'councilDecides'>['matter'];
      readonly options: readonly Draft[];
      readonly because?: readonly number[];
    },
  ): Option;
}

type W = Seen<World>;

/** A rule file. */
export interface System<
  P extends ParameterTable = ParameterTable,
  D extends SubjectTables = SubjectTables,
  H extends SubjectTables = SubjectTables,
> {
  readonly name: string;
  /** One sentence for docs/model.md. */
  readonly gist: string;
  /** What its councils may decide, `system.option`: what a switch may bar. */
  readonly options?: readonly string[];
  readonly parameters: P;
  /** What it leaves to chance, and what each die is about. */
  readonly dice: D;
  /** What may happen at any time, and to whom. Each has a die of its own. */
  readonly hazards: H;
  /** Rates per day, finite and not negative; they read the world and nothing else. */
  readonly rates: {
    readonly [K in keyof H]: (world: W, subject: SubjectId<H[K]>, rating: Rating<P>) => number;
  };
  /** What happens when the nth of them comes. */
  readonly comes: {
    readonly [K in keyof H]: (
      world: W,
      subject: SubjectId<H[K]>,
      nth: number,
      act: Act<P, D, H>,
    ) => void;
  };
  /** First occasions and reviews. */
  readonly begin?: (world: W, act: Act<P, D, H>) => void;
  /** What it does when something is due. */
  readonly on?: {
    readonly [K in OccasionKind]?: (world: W, it: OccasionOf<K>, act: Act<P, D, H>) => void;
  };
  /** What its councils do when something reaches them; the occasion's `polity` says whose court hears. */
  readonly hears?: {
    readonly [K in OccasionKind]?: (heard: Heard, it: OccasionOf<K>, act: Counsel<P, D, H>) => void;
  };
  /** What it does when something has happened; `index` is the change's place in the chronicle. */
  readonly after?: {
    readonly [K in Kind]?: (world: W, it: ChangeOf<K>, act: Act<P, D, H>, index: number) => void;
  };
}

/** Declares a system; the compiler ties its dice, hazards and parameters to their uses. */
export const system = <
  const P extends ParameterTable,
  const D extends SubjectTables,
  const H extends SubjectTables,
>(
  it: System<P, D, H>,
): AnySystem => it as unknown as AnySystem;

/** A system as the engine sees it. */
// biome-ignore lint/suspicious/noExplicitAny: the engine calls each handler with what its kind declares
export type AnySystem = System<any, any, any>;
