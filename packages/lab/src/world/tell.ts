// A change as an English sentence, in the present tense and without its date, which the caller writes
// before it. Every kind of the vocabulary has its case, so a new kind does not compile until it can be
// told. One section a system, in the order of change.ts; long because it is a list.

import { unreachable } from '../base/assert.ts';
import {
  aboutCount,
  capitalised,
  counted,
  grouped,
  inHundred,
  listed,
  shareWords,
} from '../base/wording.ts';
import type { PlaceId, Setting } from '../scenario/setting.ts';
import { actWords, oddsWords, taskWords } from './acts.ts';
import { type Change, type ChangeOf, headlines, type Kind } from './change.ts';
import { makeNames, type Names } from './names.ts';

/** Tells the changes of one run. */
export interface Teller {
  /**
   * Takes in a change, in the order of the chronicle from its beginning: it names what the change made.
   * A change may be told before or after it is learned; its force or realm must have been learned.
   */
  learn(change: Change): void;
  /** A sentence with capital and full stop: "Marl opens its gates to the Reeders." */
  tell(change: Change): string;
  /** The same where one change after another befell many places: "… quarters soldiers on Marl, Osk and 7 others." */
  tellOfAll(change: Change & { readonly place: PlaceId }, places: readonly PlaceId[]): string;
  readonly names: Names;
}

/** A teller that knows the names of the setting and has learned nothing yet. */
export function makeTeller(setting: Setting): Teller {
  const names = makeNames(setting);
  const learned: Change[] = [];
  const sentence = (change: Change, by: Names) =>
    `${capitalised(clause(change, by, (index) => learned[index]))}.`;
  return {
    names,
    learn: (change) => {
      names.learn(change);
      learned.push(change);
    },
    tell: (change) => sentence(change, names),
    tellOfAll: (change, places) =>
      sentence(change, { ...names, place: () => few(places.map(names.place)) }),
  };
}

/** "Marl, Osk and 7 others": four names at most. */
function few(words: readonly string[]): string {
  return words.length <= 4
    ? listed(words)
    : `${words.slice(0, 3).join(', ')} and ${words.length - 3} others`;
}

/** How much a reader cares: headlines first, ordinary business, and movements of numbers last. */
export type Rank = 'headline' | 'ordinary' | 'fine';

const fineKinds: ReadonlySet<Kind> = new Set<Kind>([
  'courtMoves',
  'treasuryMoves',
  'legitimacyMoves',
  'guardMoves',
  'commitmentMoves',
  'tributePaid',
  'followingMoves',
  'personMoves',
  'promiseHeard',
  'exampleHeard',
  'faithSpreads',
  'grievanceMoves',
  'angerMoves',
  'strengthMoves',
  'levyMoves',
  'forceSetsOut',
  'conditionMoves',
  'grassEaten',
  'newsArrives',
  'rumourSpreads',
  'garrisonMoves',
  'borderEnds',
]);

/** The rank of a kind of change. */
export function rankOf(kind: Kind): Rank {
  return headlines.has(kind) ? 'headline' : fineKinds.has(kind) ? 'fine' : 'ordinary';
}

