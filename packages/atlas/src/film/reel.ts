// The films of many runs in flat columns, small enough to be shipped with a page. A track's stops lie in
// one piece, a run's tracks, holds and bonds too; the arrays called `first…` say where each begins.

import type { Bond, Film, Hold, Stop, Track } from './film.ts';

/** Columns of a reel; every day counts from the opening's first day, 65,535 means never. */
export interface Reel {
  /** Number of films; they are those of the runs 0 to films − 1. */
  readonly films: number;
  readonly firstTrack: Uint32Array;
  readonly firstHold: Uint32Array;
  readonly firstBond: Uint32Array;
  readonly firstStop: Uint32Array;
  /** 0 force, 1 person. */
  readonly trackKind: Uint8Array;
  /** Polity, 255 nobody. */
  readonly trackOwner: Uint8Array;
  /** Person, 65,535 nobody. */
  readonly trackLeader: Uint16Array;
  readonly trackUntil: Uint16Array;
  /** Soldiers in tens. */
  readonly trackTens: Uint16Array;
  readonly stopPlace: Uint16Array;
  readonly stopArrives: Uint16Array;
  readonly stopLeaves: Uint16Array;
  readonly holdDay: Uint16Array;
  readonly holdPlace: Uint16Array;
  readonly holdOwner: Uint8Array;
  readonly bondDay: Uint16Array;
  readonly bondPolity: Uint8Array;
  /** Polity, 255 none. */
  readonly bondLiege: Uint8Array;
  readonly bondNominal: Uint8Array;
}

const never = 65_535;

/** Lays films end to end. `firstDay` is the opening's. */
export function reelOf(films: readonly Film[], firstDay: number): Reel {
  const tracks = films.flatMap((it) => it.tracks);
  const stops = tracks.flatMap((it) => it.stops);
  const holds = films.flatMap((it) => it.holds);
  const bonds = films.flatMap((it) => it.bonds);
  const day = (it: number) =>
    it === Infinity ? never : Math.max(0, Math.min(never - 1, it - firstDay));
  const id = (it: number, nobody: number) => (it < 0 || it > nobody ? nobody : it);
  return {
    films: films.length,
    firstTrack: offsets(films.map((it) => it.tracks.length)),
    firstHold: offsets(films.map((it) => it.holds.length)),
    firstBond: offsets(films.map((it) => it.bonds.length)),
    firstStop: offsets(tracks.map((it) => it.stops.length)),
    trackKind: Uint8Array.from(tracks, (it) => (it.kind === 'force' ? 0 : 1)),
    trackOwner: Uint8Array.from(tracks, (it) => id(it.owner, 255)),
    trackLeader: Uint16Array.from(tracks, (it) => id(it.leader, never)),
    trackUntil: Uint16Array.from(tracks, (it) => day(it.until)),
    trackTens: Uint16Array.from(tracks, (it) => Math.min(never, Math.round(it.soldiers / 10))),
    stopPlace: Uint16Array.from(stops, (it) => it.place),
    stopArrives: Uint16Array.from(stops, (it) => day(it.arrives)),
    stopLeaves: Uint16Array.from(stops, (it) => day(it.leaves)),
    holdDay: Uint16Array.from(holds, (it) => day(it.day)),
    holdPlace: Uint16Array.from(holds, (it) => it.place),
    holdOwner: Uint8Array.from(holds, (it) => id(it.owner, 255)),
    bondDay: Uint16Array.from(bonds, (it) => day(it.day)),
    bondPolity: Uint8Array.from(bonds, (it) => it.polity),
    bondLiege: Uint8Array.from(bonds, (it) => id(it.liege, 255)),
    bondNominal: Uint8Array.from(bonds, (it) => (it.nominal ? 1 : 0)),
  };
}

function offsets(lengths: readonly number[]): Uint32Array {
  const out = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, at) => {
    out[at + 1] = out[at]! + length;
  });
  return out;
}

/** One film of a reel, as it was laid in. */
export function filmAt(reel: Reel, film: number, firstDay: number): Film {
  const day = (it: number) => (it === never ? Infinity : it + firstDay);
  const tracks: Track[] = [];
  for (let at = reel.firstTrack[film]!; at < reel.firstTrack[film + 1]!; at += 1) {
    const stops: Stop[] = [];
    for (let stop = reel.firstStop[at]!; stop < reel.firstStop[at + 1]!; stop += 1) {
      stops.push({
        place: reel.stopPlace[stop]!,
        arrives: day(reel.stopArrives[stop]!),
        leaves: day(reel.stopLeaves[stop]!),
      });
    }
    const leader = reel.trackLeader[at]!;
    const owner = reel.trackOwner[at]!;
    tracks.push({
      kind: reel.trackKind[at] === 0 ? 'force' : 'person',
      subject: at - reel.firstTrack[film]!,
      owner: owner === 255 ? -1 : owner,
      leader: leader === never ? -1 : leader,
      soldiers: reel.trackTens[at]! * 10,
      until: day(reel.trackUntil[at]!),
      stops,
    });
  }
  const holds: Hold[] = [];
  for (let at = reel.firstHold[film]!; at < reel.firstHold[film + 1]!; at += 1) {
    const owner = reel.holdOwner[at]!;
    holds.push({
      day: day(reel.holdDay[at]!),
      place: reel.holdPlace[at]!,
      owner: owner === 255 ? -1 : owner,
    });
  }
  const bonds: Bond[] = [];
  for (let at = reel.firstBond[film]!; at < reel.firstBond[film + 1]!; at += 1) {
    const liege = reel.bondLiege[at]!;
    bonds.push({
      day: day(reel.bondDay[at]!),
      polity: reel.bondPolity[at]!,
      liege: liege === 255 ? -1 : liege,
      nominal: reel.bondNominal[at] === 1,
    });
  }
  return { tracks, holds, bonds };
}

/** The films of a reel; none without one. */
export function filmsOf(reel: Reel | undefined, firstDay: number): readonly Film[] {
  if (reel === undefined) return [];
  return Array.from({ length: reel.films }, (_, at) => filmAt(reel, at, firstDay));
}
