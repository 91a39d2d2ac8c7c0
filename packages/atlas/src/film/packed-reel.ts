// A reel in as few bytes as it needs: how many instead of where each begins, days since the day before, how
// long a stay and a way last instead of when they end. Written when a study is published, read by the page.

import type { Reel } from './reel.ts';

/** The columns of a reel that travel as they are. */
const plain = [
  'trackKind',
  'trackOwner',
  'trackLeader',
  'trackTens',
  'stopPlace',
  'holdPlace',
  'holdOwner',
  'bondPolity',
  'bondLiege',
  'bondNominal',
] as const;
/** Those that travel as counts. */
const counted = ['firstTrack', 'firstHold', 'firstBond', 'firstStop'] as const;
/** Those that travel as differences to the entry before. */
const stepped = ['trackUntil', 'holdDay', 'bondDay'] as const;

type Columns = Omit<Reel, 'films'>;
/** A reel as it travels. `stopArrives` counts from the end of the stay before, `stopLeaves` from the arrival. */
export type PackedReel = { readonly [Name in keyof Columns]: Columns[Name] };

/** Packs a reel. Sixteen bits go round, so that a difference of two days is exact whatever its sign. */
export function packReel(reel: Reel): PackedReel {
  const { stopArrives, stopLeaves } = reel;
  return {
    ...picked(reel, plain, (it) => it),
    ...picked(reel, counted, (it) => Uint32Array.from(it.slice(1), (end, at) => end - it[at]!)),
    ...picked(reel, stepped, (it) => Uint16Array.from(it, (day, at) => day - (it[at - 1] ?? 0))),
    stopArrives: Uint16Array.from(stopArrives, (day, at) => day - (stopLeaves[at - 1] ?? 0)),
    stopLeaves: Uint16Array.from(stopLeaves, (day, at) => day - stopArrives[at]!),
  } as PackedReel;
}

/** The reel that was packed. */
export function unpackReel(films: number, packed: PackedReel): Reel {
  const stopArrives = new Uint16Array(packed.stopArrives.length);
  const stopLeaves = new Uint16Array(stopArrives.length);
  let left = 0;
  for (let at = 0; at < stopArrives.length; at += 1) {
    stopArrives[at] = left + packed.stopArrives[at]!;
    stopLeaves[at] = stopArrives[at]! + packed.stopLeaves[at]!;
    left = stopLeaves[at]!;
  }
  return {
    films,
    ...picked(packed, plain, (it) => it),
    ...picked(packed, counted, (counts) => {
      const first = new Uint32Array(counts.length + 1);
      counts.forEach((count, at) => {
        first[at + 1] = first[at]! + count;
      });
      return first;
    }),
    ...picked(packed, stepped, (steps) => {
      let day = 0;
      return Uint16Array.from(steps, (step) => {
        day = (day + step) & 0xffff;
        return day;
      });
    }),
    stopArrives,
    stopLeaves,
  } as Reel;
}

function picked<Name extends keyof Columns>(
  columns: Columns,
  names: readonly Name[],
  make: (column: Columns[Name]) => Columns[Name],
): Partial<Columns> {
  return Object.fromEntries(names.map((name) => [name, make(columns[name])])) as Partial<Columns>;
}