/** The sentence without capital and full stop. `learned` gives a change of the chronicle by its index. */
function clause(
  change: Change,
  names: Names,
  learned: (index: number) => Change | undefined,
): string {
  const { place, person, polity, force, faith, polityDoes, forceDoes } = names;
  switch (change.kind) {
    // polity
    case 'polityFounded': {
      const out = change.from === -1 ? '' : `, breaking away from ${polity(change.from)}`;
      return `${person(change.person)} founds a realm at ${place(change.place)}${out}`;
    }
    case 'polityFalls': {
      const to = change.to === -1 ? '' : ` and passes to ${polity(change.to)}`;
      return `the rule of ${polity(change.polity)} comes to an end${to}`;
    }
    case 'courtMoves':
      return `the court of ${polity(change.polity)} moves${fromPlace(change, names)} to ${place(change.to)}`;
    case 'capitalMoves':
      return `${polityDoes(change.polity, 'make')} ${place(change.to)} the capital${
        change.from === -1 ? '' : ` in place of ${place(change.from)}`
      }`;
    case 'treasuryMoves':
      return `the treasury of ${polity(change.polity)} stands at ${tenths(change.to)} months of pay after ${treasuryWords[change.by]}`;
    case 'legitimacyMoves':
      return `the right of the rulers of ${polity(change.polity)} is held at ${inHundred(change.to)} after ${legitimacyWords[change.by]}`;
    case 'guardMoves':
      return `the guard of the rulers of ${polity(change.polity)} numbers ${aboutCount(change.to)}`;
    case 'circumstanceTurns':
      return `“${names.circumstance(change.circumstance)}” ${change.begins ? 'begins' : 'ends'}: ${given(change, names)}`;

    // vassalage
    case 'vassalSubmits': {
      const old = change.from === -1 ? '' : `, leaving ${polity(change.from)}`;
      return `${polityDoes(change.polity, 'submit')} to ${polity(change.to)} ${submitWords[change.by]}${old}`;
    }
    case 'vassalDefects':
      return `${polityDoes(change.polity, 'renounce')} allegiance to ${polity(change.from)}`;
    case 'commitmentMoves':
      return `the bond of ${polity(change.polity)} to the liege stands at ${inHundred(change.to)} after ${commitmentWords[change.by]}`;
    case 'tributePaid':
      return `${polityDoes(change.polity, 'pay')} tribute to ${polity(change.to)}, worth ${tenths(change.months)} months of soldiers’ pay`;
    case 'appealMade': {
      const where = change.place === -1 ? '' : ` at ${place(change.place)}`;
      return `${polityDoes(change.polity, 'appeal')} to ${polity(change.to)} for help against ${polity(change.against)}${where}`;
    }
    case 'appealAnswered':
      return change.answer === 'aid'
        ? `${polityDoes(change.polity, 'promise')} ${polity(change.vassal)} ${counted(change.soldiers, 'soldier')} against ${polity(change.against)}`
        : `${polityDoes(change.polity, 'leave')} the appeal of ${polity(change.vassal)} against ${polity(change.against)} unanswered`;

    // court
    case 'councilDecides': {
      const chosen = change.options[change.choice];
      const what = chosen === undefined ? 'do nothing' : actWords(chosen, names);
      const odds =
        change.options.length <= 1 ? '' : ` (${oddsWords(change.options, change.choice, names)})`;
      return `${polityDoes(change.polity, 'decide')} ${matterWords[change.matter]}to ${what}${odds}`;
    }
    case 'personDies': {
      const hand = change.hand === -1 ? '' : ` by ${polity(change.hand)}`;
      const where = change.place === -1 ? '' : ` at ${place(change.place)}`;
      return `${person(change.person)} ${deathWords[change.by]}${where}${hand}`;
    }
    case 'rulerAccedes':
      return accession(change, names);
    case 'successionContested':
      return `${person(change.rival)} disputes the succession of ${person(change.person)} in ${polity(change.polity)}`;
    case 'figureheadKept':
      return `${person(change.by)} takes power in ${polity(change.polity)} and keeps ${person(change.person)} as ruler in name`;
    case 'plotStruck':
      return `${person(change.person)} strikes at ${person(change.against)} in ${polity(change.polity)}: ${plotWords[change.outcome]}`;
    case 'refugeSought':
      return `${person(change.person)}${change.from === -1 ? '' : `, coming from ${place(change.from)},`} seeks refuge with ${polity(change.polity)}`;
    case 'guestReceived':
      return `${polityDoes(change.polity, 'receive')} ${person(change.person)} as a guest at ${place(change.place)}`;
    case 'guestTurnedAway':
      return `${polityDoes(change.polity, 'turn')} ${person(change.person)} away`;
    case 'guestSeized':
      return `${polityDoes(change.polity, 'seize')} ${person(change.person)}, who had come as a guest`;
    case 'officeGiven':
      return `${person(change.person)} ${officeWords[change.office]} ${polity(change.polity)}`;
    case 'marriageMade':
      return `${person(change.person)} marries ${person(change.spouse)} at the court of ${polity(change.polity)}`;
    case 'followingMoves':
      return `${person(change.person)} has a following of ${aboutCount(change.to)} after ${followingWords[change.by]}`;
    case 'personMoves':
      return `${person(change.person)} goes${fromPlace(change, names)} to ${place(change.to)}`;
    case 'heirBorn':
      return change.father === -1
        ? `a kinsman of the rulers of ${polity(change.polity)}, named by no source, comes forward as heir`
        : `a son of ${person(change.father)}, named by no source, comes forward in ${polity(change.polity)}`;

    // religion
    case 'rulerConverts':
      return `${person(change.person)}, ruler of ${polity(change.polity)}, turns from ${faith(change.from)} to ${faith(change.to)} ${conversionWords[change.by]}`;
    case 'policyChanges':
      return policy(change, names);
    case 'tolerationProclaimed':
      return `${polityDoes(change.polity, 'proclaim')} at ${place(change.place)} that everyone may keep his own faith, against ${polity(change.against)}`;
    case 'promiseHeard':
      return `${place(change.place)} hears the promise of ${polity(change.polity)} and believes it at ${inHundred(change.belief)}`;
    case 'faithSpreads':
      return `${faith(change.faith)} comes to be the faith of ${shareWords(change.to)} of the people of ${place(change.place)}`;

    // unrest
    case 'grievanceMoves':
      return `grievance at ${place(change.place)} stands at ${inHundred(change.to)}`;
    case 'townMurmurs':
      return `people murmur against ${polity(change.polity)} at ${place(change.place)}`;
    case 'revoltBreaksOut':
      return `${place(change.place)} rises against ${polity(change.against)}, ${shareWords(change.share)} of its people taking part`;
    case 'garrisonDrivenOut':
      return `the people of ${place(change.place)} drive out the garrison of ${polity(change.polity)}${killed(change.killed)}`;
    case 'revoltPutDown':
      return `${polityDoes(change.polity, 'put down')} the rising at ${place(change.place)}${killed(change.killed)}`;
    case 'exampleHeard':
      return change.to > 0
        ? `${place(change.place)} hears that ${place(change.of)} has driven out the garrison of ${polity(change.polity)}`
        : `${place(change.place)} hears that ${polity(change.polity)} has put down the rising at ${place(change.of)}`;

    // diplomacy
    case 'envoySent': {
      const against = change.against === -1 ? '' : ` against ${polity(change.against)}`;
      return `${polityDoes(change.polity, 'send')} envoys to ${polity(change.to)} ${envoyWords[change.matter]}${against}`;
    }
    case 'envoyAnswered':
      return change.answer === 'killed'
        ? `${polityDoes(change.polity, 'kill')} the envoys of ${polity(change.to)}, who came ${envoyWords[change.matter]}`
        : `${polityDoes(change.polity, 'say')} ${change.answer} to the envoys of ${polity(change.to)}, who came ${envoyWords[change.matter]}`;
    case 'neutralityPledged':
      return `${polityDoes(change.polity, 'promise')} ${polity(change.to)} not to help ${polity(change.against)}`;
    case 'pledgeBroken':
      return `${polityDoes(change.polity, 'break')} the promise to stay out of the wars of ${polity(change.to)}`;
    case 'allianceMade': {
      const against = change.against === -1 ? '' : ` against ${polity(change.against)}`;
      return `${polityDoes(change.polity, 'make')} an alliance with ${polity(change.with)}${against}`;
    }
    case 'caravanSeized': {
      const hand = change.person === -1 ? '' : ` at the word of ${person(change.person)}`;
      return `${polityDoes(change.polity, 'seize')} a caravan of ${polity(change.of)} at ${place(change.place)}${hand}`;
    }
    case 'borderIncident':
      return `${polityDoes(change.polity, 'clash')} with ${polity(change.with)} ${
        change.place === -1 ? 'on their border' : `near ${place(change.place)}`
      }`;
    case 'angerMoves':
      return `the anger of ${polity(change.polity)} at ${polity(change.at)} stands at ${inHundred(change.to)}`;
    case 'warDeclared':
      return `${polityDoes(change.polity, 'go')} to war with ${polity(change.on)} ${warWords[change.over]}`;
    case 'peaceMade':
      return `${polityDoes(change.polity, 'make')} peace with ${polity(change.with)}`;

    // muster
    case 'forceRaised': {
      const under = change.commander === -1 ? '' : ` under ${person(change.commander)}`;
      const task = taskWords(
        { task: change.task, place: change.goal, person: -1, polity: -1 },
        names,
      );
      return `${polityDoes(change.polity, 'gather')} ${counted(change.soldiers, 'soldier')}${under} at ${place(change.place)} to ${task}`;
    }
    case 'forcesJoin':
      return `${forceDoes(change.force, 'join')} ${force(change.into)}`;
    case 'forceDisbands': {
      const where = change.place === -1 ? '' : ` at ${place(change.place)}`;
      return `${forceDoes(change.force, 'disband')}${where}; ${aboutCount(change.soldiers)} go home`;
    }
    case 'strengthMoves':
      return `${forceDoes(change.force, 'number')} ${aboutCount(change.to)} after ${strengthWords[change.by]}`;
    case 'levyMoves':
      return `${polity(change.polity)} can call up ${counted(change.to, 'soldier')}`;
    case 'commandGiven':
      return change.person === -1
        ? `${forceDoes(change.force, 'be')} left without a commander`
        : `${person(change.person)} takes command of ${force(change.force)}${
            change.from === -1 ? '' : ` from ${person(change.from)}`
          }`;

    // march
    case 'forceOrdered': {
      const { task, to, person: whom, polity: target } = change;
      return `${forceDoes(change.force, 'be')} ordered to ${taskWords({ task, place: to, person: whom, polity: target }, names)}`;
    }
    case 'forceSetsOut':
      return `${forceDoes(change.force, 'set out')} from ${place(change.from)} for ${place(change.to)}, ${counted(Math.ceil(change.days), 'day')} away`;
    case 'forceReaches':
      return `${forceDoes(change.force, 'reach')} ${place(change.place)}${change.goal ? ', its goal' : ''}`;
    case 'forceHalts':
      return `${forceDoes(change.force, 'halt')} at ${place(change.place)}, ${haltWords[change.why]}`;
    case 'companyParts':
      return `${forceDoes(change.force, 'part')} from ${force(change.with)} at ${place(change.place)}`;

    // supply
    case 'conditionMoves':
      return `men and mounts of ${force(change.force)} are fit at ${inHundred(change.to)}`;
    case 'grassEaten':
      return `the grass round ${place(change.place)} is eaten to ${inHundred(change.to)}`;

    // siege
    case 'siegeLaid': {
      const owner = change.against === -1 ? '' : `, held by ${polity(change.against)}`;
      return `${polityDoes(change.polity, 'lay')} siege to ${place(change.place)}${owner}, with ${force(change.force)}`;
    }
    case 'stormFails':
      return `${forceDoes(change.force, 'storm')} ${place(change.place)} in vain, losing ${aboutCount(change.lost)}`;
    case 'siegeLifted':
      return change.by === 'taken'
        ? `the siege of ${place(change.place)} by ${polity(change.polity)} ends with the place taken`
        : `${polityDoes(change.polity, 'give up')} the siege of ${place(change.place)}${liftWords[change.by]}`;
    case 'placeSacked':
      return `${polityDoes(change.polity, 'sack')} ${place(change.place)}${killed(change.killed)}`;

    // battle
    case 'battleRefused':
      return `${forceDoes(change.force, 'refuse')} battle with ${force(change.against)} near ${place(change.place)}`;
    case 'battleWon':
      return `${polityDoes(change.polity, 'defeat')} ${polity(change.loser)} near ${place(change.place)}: ${fought(change, names)}`;
    case 'battleDrawn':
      return `${polityDoes(change.polity, 'fight')} ${polity(change.loser)} near ${place(change.place)} and neither yields: ${fought(change, names)}`;

    // pursuit
    case 'personFlees':
      return `${person(change.person)} flees from ${place(change.place)}${
        change.before === -1 ? '' : ` before ${polity(change.before)}`
      }`;
    case 'flightTurns':
      return `${person(change.person)} makes for ${place(change.to)}`;
    case 'pursuitBegins':
      return `${polityDoes(change.polity, 'set out')} after ${person(change.person)} from ${place(change.place)}`;
    case 'quarryReaches':
      return `${person(change.person)} comes in flight from ${place(change.from)} to ${place(change.place)} with ${counted(change.party, 'follower')}`;
    case 'quarryCaught':
      return `${person(change.person)} is caught at ${place(change.place)} by ${
        change.by === 'pursuers' && change.polity !== -1
          ? `riders of ${polity(change.polity)}`
          : captorWords[change.by]
      }`;
    case 'quarryHandedOver':
      return `${captorWords[change.by]} at ${place(change.place)} hand ${person(change.person)} over to ${polity(change.to)}`;
    case 'quarryRobbed':
      return `${person(change.person)} is robbed near ${place(change.place)} and goes on with ${counted(change.party, 'follower')}`;
    case 'quarryEscapes':
      return `${person(change.person)} ${escapeWords[change.how]} ${place(change.place)}`;

    // message
    case 'newsArrives': {
      const of = learned(change.of);
      const what = of === undefined ? 'of something' : `that ${clause(of, names, learned)}`;
      return `the court of ${polity(change.polity)} hears after ${counted(change.days, 'day')} ${what}`;
    }
    case 'rumourSpreads':
      return rumour(change, names);

    // territory
    case 'placeChangesHands':
      return changesHands(change, names);
    case 'garrisonMoves':
      return `the garrison of ${place(change.place)} numbers ${aboutCount(change.to)}`;
    case 'notableSides': {
      const who = change.person === -1 ? voiceWords[change.voice] : person(change.person);
      return `${who} at ${place(change.place)} ${change.person === -1 ? 'go' : 'goes'} over to ${polity(change.to)}${
        change.from === -1 ? '' : ` from ${polity(change.from)}`
      } ${sideWords[change.by]}`;
    }
    case 'townConfers': {
      const chosen = change.options[change.choice];
      const what = chosen === undefined ? 'do nothing' : actWords(chosen, names);
      const odds =
        change.options.length <= 1 ? '' : ` (${oddsWords(change.options, change.choice, names)})`;
      return `${voiceWords[change.voice]} of ${place(change.place)} ${
        change.voice === 'governor' ? 'decides' : 'decide'
      }${confersWords[change.over]} ${polity(change.polity)} to ${what}${odds}`;
    }
    case 'guidesSent':
      return `people of ${place(change.place)} guide ${force(change.force)}`;
    case 'settlementMade':
      return `${polityDoes(change.polity, settlementWords[change.form][0])} ${settlementWords[change.form][1]} ${place(change.place)}`;
    case 'borderArises':
      return `the lands of ${polity(change.polity)} and ${polity(change.with)} now meet at ${place(change.place)}`;
    case 'borderEnds':
      return `the lands of ${polity(change.polity)} and ${polity(change.with)} no longer meet`;
    default:
      return unreachable(change);
  }
}

