// One run as what a map can show: where forces and fugitives were on every day, who held what, and who
// owed obedience to whom. Made from a chronicle by playing its changes over the opening's world; made for
// the bundle when a study is published, and in the page's worker for the run that is looked at.

import {
  apply,
  type Change,
  copyWorld,
  type ForceId,
  type PersonId,
  type Run,
  type Setting,
  vocabulary,
  type World,
} from '@tumen/lab';

/** A stay at a node. Between the end of one stay and the beginning of the next it was on the way. */
export interface Stop {
  readonly place: number;
  /** Day number. */
  readonly arrives: number;
  /** Day number; Infinity while it stays. */
  leaves: number;
}

/** A force, or a person who goes without one. Another commander begins another track. */
export interface Track {
  readonly kind: 'force' | 'person';
  /** Id of the force or the person, in this run. */
  readonly subject: number;
  /** Polity, −1 for nobody's. */
  readonly owner: number;
  /** Person who leads it, −1 without one. */
  readonly leader: number;
  /** Soldiers when it was last heard of. */
  soldiers: number;
  /** Day number from which it is no more; Infinity to the end. */
  until: number;
  readonly stops: Stop[];
}

/** From this day on the place has this owner (−1: nobody). */
export interface Hold {
  readonly day: number;
  readonly place: number;
  readonly owner: number;
}

/** From this day on the polity has this liege (−1: none), and a ruler in name only or not. */
export interface Bond {
  readonly day: number;
  readonly polity: number;
  readonly liege: number;
  readonly nominal: boolean;
}

/** A run for the map. Lists are in the order of their days. */
export interface Film {
  readonly tracks: readonly Track[];
  readonly holds: readonly Hold[];
  readonly bonds: readonly Bond[];
}

/** By kind of change: its fields that name forces, and those that name people. */
const fieldsOf = (table: string) =>
  Object.fromEntries(
    Object.entries(vocabulary).map(([kind, fields]) => [
      kind,
      Object.entries(fields)
        .filter(([, type]) => type.replace('?', '') === table)
        .map(([field]) => field),
    ]),
  ) as Readonly<Record<string, readonly string[]>>;
const forceFields = fieldsOf('force');
const personFields = fieldsOf('person');

/** Films a run. Some milliseconds. */
export function filmOf(run: Run, firstDay: number): Film {
  const world = copyWorld(run.draw.opening);
  const tracks: Track[] = [];
  const holds: Hold[] = [];
  const bonds: Bond[] = [];
  const owners: number[] = [];
  const ties: (readonly [liege: number, nominal: boolean])[] = [];
  const ofForce = new Map<number, Track>();
  const ofPerson = new Map<number, Track>();

  const lookAtHolders = (day: number) => {
    world.places.forEach(({ owner }, place) => {
      if ((owners[place] ?? -1) === owner) return;
      owners[place] = owner;
      holds.push({ day, place, owner });
    });
  };
  const lookAtBonds = (day: number) => {
    world.polities.forEach((polity, id) => {
      const liege = polity.stands ? polity.liege : -1;
      const nominal =
        polity.stands && polity.titular !== -1 && polity.ruler !== -1
          ? polity.titular !== polity.ruler
          : false;
      const [wasLiege, wasNominal] = ties[id] ?? [-1, false];
      if (wasLiege === liege && wasNominal === nominal) return;
      ties[id] = [liege, nominal];
      bonds.push({ day, polity: id, liege, nominal });
    });
  };
  const lookAtForce = (id: number, day: number) => {
    const track = followForce(world, id as ForceId, day, ofForce.get(id));
    if (track === undefined || track === ofForce.get(id)) return;
    ofForce.set(id, track);
    tracks.push(track);
  };
  const lookAtPerson = (id: number, day: number) => {
    const track = followPerson(world, id as PersonId, day, ofPerson.get(id));
    if (track === undefined || track === ofPerson.get(id)) return;
    ofPerson.set(id, track);
    tracks.push(track);
  };

  lookAtHolders(firstDay);
  lookAtBonds(firstDay);
  for (const id of world.forces.keys()) lookAtForce(id, firstDay);
  for (const id of world.people.keys()) lookAtPerson(id, firstDay);
  run.chronicle.changes.forEach((change, at) => {
    const day = run.chronicle.days[at]!;
    world.day = day;
    apply(world, change);
    if (holdsMayMove.has(change.kind)) lookAtHolders(day);
    if (bondsMayMove.has(change.kind)) lookAtBonds(day);
    for (const field of forceFields[change.kind]!) {
      const id = idIn(change, field);
      if (id >= 0) lookAtForce(id, day);
    }
    for (const field of personFields[change.kind]!) {
      const id = idIn(change, field);
      if (id >= 0) lookAtPerson(id, day);
    }
  });
  return { tracks, holds, bonds };
}

