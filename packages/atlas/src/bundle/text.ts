// Plain data as JSON that keeps what JSON lacks, bytes as base64, and gzip by the streams that Node and
// browsers share. Everything a page carries goes through here, once when written and once when read.

const infinite = '∞';

/** Plain data as JSON; infinities are kept, undefined fields are left out. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, it: unknown) => {
    if (it === Infinity) return `+${infinite}`;
    if (it === -Infinity) return `-${infinite}`;
    return typeof it === 'string' && it.endsWith(infinite) ? `=${it}` : it;
  });
}

/** What `toJson` wrote. */
export function fromJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return text.includes(infinite) ? restored(value) : value;
}

/** Puts infinities back, in place: a reviver would be asked for every number of a large text. */
function restored(value: unknown): unknown {
  if (typeof value === 'string') {
    if (!value.endsWith(infinite)) return value;
    if (value === `+${infinite}`) return Infinity;
    return value === `-${infinite}` ? -Infinity : value.slice(1);
  }
  if (typeof value !== 'object' || value === null) return value;
  const parts = value as Record<string, unknown>;
  for (const key of Object.keys(parts)) {
    const part = parts[key];
    if (typeof part !== 'string' && typeof part !== 'object') continue;
    const whole = restored(part);
    if (whole !== part) parts[key] = whole;
  }
  return value;
}

/** Bytes in gzip. */
export function zipped(bytes: Uint8Array): Promise<Uint8Array> {
  return through(bytes, new CompressionStream('gzip'));
}

/** The bytes that were zipped; rejects where they are damaged. */
export function unzipped(bytes: Uint8Array): Promise<Uint8Array> {
  return through(bytes, new DecompressionStream('gzip'));
}

async function through(
  bytes: Uint8Array,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const writer = stream.writable.getWriter();
  const written = writer.write(bytes as Uint8Array<ArrayBuffer>).then(() => writer.close());
  const [answer] = await Promise.all([new Response(stream.readable).arrayBuffer(), written]);
  return new Uint8Array(answer);
}

/** Bytes as base64. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x6000) {
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 0x6000))));
  }
  return parts.join('');
}

/** The bytes of base64. */
export function fromBase64(text: string): Uint8Array {
  const { fromBase64: own } = Uint8Array as unknown as {
    readonly fromBase64?: (text: string) => Uint8Array;
  };
  if (own !== undefined) return own.call(Uint8Array, text);
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; at += 1) bytes[at] = raw.charCodeAt(at);
  return bytes;
}