function fromPlace({ from }: { readonly from: PlaceId | -1 }, names: Names): string {
  return from === -1 ? '' : ` from ${names.place(from)}`;
}

function killed(count: number): string {
  return Math.round(count) > 0 ? `, killing ${aboutCount(count)}` : '';
}

/** One decimal, none where it is 0: 3.25 → "3.3", 2 → "2". */
function tenths(value: number): string {
  const ten = Math.round(10 * value);
  const rest = Math.abs(ten % 10);
  return `${grouped(Math.trunc(ten / 10))}${rest === 0 ? '' : `.${rest}`}`;
}

function given(change: ChangeOf<'circumstanceTurns'>, { polity, place }: Names): string {
  const whose = change.polity === -1 ? '' : ` of ${polity(change.polity)}`;
  const where = place(change.place);
  switch (change.effect) {
    case 'tied':
      return `${shareWords(change.share)} of the levy${whose} is bound elsewhere`;
    case 'seat':
      return `the court${whose} is held at ${where}`;
    case 'muster':
      return change.place === -1
        ? `the levy${whose} gathers where it used to`
        : `the levy${whose} gathers at ${where}`;
    case 'weakness':
      return `the hold${whose} on the country is weakened by ${inHundred(change.share)}`;
    case 'harvest':
      return change.share === 1
        ? `the harvest at ${where} is as usual`
        : `the harvest at ${where} is ${inHundred(change.share)} of a usual one`;
    case 'road':
      return change.share === 1
        ? `the caravan road through ${where} carries what it used to`
        : `the caravan road through ${where} carries ${inHundred(change.share)} of its trade`;
  }
}

