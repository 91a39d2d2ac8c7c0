// Many runs played in the page, ten by ten, so that it can say how far it is and be stopped in between.
// The rows are those of the command for the same opening, seed and settings, to the byte; the digest of
// the chunks that it would write says so.

import {
  chunksOf,
  chunkToBytes,
  digestBytes,
  digestHex,
  frameOf,
  joinChunks,
  type Laboratory,
  makeDigest,
  makeQuestionnaire,
  playChunk,
  readSettings,
  readyDesign,
  type Table,
} from '@tumen/lab';
import type { ManyOrder, ManyRows } from './messages.ts';

/** Runs that share a draw are played together. */
const atOnce = 10;

/**
 * Plays runs from 0 on. `progress` hears how many are done; as soon as `stopped` says so, what is done is
 * all there is. Throws a sentence where something cannot be set.
 */
export async function playMany(
  laboratory: Laboratory,
  order: ManyOrder,
  watch: { readonly progress: (runs: number) => void; readonly stopped: () => boolean },
): Promise<ManyRows> {
  const { scenario, setting } = laboratory;
  const { opening, seed, set, runs } = order;
  const { design, findings } = readSettings({ ...laboratory, opening }, set);
  if (findings.length > 0) {
    throw new Error(findings.map(({ what, hint = '' }) => `${what}. ${hint}`.trim()).join(' '));
  }
  const base = { opening, switches: [] };
  const frame = frameOf(laboratory, base);
  const plan = set.length === 0 ? {} : { design: readyDesign(laboratory, design, base) };
  const questionnaire = makeQuestionnaire({ scenario, setting, opening });
  const { columns } = questionnaire;
  const values = new Float64Array(runs * columns.length);
  const digests = new Uint32Array(runs * 4);
  let done = 0;
  while (done < runs && !watch.stopped()) {
    const to = Math.min(runs, done + atOnce);
    const chunk = playChunk(frame, questionnaire, { seed, from: done, to, ...plan });
    values.set(chunk.values, done * columns.length);
    digests.set(chunk.digests, done * 4);
    done = to;
    watch.progress(done);
    await aTurn();
  }
  const rows = {
    columns,
    runs: done,
    values: values.slice(0, done * columns.length),
    digests: digests.slice(0, done * 4),
  };
  return { ...rows, digest: digestOfRows(rows) };
}

/** Lets messages in. */
function aTurn(): Promise<void> {
  return new Promise((done) => setTimeout(done, 0));
}

/** Digest of the bytes of the chunks that the command would write, one after another. */
export function digestOfRows({ columns, runs, values, digests }: Omit<ManyRows, 'digest'>): string {
  const digest = makeDigest();
  for (const { from, to } of chunksOf(runs)) {
    const width = columns.length;
    const bytes = chunkToBytes({
      from,
      to,
      values: values.subarray(from * width, to * width),
      digests: digests.subarray(from * 4, to * 4),
    });
    digestBytes(digest, bytes);
  }
  return digestHex(digest);
}

/** Rows as the table that the laboratory judges. */
export function tableOfRows({ columns, runs, values, digests }: ManyRows): Table {
  const asked = { columns, answer: () => ({ values, digest: '' }) };
  return joinChunks(asked, [{ from: 0, to: runs, values, digests }]);
}
