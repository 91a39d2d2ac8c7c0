// Progress of long work on the error stream: a bar with the time left on a terminal, a plain line at
// every tenth elsewhere, so that logs stay readable.

import { Presets, SingleBar } from 'cli-progress';
import { grouped, say } from './terminal.ts';

/** Work under way; `end` must be called also where the work fails. */
export interface Progress {
  /** So much of the total is done. */
  readonly at: (done: number) => void;
  readonly end: () => void;
}

/** Begins to show work; `done` of `total` may be done already. `unit` is a plural, or `%`. */
export function showProgress(work: {
  readonly title: string;
  readonly unit: string;
  readonly total: number;
  readonly done?: number;
}): Progress {
  return process.stderr.isTTY === true ? barOf(work) : linesOf(work);
}

function barOf({ title, unit, total, done = 0 }: Parameters<typeof showProgress>[0]): Progress {
  const bar = new SingleBar(
    {
      format: `${title}  {bar}  ${unit === '%' ? '{value} %' : `{value}/{total} ${unit}`}, {eta_formatted} left`,
      stream: process.stderr,
      hideCursor: true,
      etaBuffer: 40,
      formatValue: (value, _options, type) =>
        type === 'value' || type === 'total' ? grouped(value) : String(value),
    },
    Presets.shades_classic,
  );
  bar.start(total, done);
  return {
    at: (now) => {
      bar.update(now);
    },
    end: () => {
      bar.stop();
    },
  };
}

function linesOf({ title, unit, total, done = 0 }: Parameters<typeof showProgress>[0]): Progress {
  let tenth = Math.floor((done * 10) / Math.max(1, total));
  return {
    at: (now) => {
      const reached = Math.floor((now * 10) / Math.max(1, total));
      if (reached <= tenth) return;
      tenth = reached;
      const what = unit === '%' ? '%' : `of ${grouped(total)} ${unit}`;
      say(`${title}: ${grouped(now)} ${what}`);
    },
    end: () => {},
  };
}