function accession(change: ChangeOf<'rulerAccedes'>, { person, polity }: Names): string {
  const who = person(change.person);
  const where = polity(change.polity);
  const old = change.from === -1 ? '' : person(change.from);
  switch (change.by) {
    case 'succession':
      return old === ''
        ? `${who} succeeds to the rule of ${where}`
        : `${who} succeeds ${old} as ruler of ${where}`;
    case 'coup':
      return `${who} seizes power in ${where}${old === '' ? '' : ` from ${old}`}`;
    case 'founding':
      return `${who} becomes the first ruler of ${where}`;
    case 'choice':
      return `${who} is chosen to rule ${where}${old === '' ? '' : ` after ${old}`}`;
    case 'conquest':
      return `${who} takes the rule of ${where} by conquest${old === '' ? '' : ` from ${old}`}`;
  }
}

function policy(change: ChangeOf<'policyChanges'>, names: Names): string {
  const [more, less, end] = policyWords[change.matter];
  const verb = change.to === 0 ? end : change.to > change.from ? more : less;
  return `${names.polityDoes(change.polity, verb)} ${names.place(change.place)}`;
}

function fought(change: ChangeOf<'battleWon' | 'battleDrawn'>, names: Names): string {
  const ours = `${names.force(change.force)}, ${aboutCount(change.soldiers)} strong`;
  const theirs = `${names.force(change.over)}, ${aboutCount(change.enemies)} strong`;
  const [lost, enemiesLost] = [shareWords(change.lostShare), shareWords(change.enemiesLostShare)];
  const losses =
    lost === enemiesLost
      ? `${lost} lost on either side`
      : `${lost} and ${enemiesLost} of them lost`;
  return `${ours}, against ${theirs}; ${losses}`;
}

