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
  return JSON.parse(text, (_key, it: unknown) => {
    if (typeof it !== 'string' || !it.endsWith(infinite)) return it;
    if (it === `+${infinite}`) return Infinity;
    if (it === `-${infinite}`) return -Infinity;
    return it.slice(1);
  });
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
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; at += 1) bytes[at] = raw.charCodeAt(at);
  return bytes;
}
