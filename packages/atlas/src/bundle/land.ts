// Of the network what a map needs: where places lie, whose the ground round each is, and the line of one way
// between every two that have one. What ways cost on foot is for the engine alone, travels apart, and is not
// read before something is played.

import type { OpenedNetwork } from '@tumen/lab';
import { bytesOfDoubles, doublesOfBytes, type Packable } from './arrays.ts';

/** The land under a map. Nodes are places by their number. */
export interface Land {
  /** In degrees, by node. */
  readonly sites: readonly { readonly latitude: number; readonly longitude: number }[];
  /** Cells from the north-west; lines of ways go from cell to cell. */
  readonly shape: OpenedNetwork['record']['domains']['shape'];
  /** The node whose ground a cell is, −1 nobody's; shape [rows × columns], row-major. */
  readonly nearest: Int16Array;
  /** One way for each two nodes that have one; the line has column and row alternating. */
  readonly ways: readonly {
    readonly from: number;
    readonly to: number;
    readonly line: Uint16Array;
  }[];
}

/** Cuts the land out of a network. */
export function packLand({ record }: OpenedNetwork): Readonly<Record<string, Packable>> {
  const { sites, domains } = record;
  const { west, north, degreesPerCell, columns, rows } = domains.shape;
  const lengths: number[] = [];
  const nodes: number[] = [];
  for (let start = 0; start < domains.nearest.length; ) {
    let end = start + 1;
    while (end < domains.nearest.length && domains.nearest[end] === domains.nearest[start])
      end += 1;
    lengths.push(end - start);
    nodes.push(domains.nearest[start]!);
    start = end;
  }
  const ways = firstWays(record.ways);
  const steps = ways.flatMap(({ line }) =>
    Array.from(line, (it, at) => it - (at < 2 ? 0 : line[at - 2]!)),
  );
  return {
    latitudes: Float32Array.from(sites, (it) => it.latitude),
    longitudes: Float32Array.from(sites, (it) => it.longitude),
    edge: bytesOfDoubles([west, north, degreesPerCell]),
    shape: Uint32Array.of(columns, rows),
    nearestLengths: Uint32Array.from(lengths),
    nearestNodes: Int16Array.from(nodes),
    wayFrom: Uint16Array.from(ways, (it) => it.from),
    wayTo: Uint16Array.from(ways, (it) => it.to),
    wayLengths: Uint16Array.from(ways, (it) => it.line.length),
    waySteps: Int16Array.from(steps),
  };
}

/** The land that `packLand` cut; positions are those of singles, a metre or less off. */
export function unpackLand(arrays: Readonly<Record<string, Packable>>): Land {
  const [west, north, degreesPerCell] = [...doublesOfBytes(arrays.edge!)] as [
    number,
    number,
    number,
  ];
  const [columns, rows] = [...arrays.shape!] as [number, number];
  const nearest = new Int16Array(columns * rows);
  let start = 0;
  arrays.nearestLengths!.forEach((length, at) => {
    nearest.fill(arrays.nearestNodes![at]!, start, start + length);
    start += length;
  });
  const steps = arrays.waySteps!;
  let next = 0;
  const ways = Array.from(arrays.wayFrom!, (from, way) => {
    const line = new Uint16Array(arrays.wayLengths![way]!);
    for (let at = 0; at < line.length; at += 1) {
      line[at] = steps[next]! + (at < 2 ? 0 : line[at - 2]!);
      next += 1;
    }
    return { from, to: arrays.wayTo![way]!, line };
  });
  return {
    sites: Array.from(arrays.latitudes!, (latitude, node) => ({
      latitude,
      longitude: arrays.longitudes![node]!,
    })),
    shape: { west, north, degreesPerCell, columns, rows },
    nearest,
    ways,
  };
}

/** Of all ways the first between every two nodes. */
function firstWays(all: OpenedNetwork['record']['ways']): Land['ways'] {
  const met = new Set<string>();
  return all.flat().filter(({ from, to }) => {
    const ends = `${Math.min(from, to)} ${Math.max(from, to)}`;
    if (met.has(ends)) return false;
    met.add(ends);
    return true;
  });
}