function changesHands(change: ChangeOf<'placeChangesHands'>, names: Names): string {
  const where = names.place(change.place);
  const to = names.polity(change.to);
  const from = change.from === -1 ? '' : names.polity(change.from);
  const old = from === '' ? '' : `, held by ${from}`;
  const of = from === '' ? '' : ` from ${from}`;
  if (change.to === -1) {
    switch (change.by) {
      case 'abandoned':
        return `${from === '' ? 'its holders abandon' : names.polityDoes(change.from, 'abandon')} ${where}`;
      case 'revolt':
        return `${where} rises and frees itself${of}`;
      default:
        return `${where} passes${of} to lords of its own`;
    }
  }
  switch (change.by) {
    case 'storm':
      return `${names.polityDoes(change.to, 'take')} ${where}${old}, by storm`;
    case 'surrender':
      return `${where}${old}, gives itself up to ${to}`;
    case 'hunger':
      return `${where}${old}, yields to ${to} when its stores are gone`;
    case 'treachery':
      return `${where}${old}, is betrayed to ${to}`;
    case 'revolt':
      return `${where} rises${of === '' ? '' : ` against ${from}`} and gives itself to ${to}`;
    case 'submission':
      return `${where}${old}, submits to ${to}`;
    case 'inheritance':
      return `${where} passes${of} to ${to} by inheritance`;
    case 'founding':
      return `${where}${old}, becomes part of ${to}`;
    case 'abandoned':
      return `${names.polityDoes(change.to, 'occupy')} ${where}, abandoned${from === '' ? '' : ` by ${from}`}`;
  }
}

