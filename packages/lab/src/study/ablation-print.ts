// The table of what is lost when a part of the model is taken away, as Markdown: effects with their
// intervals, what the literature would have said of each row, and what moved besides.

import { listed } from '../base/wording.ts';
import { type AblationCell, type AblationRow, ablationOutcomes } from './ablation.ts';

const sayOf = new Map(ablationOutcomes.map((it) => [it.key, it.says]));

/** Writes the table. `sort` rows come in the order given; parts that change nothing are listed last. */
export function writeAblation(options: {
  readonly title: string;
  readonly opening: string;
  readonly seed: number;
  readonly rows: readonly AblationRow[];
}): string {
  const { title, opening, seed, rows } = options;
  const pairs = Math.max(0, ...rows.map((it) => it.pairs));
  const wholes = rows[0]?.cells ?? [];
  const lines = [
    `# ${title}: with each part taken away`,
    '',
    `From ${opening}, ${pairs} pairs of runs on the same dice for each row, seed ${seed}. A cell is the change in the mean`,
    'number a run when the part is taken away, and 95 % about it by the differences between draws; `·` is a change',
    'within that, `=` no change in any pair. Of a hundred cells in which nothing changes, five are called clear.',
    '',
    `| without | ${ablationOutcomes.map((it) => it.says).join(' | ')} |`,
    `|---|${ablationOutcomes.map(() => '---').join('|')}|`,
    `| *(mean of a run as it is)* | ${wholes.map((it) => it.whole.toFixed(2)).join(' | ')} |`,
    ...rows.map((row) => `| ${row.name} | ${row.cells.map(cellWords).join(' | ')} |`),
    '',
    '## Read row by row',
    '',
    ...rows.map(readRow),
    '',
  ];
  const idle = rows.filter((it) => it.differ === 0);
  lines.push(
    idle.length === 0
      ? 'No part is decoration: each changes at least one chronicle.'
      : `Decoration here, for not one chronicle differs without it: ${listed(idle.map((it) => it.name))}.`,
  );
  return `${lines.join('\n')}\n`;
}

/** A cell in a few characters. */
function cellWords({ moves, effect, most }: AblationCell): string {
  if (moves === 'unchanged') return '=';
  // one draw has no range
  const range = Number.isNaN(most)
    ? signed(effect)
    : `${signed(effect)} ± ${(most - effect).toFixed(2)}`;
  return moves === 'unclear' ? `· ${range}` : `**${range}**`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}

function readRow(row: AblationRow): string {
  const asked = row.cells.filter((it) => it.expectation !== undefined);
  const besides = row.cells.filter(
    (it) => it.expectation === undefined && (it.moves === 'more' || it.moves === 'less'),
  );
  const says = (cells: readonly AblationCell[]) => listed(cells.map((it) => sayOf.get(it.key)!));
  const part = (word: AblationCell['expectation'], words: string) => {
    const cells = asked.filter((it) => it.expectation === word);
    return cells.length === 0 ? [] : [`${words} ${says(cells)}.`];
  };
  const parts = [
    ...part('met', 'As expected:'),
    ...part('reversed', 'The other way than expected:'),
    ...part('not-seen', 'Expected and not seen in so many runs:'),
    ...(besides.length === 0
      ? []
      : [
          `Besides: ${listed(besides.map((it) => `${it.moves === 'less' ? 'fewer' : 'more'} ${sayOf.get(it.key)}`))}.`,
        ]),
    ...(row.differ === 0 ? ['Nothing differs at all.'] : []),
    ...(row.differ > 0 && asked.length + besides.length === 0 ? ['None of the ten moves.'] : []),
  ];
  return `- **${row.name}.** ${row.because} (${row.sources.join(', ')}) ${parts.join(' ')}`;
}
