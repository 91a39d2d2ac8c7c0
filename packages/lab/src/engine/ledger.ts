// What the engine keeps so that courts can be told: chains of changes by matter and subject, the changes by
// which wars turned, and when each court hears of each. It also answers how things stood when a change came
// about, which is what a courier's days are reckoned from. Used by `run.ts` and by the views of `heard.ts`.

import type { PlaceId, PolityId } from '../scenario/setting.ts';
import { type Change, type Kind, kinds } from '../world/change.ts';
import type { Seen, World } from '../world/world.ts';
import { type Chronicle, idIn } from './chronicle.ts';

/** Matters that courts ask about: which kinds of change tell of it, and in which field its subject is. */
export const matters = {
  /** Who holds a place. */
  holder: { place: ['placeChangesHands'] },
  /** Whether a place is besieged, and by whom. */
  siege: { place: ['siegeLaid', 'siegeLifted', 'placeChangesHands'] },
  /** Where a force is, whether it still is, and what it was told to be doing by those who saw it. */
  force: { force: ['forceRaised', 'forceReaches', 'forceDisbands', 'forcesJoin'] },
  strength: { force: ['forceRaised', 'strengthMoves'] },
  /** Since when a polity has had its ruler, or he his faith. */
  creed: { polity: ['rulerAccedes', 'rulerConverts'] },
  /** Who decides for a polity, and whether it stands. */
  ruler: { polity: ['rulerAccedes', 'polityFalls', 'polityFounded'] },
  liege: { polity: ['vassalSubmits', 'vassalDefects', 'polityFalls'] },
  /** Latest fortune in the field. */
  fortune: { loser: ['battleWon'] },
  fate: { person: ['personDies', 'quarryCaught', 'personFlees', 'quarryEscapes', 'guestReceived'] },
  rising: { place: ['revoltBreaksOut', 'revoltPutDown'] },
  /** Latest victory in the field. */
  victory: { polity: ['battleWon'] },
  /** How a place is treated by who holds it; a new holder begins afresh. */
  policy: { place: ['policyChanges', 'placeChangesHands'] },
  sack: { polity: ['placeSacked'] },
  /** What a polity's people did to another's along roads and borders. */
  wrong: { polity: ['caravanSeized', 'borderIncident'] },
  seat: { polity: ['courtMoves', 'capitalMoves'] },
  pledge: { polity: ['neutralityPledged'] },
  breach: { polity: ['pledgeBroken'] },
  /** What is said of a force, and of a person, and is not so. */
  rumour: { force: ['rumourSpreads'] },
  gossip: { person: ['rumourSpreads'] },
} as const satisfies Record<string, Readonly<Record<string, readonly Kind[]>>>;

/** A matter that courts ask about. */
export type Matter = keyof typeof matters;

/** What the engine keeps so that questions are cheap: chains of changes by matter and subject. */
export interface Ledger {
  /** Latest change of each matter about each subject; shape [matters][subjects]. */
  readonly heads: Int32Array[];
  /** The change before it on the same matter and subject, by change and slot (`slotsAChange`). */
  before: Int32Array;
  /** Most courts of a run. */
  readonly courts: number;
  /** Changes by which wars began or ended, in order. */
  readonly wars: number[];
  /** Day on which a court hears of a change; shape [changes × courts], NaN until asked. */
  heardOn: Float64Array;
}

const matterNames = Object.keys(matters) as Matter[];
/** Number of each matter. */
export const matterNumber = Object.fromEntries(
  matterNames.map((name, at) => [name, at]),
) as Readonly<Record<Matter, number>>;
/** By number of kind: the matters that it tells of, each with the field of its subject and a slot. */
const filed: { readonly matter: number; readonly field: string; readonly slot: number }[][] =
  kinds.map(() => []);
matterNames.forEach((name, matter) => {
  for (const [field, list] of Object.entries(matters[name])) {
    for (const kind of list as readonly Kind[]) {
      const entries = filed[kinds.indexOf(kind)]!;
      entries.push({ matter, field, slot: entries.length });
    }
  }
});
const slotsAChange = Math.max(...filed.map((list) => list.length));
/** Slot of each matter in each kind; shape [matters × kinds]. */
const slotOf = new Int8Array(matterNames.length * kinds.length);
filed.forEach((entries, kind) => {
  for (const { matter, slot } of entries) slotOf[matter * kinds.length + kind] = slot;
});

/** By number of kind: 1 for those by which a war may begin or end. */
const turnsWar = Uint8Array.from(kinds, (kind) =>
  ['warDeclared', 'peaceMade', 'vassalSubmits', 'polityFalls'].includes(kind) ? 1 : 0,
);

