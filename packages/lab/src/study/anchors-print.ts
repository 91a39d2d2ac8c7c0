// Anchors as a Markdown table: what is known at large, what the runs say with what counting alone leaves
// open, and misses said plainly.

import type { Anchor } from './anchors.ts';

const verdicts: Readonly<Record<Anchor['verdict'], string>> = {
  met: 'met',
  open: 'open: too few events to tell',
  missed: '**missed**',
  'nothing-counted': 'nothing was counted',
};

/** Writes the anchors of one scenario. */
export function writeAnchors(options: {
  readonly title: string;
  readonly openings: readonly string[];
  readonly runs: number;
  readonly seed: number;
  readonly anchors: readonly Anchor[];
}): string {
  const { title, openings, runs, seed, anchors } = options;
  const lines = [
    `## ${title}`,
    '',
    `${runs} runs from each of: ${openings.join('; ')}. Seed ${seed}. Brackets: 90 % by counting alone.`,
    '',
    '| what | should be | runs say | events | |',
    '|---|---|---|---|---|',
    ...anchors.map((it) => {
      const { says, target, unit, events, verdict, sources } = it;
      const bare = (value: number) => number(value, unit);
      const said = Number.isFinite(it.value)
        ? written(unit, `${bare(it.value)} [${bare(it.least)}, ${bare(it.most)}]`)
        : '–';
      const should = `${written(unit, `${bare(target.least)} to ${bare(target.most)}`)} (${sources.join(', ')})`;
      return `| ${says} | ${should} | ${said} | ${events} | ${verdicts[verdict]} |`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function number(value: number, unit: Anchor['unit']): string {
  if (unit === 'share') return String(Math.round(100 * value));
  if (unit === 'a year') return String(Math.round(1000 * value) / 10);
  return String(Math.round(100 * value) / 100);
}

function written(unit: Anchor['unit'], numbers: string): string {
  return { 'a year': `${numbers} % a year`, share: `${numbers} %`, times: `${numbers} times` }[
    unit
  ];
}
