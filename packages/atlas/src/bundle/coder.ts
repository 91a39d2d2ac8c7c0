// Bits as few as their chances allow: an arithmetic coder whose models learn as they go, so that what is
// nearly always so takes nearly no room. It is here because gzip, which looks for repetitions, leaves a third
// of a table of days. The same integers come out in every browser: nothing but whole numbers decides.

/** What is known of bits: of each its chance to be 0, of 65,536, times 256, and how often it was seen. */
export type Models = Uint32Array;

/** So many bits that nothing is known of. */
export function makeModels(count: number): Models {
  return new Uint32Array(count).fill(32_768 * 256);
}

/** From so often seen on a model forgets the oldest. */
const memory = 250;

/** By how often a model was seen: what share of the way to the bit that came it is moved. */
const paces = Float64Array.from({ length: memory + 1 }, (_, times) => 1 / (times + 1.6));

function learn(models: Models, at: number, bit: number): void {
  const known = models[at]!;
  const times = known & 255;
  const was = known >>> 8;
  const chance = was + ((((bit === 0 ? 65_535 : 0) - was) * paces[times]!) | 0);
  const within = chance < 36 ? 36 : chance > 65_500 ? 65_500 : chance;
  models[at] = ((within << 8) | (times < memory ? times + 1 : memory)) >>> 0;
}

/** Writes bits. */
export interface BitWriter {
  bit(models: Models, at: number, bit: number): void;
  /** All that was written; nothing may follow. */
  end(): Uint8Array;
}

const whole = 2 ** 32;
const least = 2 ** 24;

/** A writer of bits. */
export function writeBits(): BitWriter {
  const bytes: number[] = [];
  let low = 0;
  let range = whole - 1;
  const carry = () => {
    let at = bytes.length - 1;
    while (bytes[at] === 255) {
      bytes[at] = 0;
      at -= 1;
    }
    bytes[at] = bytes[at]! + 1;
  };
  const shift = () => {
    if (low >= whole) {
      carry();
      low -= whole;
    }
    bytes.push(Math.floor(low / least));
    low = (low % least) * 256;
  };
  return {
    bit: (models, at, bit) => {
      const bound = (range >>> 16) * (models[at]! >>> 8);
      if (bit === 0) range = bound;
      else {
        low += bound;
        range -= bound;
      }
      learn(models, at, bit);
      while (range < least) {
        shift();
        range = (range * 256) >>> 0;
      }
    },
    end: () => {
      for (let byte = 0; byte < 5; byte += 1) shift();
      return Uint8Array.from(bytes);
    },
  };
}

/** Reads what was written, with models that begin as the writer's did; returns the bit. */
export type BitReader = (models: Models, at: number) => number;

/** A reader of bits. */
export function readBits(bytes: Uint8Array): BitReader {
  // code and range; as plain variables numbers of 32 bits would be put on the heap with every bit
  const state = Uint32Array.of(0, whole - 1);
  let next = 4;
  for (let byte = 0; byte < 4; byte += 1) state[0] = (state[0]! << 8) | (bytes[byte] ?? 0);
  return (models, at) => {
    let [code, range] = [state[0]!, state[1]!];
    const bound = (range >>> 16) * (models[at]! >>> 8);
    const bit = code < bound ? 0 : 1;
    if (bit === 0) range = bound;
    else {
      code -= bound;
      range -= bound;
    }
    learn(models, at, bit);
    while (range < least) {
      code = ((code << 8) | (bytes[next] ?? 0)) >>> 0;
      range = (range << 8) >>> 0;
      next += 1;
    }
    state[0] = code;
    state[1] = range;
    return bit;
  };
}
