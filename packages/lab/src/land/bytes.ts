// The network as bytes and back, so that it is built once and kept. Numbers are little-endian;
// what is read answers every question exactly as what was written.

import { assert } from '../base/assert.ts';
import type { Ground, Site, SiteKind } from './ground.ts';
import { type OpenedNetwork, openNetwork } from './open.ts';
import type { NetworkRecord } from './record.ts';
import type { Landing } from './rivers.ts';
import { type Crossing, heightBands, type Stretch, type Way } from './way.ts';

const mark = 0x544e4554;
const kinds: readonly SiteKind[] = ['town', 'pasture', 'pass', 'ford', 'waypoint'];
const landings: readonly Landing[] = ['ford', 'boats', 'none'];
const grounds: readonly Ground[] = [
  'steppe',
  'oasis',
  'desert',
  'semi-desert',
  'mountain',
  'farmland',
];

/** Writes a network; some hundred kilobytes for a hundred sites, a third of that when zipped. */
export function networkToBytes({ record }: OpenedNetwork): Uint8Array {
  const writer = makeWriter();
  writer.whole(mark);
  writer.text(record.fingerprint);
  writer.text(record.reliefName);
  writer.whole(record.sites.length);
  record.sites.forEach((site, node) => {
    writeSite(writer, site);
    writer.single(record.heights[node]!);
    writeList(writer, record.bordering[node]!);
  });
  writer.whole(record.ways.length);
  for (const ways of record.ways) {
    writer.whole(ways.length);
    for (const way of ways) writeWay(writer, way);
  }
  writeDomains(writer, record);
  return writer.done();
}

/** Reads what `networkToBytes` wrote; asserts if the bytes are something else. */
export function networkFromBytes(bytes: Uint8Array): OpenedNetwork {
  const reader = makeReader(bytes);
  assert(reader.whole() === mark, 'These bytes are no network.');
  const fingerprint = reader.text();
  const reliefName = reader.text();
  const count = reader.whole();
  const sites: Site[] = [];
  const heights = new Float32Array(count);
  const bordering: number[][] = [];
  for (let node = 0; node < count; node++) {
    sites.push(readSite(reader));
    heights[node] = reader.single();
    bordering.push(readList(reader));
  }
  const ways: Way[][] = [];
  for (let left = reader.whole(); left > 0; left--) {
    const list: Way[] = [];
    for (let more = reader.whole(); more > 0; more--) list.push(readWay(reader));
    ways.push(list);
  }
  const domains = readDomains(reader);
  return openNetwork({ fingerprint, reliefName, sites, heights, ways, bordering, domains });
}

function writeSite(writer: Writer, site: Site): void {
  writer.text(site.key);
  writer.double(site.latitude);
  writer.double(site.longitude);
  writer.whole(kinds.indexOf(site.kind));
  writer.whole(site.ground === undefined ? grounds.length : grounds.indexOf(site.ground));
  writer.double(site.heightMetres ?? Number.NaN);
  writer.double(site.lengthKm ?? Number.NaN);
  writer.double(site.wheelsFrom ?? Number.NaN);
  writeList(writer, site.closedMonths);
  writeList(writer, site.hardMonths);
}

function readSite(reader: Reader): Site {
  const key = reader.text();
  const latitude = reader.double();
  const longitude = reader.double();
  const kind = kinds[reader.whole()];
  assert(kind !== undefined, () => `The site ${key} is of no known kind.`);
  const ground = grounds[reader.whole()];
  const heightMetres = reader.double();
  const lengthKm = reader.double();
  const wheelsFrom = reader.double();
  return {
    key,
    latitude,
    longitude,
    kind,
    ...(ground === undefined ? {} : { ground }),
    ...(Number.isNaN(heightMetres) ? {} : { heightMetres }),
    ...(Number.isNaN(lengthKm) ? {} : { lengthKm }),
    ...(Number.isNaN(wheelsFrom) ? {} : { wheelsFrom }),
    closedMonths: readList(reader),
    hardMonths: readList(reader),
  };
}

function writeWay(writer: Writer, way: Way): void {
  writer.whole(way.from);
  writer.whole(way.to);
  for (const x of [way.km, way.ascentMetres, way.descentMetres, way.highestMetres, way.latitude]) {
    writer.single(x);
  }
  writer.whole(way.stretches.length);
  for (const { latitude, effortKm } of way.stretches) {
    writer.single(latitude);
    for (const x of effortKm) writer.single(x);
  }
  writer.whole(way.crossings.length);
  for (const { latitude, longitude, metres, landing } of way.crossings) {
    for (const x of [latitude, longitude, metres]) writer.single(x);
    writer.whole(landings.indexOf(landing));
  }
  writeList(writer, way.line);
}

