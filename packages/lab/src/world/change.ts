// Everything that can happen: one closed vocabulary for rules, record, tests and atlas. The table says
// of each kind which fields it has and what they are, so that types, names of dice, the record's
// patterns and the study's columns all come from one place. One section a system, one line a kind.
// This file is long because it is a list.

import type {
  FaithId,
  ForceId,
  PersonId,
  PlaceId,
  PolityId,
  SiegeId,
} from '../scenario/setting.ts';

/**
 * The fields of every kind of change. A field is an id of a table (`place`, `person`, `polity`,
 * `force`, `faith`, `siege`; with `?` it may be −1, nobody), a `number` (its unit is in the field's
 * name or said here), a `flag`, one of some words (`a|b|c`), or the `options` of a council.
 * The first field that names a thing is what the change is about. A change that overwrites who or
 * where carries `from`.
 */
export const vocabulary = {
  // polity: founding, income, courts on the move, what is given from outside
  polityFounded: { polity: 'polity', person: 'person', place: 'place', from: 'polity?' },
  polityFalls: { polity: 'polity', to: 'polity?' },
  courtMoves: { polity: 'polity', from: 'place?', to: 'place' },
  capitalMoves: { polity: 'polity', from: 'place?', to: 'place' },
  treasuryMoves: { polity: 'polity', to: 'number', by: 'income|tribute|plunder|pay|loss|gift' },
  legitimacyMoves: {
    polity: 'polity',
    to: 'number',
    by: 'victory|defeat|coup|custom|flight|succession|faith',
  },
  guardMoves: { polity: 'polity', to: 'number' },
  /** `share` is what the field then is: the tied share of several together, a harvest, a road's weight. */
  circumstanceTurns: {
    circumstance: 'number',
    polity: 'polity?',
    effect: 'tied|seat|muster|weakness|harvest|road',
    place: 'place?',
    begins: 'flag',
    share: 'number',
  },

  // vassalage: who leans on whom
  vassalSubmits: { polity: 'polity', from: 'polity?', to: 'polity', by: 'fear|gain|force|appeal' },
  vassalDefects: { polity: 'polity', from: 'polity' },
  commitmentMoves: { polity: 'polity', to: 'number', by: 'aid|silence|time|betrayal|kinship' },
  tributePaid: { polity: 'polity', to: 'polity', months: 'number' },
  appealMade: { polity: 'polity', to: 'polity', against: 'polity', place: 'place?' },
  appealAnswered: {
    polity: 'polity',
    vassal: 'polity',
    against: 'polity',
    answer: 'aid|silence',
    soldiers: 'number',
  },

  // court: councils, rulers, guests, plots
  councilDecides: {
    polity: 'polity',
    matter:
      'season|help|appeal|liege|threat|embassy|guest|realm|unrest|ultimatum|policy|proclamation',
    choice: 'number',
    options: 'options',
  },
  personDies: {
    person: 'person',
    polity: 'polity?',
    by: 'age|battle|plot|executed|killed|hardship',
    hand: 'polity?',
    place: 'place?',
  },
  rulerAccedes: {
    polity: 'polity',
    person: 'person',
    from: 'person?',
    by: 'succession|coup|founding|choice|conquest',
  },
  successionContested: { polity: 'polity', person: 'person', rival: 'person' },
  figureheadKept: { polity: 'polity', person: 'person', by: 'person' },
  plotStruck: {
    polity: 'polity',
    person: 'person',
    against: 'person',
    outcome: 'killed|figurehead|exiled|failed',
  },
  refugeSought: { person: 'person', polity: 'polity', from: 'place?' },
  guestReceived: { person: 'person', polity: 'polity', place: 'place' },
  guestTurnedAway: { person: 'person', polity: 'polity' },
  guestSeized: { person: 'person', polity: 'polity' },
  officeGiven: {
    person: 'person',
    polity: 'polity',
    office: 'general|governor|guest|heir|cleric|none',
  },
  marriageMade: { person: 'person', spouse: 'person', polity: 'polity' },
  followingMoves: {
    person: 'person',
    to: 'number',
    by: 'gathering|desertion|battle|licence|flight|pay',
  },
  personMoves: { person: 'person', from: 'place?', to: 'place' },
  heirBorn: { person: 'person', polity: 'polity', father: 'person?' },

  // religion: faiths, policies and promises
  rulerConverts: {
    person: 'person',
    polity: 'polity',
    from: 'faith',
    to: 'faith',
    by: 'marriage|court|gain',
  },
  policyChanges: {
    polity: 'polity',
    place: 'place',
    matter: 'creed|billets|burning|tax',
    from: 'number',
    to: 'number',
  },
  tolerationProclaimed: { polity: 'polity', against: 'polity', place: 'place', force: 'force?' },
  promiseHeard: { place: 'place', polity: 'polity', belief: 'number' },
  faithSpreads: { place: 'place', faith: 'faith', to: 'number' },

  // unrest: grievance and risings
  grievanceMoves: { place: 'place', to: 'number' },
  /** The lowest outcome of anger: it is heard in the streets, and told to the lord. */
  townMurmurs: { place: 'place', polity: 'polity' },
  revoltBreaksOut: { place: 'place', against: 'polity', share: 'number' },
  garrisonDrivenOut: { place: 'place', polity: 'polity', killed: 'number' },
  revoltPutDown: { place: 'place', polity: 'polity', killed: 'number' },
  /** `to` is 0 where a rising that had given hope elsewhere was put down. */
  exampleHeard: { place: 'place', of: 'place', polity: 'polity', to: 'number' },

  // diplomacy: envoys, pledges, incidents, war and peace
  envoySent: {
    polity: 'polity',
    to: 'polity',
    matter: 'neutrality|alliance|trade|ultimatum|submission|peace',
    against: 'polity?',
  },
  envoyAnswered: {
    polity: 'polity',
    to: 'polity',
    matter: 'neutrality|alliance|trade|ultimatum|submission|peace',
    answer: 'yes|no|killed',
  },
  neutralityPledged: { polity: 'polity', to: 'polity', against: 'polity' },
  pledgeBroken: { polity: 'polity', to: 'polity' },
  allianceMade: { polity: 'polity', with: 'polity', against: 'polity?' },
  caravanSeized: { polity: 'polity', of: 'polity', place: 'place', person: 'person?' },
  borderIncident: { polity: 'polity', with: 'polity', place: 'place?' },
  angerMoves: { polity: 'polity', at: 'polity', to: 'number' },
  warDeclared: {
    polity: 'polity',
    on: 'polity',
    over: 'enmity|incident|conquest|vassal|revolt|ultimatum',
  },
  peaceMade: { polity: 'polity', with: 'polity' },

  // muster: soldiers gathered, joined, lost
  forceRaised: {
    force: 'force',
    polity: 'polity',
    place: 'place',
    soldiers: 'number',
    commander: 'person?',
    task: 'attack|relieve|destroy|screen|pursue|hold|home|flee|follow',
    goal: 'place?',
  },
  forcesJoin: { force: 'force', into: 'force' },
  forceDisbands: { force: 'force', place: 'place?', soldiers: 'number' },
  strengthMoves: {
    force: 'force',
    to: 'number',
    by: 'hardship|battle|storm|desertion|rally|siege|levy|garrison|detached',
  },
  levyMoves: { polity: 'polity', to: 'number' },
  commandGiven: { force: 'force', person: 'person?', from: 'person?' },

  // march: orders and ways
  forceOrdered: {
    force: 'force',
    task: 'attack|relieve|destroy|screen|pursue|hold|home|flee|follow',
    order: 'number',
    to: 'place?',
    person: 'person?',
    polity: 'polity?',
    plan: 'number',
    with: 'force?',
  },
  forceSetsOut: { force: 'force', from: 'place', to: 'place', days: 'number' },
  forceReaches: { force: 'force', place: 'place', from: 'place', goal: 'flag', days: 'number' },
  forceHalts: { force: 'force', place: 'place', why: 'pass|winter|grass|orders' },
  companyParts: { force: 'force', with: 'force', place: 'place' },

  // supply: what the way takes
  conditionMoves: { force: 'force', to: 'number' },
  grassEaten: { place: 'place', to: 'number' },

  // siege
  siegeLaid: {
    place: 'place',
    force: 'force',
    polity: 'polity',
    against: 'polity?',
    siege: 'siege',
    stores: 'number',
  },
  stormFails: { place: 'place', force: 'force', lost: 'number' },
  siegeLifted: {
    place: 'place',
    polity: 'polity',
    force: 'force',
    siege: 'siege',
    by: 'relief|hunger|orders|taken|flight',
  },
  placeSacked: { place: 'place', polity: 'polity', killed: 'number' },

  // battle
  battleRefused: { force: 'force', against: 'force', place: 'place' },
  battleWon: {
    place: 'place',
    force: 'force',
    over: 'force',
    polity: 'polity',
    loser: 'polity',
    soldiers: 'number',
    enemies: 'number',
    lostShare: 'number',
    enemiesLostShare: 'number',
    nth: 'number',
  },
  battleDrawn: {
    place: 'place',
    force: 'force',
    over: 'force',
    polity: 'polity',
    loser: 'polity',
    soldiers: 'number',
    enemies: 'number',
    lostShare: 'number',
    enemiesLostShare: 'number',
    nth: 'number',
  },

  // pursuit: flight, refuge, capture
  personFlees: { person: 'person', place: 'place', polity: 'polity?', before: 'polity?' },
  flightTurns: { person: 'person', to: 'place' },
  pursuitBegins: { person: 'person', polity: 'polity', force: 'force?', place: 'place' },
  quarryReaches: { person: 'person', place: 'place', from: 'place', party: 'number' },
  quarryCaught: {
    person: 'person',
    place: 'place',
    by: 'pursuers|people|host|followers',
    polity: 'polity?',
  },
  quarryHandedOver: { person: 'person', place: 'place', to: 'polity', by: 'people|host|followers' },
  quarryRobbed: { person: 'person', place: 'place', party: 'number' },
  quarryEscapes: { person: 'person', place: 'place', how: 'hidden|asylum|lost' },

  // message: what had to be told
  newsArrives: {
    polity: 'polity',
    of: 'number',
    days: 'number',
    matter: 'siege|approach|battle|place|death|fall',
    place: 'place?',
    against: 'polity?',
  },
  /** A court believes for some days what is not so: how many soldiers, where they stand, or that somebody is dead. */
  rumourSpreads: {
    polity: 'polity',
    says: 'numbers|nearness|death',
    force: 'force?',
    person: 'person?',
    place: 'place?',
    soldiers: 'number',
    days: 'number',
  },

  // territory: who holds what
  placeChangesHands: {
    place: 'place',
    from: 'polity?',
    to: 'polity?',
    by: 'storm|surrender|hunger|treachery|revolt|submission|inheritance|founding|abandoned',
  },
  garrisonMoves: { place: 'place', to: 'number' },
  notableSides: {
    place: 'place',
    person: 'person?',
    from: 'polity?',
    to: 'polity',
    by: 'news|faith|fear|gain',
    voice: 'governor|clergy|notables',
  },
  /** A body of a town's great weighs what to do about a power of which it has heard. */
  townConfers: {
    place: 'place',
    polity: 'polity',
    voice: 'governor|clergy|notables',
    over: 'news|army|promise|siege',
    choice: 'number',
    options: 'options',
  },
  guidesSent: { place: 'place', polity: 'polity', force: 'force' },
  /** `options` are the ways of holding it that its taker weighed, each with its odds. */
  settlementMade: {
    place: 'place',
    polity: 'polity',
    form: 'resident|garrison|granary|lord',
    choice: 'number',
    options: 'options',
  },
  borderArises: { polity: 'polity', with: 'polity', place: 'place' },
  borderEnds: { polity: 'polity', with: 'polity' },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** What a council might have done: its act, what it was aimed at, how much of it, and its utility. */
export interface Option {
  /** `system.act`, for switches that bar options: `diplomacy.ask-neutrality`. */
  readonly act: string;
  /** Table of the target, or '' where the act has none. */
  readonly table: 'place' | 'person' | 'polity' | 'force' | '';
  readonly target: number;
  /** Soldiers, units or a share, as the act understands it; 0 where it has no size. */
  readonly size: number;
  /** What its forces are told to do; one plan may hold several orders. Empty for acts without soldiers. */
  readonly orders: readonly Order[];
  /** In units of the council's own noise. */
  readonly utility: number;
  /** Probability with which the council took it. */
  readonly odds: number;
}

/** What one force of a plan is told to do. */
export interface Order {
  readonly task: 'attack' | 'relieve' | 'destroy' | 'screen' | 'pursue' | 'hold' | 'home';
  /** Where it leads, −1: where its target is found. */
  readonly place: PlaceId | -1;
  readonly person: PersonId | -1;
  readonly polity: PolityId | -1;
  /** Soldiers to be sent; 0: the force that is already there under the ruler. */
  readonly soldiers: number;
}

type Vocabulary = typeof vocabulary;
type Words<S extends string> = S extends `${infer Head}|${infer Rest}` ? Head | Words<Rest> : S;
type FieldType<F extends string> = F extends 'place'
  ? PlaceId
  : F extends 'place?'
    ? PlaceId | -1
    : F extends 'person'
      ? PersonId
      : F extends 'person?'
        ? PersonId | -1
        : F extends 'polity'
          ? PolityId
          : F extends 'polity?'
            ? PolityId | -1
            : F extends 'force'
              ? ForceId
              : F extends 'force?'
                ? ForceId | -1
                : F extends 'faith'
                  ? FaithId
                  : F extends 'siege'
                    ? SiegeId
                    : F extends 'number'
                      ? number
                      : F extends 'flag'
                        ? boolean
                        : F extends 'options'
                          ? readonly Option[]
                          : Words<F>;

/** The kinds of change. */
export type Kind = keyof Vocabulary;

/** The change of one kind. */
export type ChangeOf<K extends Kind> = {
  readonly kind: K;
} & {
  readonly [F in keyof Vocabulary[K]]: Vocabulary[K][F] extends string
    ? FieldType<Vocabulary[K][F]>
    : never;
};

/** Something that has happened in a run. */
export type Change = { [K in Kind]: ChangeOf<K> }[Kind];

/** All kinds in the order of the table; a kind's place in it is its number. */
export const kinds = Object.keys(vocabulary) as readonly Kind[];

/** Kinds that a reader of the campaign wants to see first, and that a study keeps for every run. */
export const headlines: ReadonlySet<Kind> = new Set<Kind>([
  'polityFounded',
  'polityFalls',
  'vassalSubmits',
  'vassalDefects',
  'appealMade',
  'appealAnswered',
  'personDies',
  'rulerAccedes',
  'successionContested',
  'figureheadKept',
  'plotStruck',
  'guestReceived',
  'guestSeized',
  'marriageMade',
  'rulerConverts',
  'tolerationProclaimed',
  'revoltBreaksOut',
  'garrisonDrivenOut',
  'revoltPutDown',
  'neutralityPledged',
  'pledgeBroken',
  'allianceMade',
  'caravanSeized',
  'warDeclared',
  'peaceMade',
  'forceRaised',
  'companyParts',
  'siegeLaid',
  'siegeLifted',
  'placeSacked',
  'battleWon',
  'battleDrawn',
  'personFlees',
  'pursuitBegins',
  'quarryCaught',
  'quarryHandedOver',
  'quarryEscapes',
  'placeChangesHands',
  'settlementMade',
  'borderArises',
]);