/** A ledger with room for so many subjects in any one table, and so many courts. */
export function emptyLedger(room: { readonly subjects: number; readonly courts: number }): Ledger {
  return {
    heads: matterNames.map(() => new Int32Array(room.subjects).fill(-1)),
    before: new Int32Array(1024 * slotsAChange),
    wars: [],
    courts: room.courts,
    heardOn: new Float64Array(1024 * room.courts).fill(Number.NaN),
  };
}

/** Empties a ledger in which so many changes were filed, and keeps its room. */
export function clearLedger(ledger: Ledger, changes: number): void {
  for (let matter = 0; matter < ledger.heads.length; matter += 1) ledger.heads[matter]!.fill(-1);
  ledger.wars.length = 0;
  ledger.heardOn.fill(Number.NaN, 0, changes * ledger.courts);
}

/** Files a change that has just been appended under the matters that it tells of. */
export function file(
  ledger: Ledger,
  it: { readonly change: Change; readonly number: number; readonly index: number },
): void {
  const { change, number, index } = it;
  if ((index + 1) * ledger.courts > ledger.heardOn.length) makeRoom(ledger);
  if (turnsWar[number] === 1) ledger.wars.push(index);
  const entries = filed[number]!;
  for (let at = 0; at < entries.length; at += 1) {
    const { matter, field, slot } = entries[at]!;
    const subject = idIn(change, field);
    const heads = ledger.heads[matter]!;
    if (subject < 0 || subject >= heads.length) continue;
    ledger.before[index * slotsAChange + slot] = heads[subject]!;
    heads[subject] = index;
  }
}

/** A run's changes and what was filed of them. */
interface Kept {
  readonly chronicle: Chronicle;
  readonly ledger: Ledger;
}

/** Where a court stood when a change came about, however long ago. */
export function seatThen(
  kept: Kept & { readonly world: Seen<World> },
  court: PolityId,
  change: number,
): PlaceId | -1 {
  let { seat }: { seat: PlaceId | -1 } = kept.world.polities[court]!;
  eachLater(kept, { matter: 'seat', subject: court, change }, (later) => {
    if (later.kind === 'courtMoves') seat = later.from;
  });
  return seat;
}

/** Who held a place when a change came about. */
export function holderThen(
  kept: Kept & { readonly world: Seen<World> },
  place: PlaceId,
  change: number,
): PolityId | -1 {
  let { owner } = kept.world.places[place]!;
  eachLater(kept, { matter: 'holder', subject: place, change }, (later) => {
    if (later.kind === 'placeChangesHands') owner = later.from;
  });
  return owner;
}

/** Goes back through the changes of a matter about a subject that came after a change, the latest first. */
function eachLater(
  { chronicle, ledger }: Kept,
  of: { readonly matter: Matter; readonly subject: number; readonly change: number },
  undo: (later: Change) => void,
): void {
  const number = matterNumber[of.matter];
  let at = ledger.heads[number]![of.subject]!;
  for (; at > of.change; at = beforeIt({ chronicle, ledger }, number, at)) {
    undo(chronicle.changes[at]!);
  }
}

/** Whether two were at war when a change came about. */
export function atWarThen(
  {
    world,
    opening,
    chronicle,
    ledger,
  }: Kept & { readonly world: Seen<World>; readonly opening: Seen<World> },
  [first, second]: readonly [PolityId, PolityId],
  change: number,
): boolean {
  const pair = first * opening.capacity + second;
  const { wars: before } = opening.relations[pair]!;
  let { war } = opening.relations[pair]!;
  // most pairs were never at war: no need to go through the wars of others
  if (!war && world.relations[pair]!.wars === before) return false;
  for (let at = 0; at < ledger.wars.length && ledger.wars[at]! <= change; at += 1) {
    const it = chronicle.changes[ledger.wars[at]!]!;
    if (it.kind === 'polityFalls') war &&= it.polity !== first && it.polity !== second;
    else if (it.kind === 'warDeclared') war ||= arePair(it.polity, it.on);
    else if (it.kind === 'peaceMade') war &&= !arePair(it.polity, it.with);
    else if (it.kind === 'vassalSubmits') war &&= !arePair(it.polity, it.to);
  }
  return war;

  function arePair(one: PolityId, other: PolityId): boolean {
    return (one === first && other === second) || (one === second && other === first);
  }
}

/** The change before one on the same matter and subject, −1 for none. */
export function beforeIt({ chronicle, ledger }: Kept, matter: number, change: number): number {
  const kind = chronicle.numbers[change]!;
  return ledger.before[change * slotsAChange + slotOf[matter * kinds.length + kind]!]!;
}

function makeRoom(ledger: Ledger): void {
  const before = new Int32Array(2 * ledger.before.length);
  before.set(ledger.before);
  ledger.before = before;
  const heardOn = new Float64Array(2 * ledger.heardOn.length).fill(Number.NaN);
  heardOn.set(ledger.heardOn);
  ledger.heardOn = heardOn;
}
