// How a day stands, read from films: of one run, or of many at once, where the holder is whoever holds a
// place in most of them and the field is as strong as their share.

import type { Film } from '../film/film.ts';
import type { Standing } from './fields.ts';

/** The standing of a day over some films; of one film it is as the run has it. */
export function standingOn(films: readonly Film[], day: number, places: number): Standing {
  const owner = new Int16Array(places).fill(-1);
  const sure = new Float32Array(places);
  const tallies: Map<number, number>[] = Array.from({ length: places }, () => new Map());
  const now = new Int16Array(places);
  const lieges = new Map<number, Map<number, number>>();
  const nominals = new Map<number, number>();
  for (const film of films) {
    now.fill(-1);
    for (const hold of film.holds) {
      if (hold.day > day) break;
      now[hold.place] = hold.owner;
    }
    now.forEach((polity, place) => {
      const tally = tallies[place]!;
      tally.set(polity, (tally.get(polity) ?? 0) + 1);
    });
    const bonds = new Map<number, readonly [number, boolean]>();
    for (const bond of film.bonds) {
      if (bond.day > day) break;
      bonds.set(bond.polity, [bond.liege, bond.nominal]);
    }
    for (const [polity, [liege, nominal]] of bonds) {
      const tally = lieges.get(polity) ?? new Map<number, number>();
      tally.set(liege, (tally.get(liege) ?? 0) + 1);
      lieges.set(polity, tally);
      if (nominal) nominals.set(polity, (nominals.get(polity) ?? 0) + 1);
    }
  }
  tallies.forEach((tally, place) => {
    let most = 0;
    for (const [polity, count] of tally) {
      if (count <= most) continue;
      most = count;
      owner[place] = polity;
      sure[place] = count / films.length;
    }
  });
  return {
    owner,
    sure,
    liege: (polity) => {
      let best = -1;
      let most = films.length / 2;
      for (const [liege, count] of lieges.get(polity) ?? []) {
        if (liege >= 0 && count > most) {
          most = count;
          best = liege;
        }
      }
      return best;
    },
    nominal: (polity) => (nominals.get(polity) ?? 0) > films.length / 2,
  };
}