type Words<K extends Kind, F extends keyof ChangeOf<K>> = Readonly<
  Record<ChangeOf<K>[F] & string, string>
>;

const treasuryWords: Words<'treasuryMoves', 'by'> = {
  income: 'income',
  tribute: 'tribute',
  plunder: 'plunder',
  pay: 'paying soldiers',
  loss: 'losses',
  gift: 'gifts',
};

const legitimacyWords: Words<'legitimacyMoves', 'by'> = {
  victory: 'a victory',
  defeat: 'a defeat',
  coup: 'a seizure of power',
  custom: 'time and custom',
  flight: 'a flight',
  succession: 'a succession',
  faith: 'a change of faith',
};

const submitWords: Words<'vassalSubmits', 'by'> = {
  fear: 'out of fear',
  gain: 'for gain',
  force: 'under force',
  appeal: 'in return for help',
};

const commitmentWords: Words<'commitmentMoves', 'by'> = {
  aid: 'help given',
  silence: 'an appeal unanswered',
  time: 'the passing of time',
  betrayal: 'a betrayal',
  kinship: 'a marriage',
};

const matterWords: Words<'councilDecides', 'matter'> = {
  season: '',
  appeal: 'upon an appeal ',
  help: 'upon being attacked ',
  liege: 'upon leaving its liege ',
  threat: 'in the face of a threat ',
  embassy: 'in council on embassies ',
  guest: 'about a guest ',
  realm: 'in council ',
  unrest: 'in the face of unrest ',
  ultimatum: 'upon an ultimatum ',
  policy: 'in council on the towns ',
  proclamation: 'before the people of the land ',
};