const holdsMayMove: ReadonlySet<string> = new Set([
  'placeChangesHands',
  'polityFalls',
  'polityFounded',
]);
const bondsMayMove: ReadonlySet<string> = new Set([
  'vassalSubmits',
  'vassalDefects',
  'polityFalls',
  'polityFounded',
  'rulerAccedes',
  'figureheadKept',
  'personDies',
  'plotStruck',
  'placeChangesHands',
]);

function idIn(change: Change, field: string): number {
  const value = (change as unknown as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'number' ? value : -1;
}

/** The track of a force after a change: the same one carried on, or a new one under another leader. */
function followForce(
  world: World,
  id: ForceId,
  day: number,
  before: Track | undefined,
): Track | undefined {
  const force = world.forces[id];
  if (force === undefined || (!force.exists && before === undefined)) return undefined;
  if (!force.exists) {
    if (before !== undefined) before.until = Math.min(before.until, day);
    return before;
  }
  let track = before;
  if (track !== undefined && (track.leader !== force.commander || track.until !== Infinity)) {
    track.until = Math.min(track.until, day);
    track = undefined;
  }
  if (track === undefined) {
    const on = before?.until === day ? before.stops.slice(-2) : [];
    track = {
      kind: 'force',
      subject: id,
      owner: force.owner,
      leader: force.commander,
      soldiers: force.soldiers,
      until: Infinity,
      stops:
        on.length > 0
          ? on.map((it) => ({ ...it }))
          : [{ place: force.at, arrives: day, leaves: Infinity }],
    };
  }
  track.soldiers = Math.max(1, force.soldiers);
  const last = track.stops.at(-1)!;
  if (force.next !== -1) {
    if (last.place === force.next && last.arrives === force.arrives) return track;
    if (last.arrives > day) track.stops.pop();
    const from = track.stops.at(-1);
    if (from === undefined) {
      track.stops.push({ place: force.at, arrives: day, leaves: day });
    } else from.leaves = day;
    track.stops.push({ place: force.next, arrives: force.arrives, leaves: Infinity });
  } else if (last.place !== force.at || last.arrives > day) {
    if (last.arrives > day) track.stops.pop();
    const from = track.stops.at(-1);
    if (from?.place === force.at) from.leaves = Infinity;
    else {
      if (from !== undefined && from.leaves === Infinity) from.leaves = day;
      track.stops.push({ place: force.at, arrives: day, leaves: Infinity });
    }
  }
  return track;
}

/** The track of somebody who flees without a force; undefined for everybody else. */
function followPerson(
  world: World,
  id: PersonId,
  day: number,
  before: Track | undefined,
): Track | undefined {
  const person = world.people[id];
  if (person === undefined) return undefined;
  const alone = person.alive && person.force === -1 && (person.fugitive || person.huntedBy !== -1);
  if (!alone) {
    if (before !== undefined) before.until = Math.min(before.until, day);
    return before;
  }
  let track = before?.until === Infinity ? before : undefined;
  if (track === undefined) {
    track = {
      kind: 'person',
      subject: id,
      owner: person.court,
      leader: id,
      soldiers: person.following,
      until: Infinity,
      stops: [{ place: person.at, arrives: day, leaves: Infinity }],
    };
    return track;
  }
  const last = track.stops.at(-1)!;
  if (last.place === person.at) return track;
  // he was under way for the second half of the time since he was last seen, at most a month
  last.leaves = Math.max(last.arrives, day - Math.min(30, Math.ceil((day - last.arrives) / 2)));
  track.stops.push({ place: person.at, arrives: day, leaves: Infinity });
  return track;
}

/** Names of the polities of a run: those of the setting, and those that were founded in it. */
export function politiesIn(setting: Setting, run: Run): readonly string[] {
  const names = setting.polities.map((it) => it.name);
  for (const change of run.chronicle.changes) {
    if (change.kind !== 'polityFounded' || change.polity < setting.polities.length) continue;
    const founder = setting.people[change.person]?.name ?? '';
    names[change.polity] = founder;
  }
  return names;
}
