// Writes docs/article.md: every sentence of the flagship's text with what carries it and how often it
// comes true. With --check it fails when the page is not what it would write.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { joinChunks, judge, makeQuestionnaire, playChunk, writeArticle } from '@tumen/lab';
import { framed } from '../packages/cli/dist/frames.js';
import { openScenario } from '../packages/cli/dist/opened.js';

const runs = 300;
const seed = 1216;
const page = fileURLToPath(new URL('../docs/article.md', import.meta.url));

const opened = await openScenario({
  folder: fileURLToPath(new URL('../scenarios/qara-khitai', import.meta.url)),
});
const { scenario } = opened;
const tables = new Map(
  scenario.openings.map(({ key: opening }) => {
    const { frame, laboratory } = framed(opened, { opening, switches: [] });
    const questionnaire = makeQuestionnaire({ scenario, setting: laboratory.setting, opening });
    const chunk = playChunk(frame, questionnaire, { seed, from: 0, to: runs });
    return [opening, joinChunks(questionnaire, [chunk])];
  }),
);
const text = writeArticle({ scenario, judgements: judge(scenario, tables), runs, seed });

if (!process.argv.includes('--check')) {
  writeFileSync(page, text);
} else if (readFileSync(page, 'utf8') !== text) {
  process.stderr.write(
    'docs/article.md is stale: run "npm run article" and read the difference.\n',
  );
  process.exitCode = 1;
}