const deathWords: Words<'personDies', 'by'> = {
  age: 'dies a natural death',
  battle: 'falls in battle',
  plot: 'is murdered in a plot',
  executed: 'is put to death',
  killed: 'is killed',
  hardship: 'dies of hardship',
};

const plotWords: Words<'plotStruck', 'outcome'> = {
  killed: 'the plot succeeds and its victim is killed',
  figurehead: 'the plot succeeds and its victim is kept as ruler in name',
  exiled: 'the plot succeeds and its victim escapes abroad',
  failed: 'the plot fails',
};

const officeWords: Words<'officeGiven', 'office'> = {
  general: 'is made a general of',
  governor: 'is made a governor of',
  guest: 'is given a guest’s place with',
  heir: 'is named heir of',
  cleric: 'is made a cleric of',
  none: 'loses every office with',
};

const followingWords: Words<'followingMoves', 'by'> = {
  gathering: 'men have gathered',
  desertion: 'desertions',
  battle: 'a battle',
  licence: 'a licence to gather men',
  flight: 'a flight',
  pay: 'pay was given',
};

const conversionWords: Words<'rulerConverts', 'by'> = {
  marriage: 'through marriage',
  court: 'under the sway of the court',
  gain: 'for the sake of gain',
};

const policyWords: Readonly<
  Record<ChangeOf<'policyChanges'>['matter'], readonly [more: string, less: string, end: string]>