function readWay(reader: Reader): Way {
  return {
    from: reader.whole(),
    to: reader.whole(),
    km: reader.single(),
    ascentMetres: reader.single(),
    descentMetres: reader.single(),
    highestMetres: reader.single(),
    latitude: reader.single(),
    stretches: Array.from({ length: reader.whole() }, () => readStretch(reader)),
    crossings: Array.from({ length: reader.whole() }, () => readCrossing(reader)),
    line: Uint16Array.from(readList(reader)),
  };
}

function readStretch(reader: Reader): Stretch {
  return {
    latitude: reader.single(),
    effortKm: Float32Array.from({ length: heightBands }, () => reader.single()),
  };
}

function readCrossing(reader: Reader): Crossing {
  const latitude = reader.single();
  const longitude = reader.single();
  const metres = reader.single();
  const landing = landings[reader.whole()];
  assert(landing !== undefined, 'A crossing of the network has no known landing.');
  return { latitude, longitude, metres, landing };
}

/** Nearest sites as runs: a length and a node plus one. */
function writeDomains(writer: Writer, { domains }: NetworkRecord): void {
  const { shape, nearest } = domains;
  for (const x of [shape.west, shape.north, shape.degreesPerCell]) writer.double(x);
  writer.whole(shape.columns);
  writer.whole(shape.rows);
  for (let start = 0; start < nearest.length; ) {
    let end = start + 1;
    while (end < nearest.length && nearest[end] === nearest[start]) end++;
    writer.whole(end - start);
    writer.whole(nearest[start]! + 1);
    start = end;
  }
}

function readDomains(reader: Reader): NetworkRecord['domains'] {
  const west = reader.double();
  const north = reader.double();
  const degreesPerCell = reader.double();
  const columns = reader.whole();
  const rows = reader.whole();
  const nearest = new Int16Array(columns * rows);
  for (let start = 0; start < nearest.length; ) {
    const length = reader.whole();
    nearest.fill(reader.whole() - 1, start, start + length);
    start += length;
  }
  return { shape: { west, north, degreesPerCell, columns, rows }, nearest };
}

function writeList(writer: Writer, list: ArrayLike<number>): void {
  writer.whole(list.length);
  for (let k = 0; k < list.length; k++) writer.whole(list[k]!);
}

function readList(reader: Reader): number[] {
  return Array.from({ length: reader.whole() }, () => reader.whole());
}

type Writer = ReturnType<typeof makeWriter>;
type Reader = ReturnType<typeof makeReader>;

function makeWriter() {
  let bytes = new Uint8Array(1 << 16);
  let view = new DataView(bytes.buffer);
  let length = 0;
  function make(room: number): number {
    if (length + room > bytes.length) {
      const wider = new Uint8Array(bytes.length * 2);
      wider.set(bytes);
      bytes = wider;
      view = new DataView(bytes.buffer);
    }
    length += room;
    return length - room;
  }
  /** Whole numbers from 0 up, seven bits a byte, low first. */
  function whole(value: number): void {
    assert(value >= 0 && Number.isInteger(value), () => `${value} is not written as whole.`);
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) {
      const at = make(1);
      bytes[at] = (rest % 128) + 128;
    }
    const last = make(1);
    bytes[last] = rest;
  }
  function text(value: string): void {
    whole(value.length);
    for (let k = 0; k < value.length; k++) whole(value.charCodeAt(k));
  }
  return {
    whole,
    text,
    single: (x: number) => {
      const at = make(4);
      view.setFloat32(at, x, true);
    },
    double: (x: number) => {
      const at = make(8);
      view.setFloat64(at, x, true);
    },
    done: () => bytes.slice(0, length),
  };
}

function makeReader(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  function take(room: number): number {
    assert(offset + room <= bytes.length, 'The bytes of the network are cut short.');
    offset += room;
    return offset - room;
  }
  function whole(): number {
    let value = 0;
    let weight = 1;
    for (;;) {
      const byte = view.getUint8(take(1));
      value += (byte & 127) * weight;
      if (byte < 128) return value;
      weight *= 128;
    }
  }
  function text(): string {
    let value = '';
    for (let left = whole(); left > 0; left--) value += String.fromCharCode(whole());
    return value;
  }
  return {
    whole,
    text,
    single: () => view.getFloat32(take(4), true),
    double: () => view.getFloat64(take(8), true),
  };
}