> = {
  creed: [
    'press the creed of the court harder on',
    'press the creed of the court less on',
    'stop pressing the creed of the court on',
  ],
  billets: [
    'quarter more soldiers on the people of',
    'quarter fewer soldiers on the people of',
    'quarter no more soldiers on the people of',
  ],
  burning: [
    'burn more of the crops around',
    'burn fewer of the crops around',
    'stop burning the crops around',
  ],
  tax: ['raise the taxes of', 'lower the taxes of', 'take no more taxes from'],
};

const envoyWords: Words<'envoySent', 'matter'> = {
  neutrality: 'to ask for neutrality',
  alliance: 'to offer an alliance',
  trade: 'to speak of trade',
  ultimatum: 'with an ultimatum',
  submission: 'to offer submission',
  peace: 'to offer peace',
};

const warWords: Words<'warDeclared', 'over'> = {
  enmity: 'out of old enmity',
  incident: 'over an incident',
  conquest: 'for conquest',
  vassal: 'over a vassal',
  revolt: 'over a revolt',
  ultimatum: 'over a refused ultimatum',
};

const strengthWords: Words<'strengthMoves', 'by'> = {
  hardship: 'hardship',
  battle: 'battle',
  storm: 'a storm',
  desertion: 'desertions',
  rally: 'men have rallied',
  siege: 'the siege',
  levy: 'a levy',
  garrison: 'leaving a garrison',
  detached: 'sending men away',
};

const haltWords: Words<'forceHalts', 'why'> = {
  pass: 'for the way is closed',
  winter: 'for the winter',
  grass: 'for want of grass',
  orders: 'waiting for orders',
};

const liftWords: Words<'siegeLifted', 'by'> = {
  relief: ' when help comes to it',
  hunger: ' for hunger',
  orders: ' on orders',
  taken: '',
  flight: ', withdrawing',
};

const captorWords: Words<'quarryCaught', 'by'> = {
  pursuers: 'pursuers',
  people: 'people of the country',
  host: 'servants of the host',
  followers: 'faithless followers',
};

const escapeWords: Words<'quarryEscapes', 'how'> = {
  hidden: 'goes into hiding near',
  asylum: 'finds asylum at',
  lost: 'is lost from sight near',
};

/** What a rumour says, and to whom. */
function rumour(change: ChangeOf<'rumourSpreads'>, names: Names): string {
  const court = names.polity(change.polity);
  if (change.says === 'death' && change.person !== -1)
    return `rumour in ${court} has it that ${names.person(change.person)} is dead`;
  if (change.force === -1) return `rumour runs through ${court}`;
  const force = names.force(change.force);
  return change.says === 'nearness' && change.place !== -1
    ? `rumour in ${court} has it that ${force} stands at ${names.place(change.place)}`
    : `rumour in ${court} makes ${force} ${counted(change.soldiers, 'soldier')} strong`;
}

const sideWords: Words<'notableSides', 'by'> = {
  news: 'upon the news',
  faith: 'for the sake of faith',
  fear: 'out of fear',
  gain: 'for gain',
};

const voiceWords: Words<'townConfers', 'voice'> = {
  governor: 'the governor',
  clergy: 'the clergy',
  notables: 'the notables',
};

const confersWords: Words<'townConfers', 'over'> = {
  news: ' upon news of',
  army: ' before the army of',
  promise: ' upon the promise of',
  siege: ' under siege by',
};

const settlementWords: Readonly<
  Record<ChangeOf<'settlementMade'>['form'], readonly [verb: string, rest: string]>
> = {
  resident: ['set', 'a resident over'],
  garrison: ['leave', 'a garrison in'],
  granary: ['keep', 'stores for soldiers at'],
  lord: ['leave', 'a lord of the country over'],
};
