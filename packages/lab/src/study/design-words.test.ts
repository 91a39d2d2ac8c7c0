// Tables and settings that users bring: what is understood, and what is said of the rest.

import { describe, expect, it } from 'vitest';
import { tutorialFiles } from '../../test/tutorial.ts';
import { writeFinding } from '../base/finding.ts';
import { parseScenario } from '../scenario/parse.ts';
import { makeSetting } from '../scenario/setting.ts';
import { tumenModel } from '../systems/index.ts';
import { readCells, writeCell } from './cells.ts';
import { lineOf, runsOf } from './design.ts';
import { readDesign, readSettings, type Settable } from './design-words.ts';

const { scenario } = parseScenario({ key: 'tutorial', files: tutorialFiles() });
const settable: Settable = {
  scenario,
  setting: makeSetting(scenario),
  model: tumenModel(),
  opening: 'spring',
};
const table = (...lines: string[]) => readDesign(settable, 'runs.csv', lines.join('\n'));
const said = (...lines: string[]) => table(...lines).findings.map(writeFinding);

describe('a table of runs', () => {
  it('sets parameters, readings by their accounts and switches, and leaves what is empty to the dice', () => {
    const { design, findings } = table(
      'polity.incomeMonths,size-of-the-host,gentle-creed',
      '3.5,song,on',
      ',annals,',
    );
    expect(findings).toEqual([]);
    expect(design).toEqual({
      each: 'run',
      lines: [
        {
          set: { 'polity.incomeMonths': 3.5, 'readings.size-of-the-host': 1 },
          switches: { 'gentle-creed': true },
        },
        { set: { 'readings.size-of-the-host': 0 }, switches: {} },
      ],
    });
  });

  it('serves a run or a draw of ten with each line, and begins anew after the last', () => {
    const runs = table('polity.incomeMonths', '2', '3').design;
    const draws = table('draw,polity.incomeMonths', '0,2', '1,3').design;
    expect([runsOf(runs), runsOf(draws)]).toEqual([2, 20]);
    const values = (design: typeof runs, ...at: number[]) =>
      at.map((run) => lineOf(design, run).set['polity.incomeMonths']);
    expect(values(runs, 0, 1, 2)).toEqual([2, 3, 2]);
    expect(values(draws, 0, 9, 10, 19, 20)).toEqual([2, 2, 3, 3, 2]);
  });

  it('is answered with line, column and the word that was meant', () => {
    expect(said('polity.incomeMonth,size-of-the-host', '3,sogn')).toEqual([
      'runs.csv:1:1 error: nothing that can be set is called "polity.incomeMonth". Did you mean "polity.incomeMonths"?',
      'runs.csv:2:3 error: readings.size-of-the-host has no account "sogn". Did you mean "song"?',
    ]);
    expect(said('gentle-creed,polity.incomeMonths', 'perhaps,99', 'on,many')).toEqual([
      'runs.csv:2:1 error: the switch gentle-creed is on or off, not "perhaps".',
      'runs.csv:2:9 error: polity.incomeMonths is from 2 to 4.5, not 99. Outside of its range a number is no longer what its source says.',
      'runs.csv:3:4 error: polity.incomeMonths is a number, not "many".',
    ]);
  });

  it('is refused where lines are uneven, out of order, set one thing twice or are none', () => {
    expect(said('polity.incomeMonths,gentle-creed', '3')[0]).toContain('has 1 cells');
    expect(said('run,polity.incomeMonths', '1,3')[0]).toContain('the line of run 0, not "1"');
    expect(said('size-of-the-host,readings.size-of-the-host', 'song,song')[0]).toContain(
      'set by another column',
    );
    expect(said('polity.incomeMonths')[0]).toContain('no lines');
    expect(said('polity.incomeMonths', '"3')[0]).toBe(
      'runs.csv:2:1 error: a quotation mark is opened and not closed.',
    );
  });

  it('knows no names but its own, whatever they are called', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(said(name, '1')[0]).toContain('nothing that can be set');
    }
  });
});

describe('settings on the command line', () => {
  it('are one line for all runs', () => {
    const { design, findings } = readSettings(settable, [
      'engine.utilityWeight=0',
      'gentle-creed=on',
    ]);
    expect(findings).toEqual([]);
    expect(design.lines).toEqual([
      { set: { 'engine.utilityWeight': 0 }, switches: { 'gentle-creed': true } },
    ]);
    expect(lineOf(design, 0)).toBe(lineOf(design, 4711));
  });

  it('are refused when said twice or not at all', () => {
    const twice = readSettings(settable, ['gentle-creed=on', 'switches.gentle-creed=off', 'x']);
    expect(twice.findings.map((it) => it.code)).toEqual(['repeated-name', 'not-a-setting']);
  });
});

describe('cells', () => {
  it('come back as they were written', () => {
    const values = ['plain', 'with, comma', 'with "quotes"', 'two\nlines', ''];
    const { lines } = readCells(`a,b,c,d,e\r\n${values.map(writeCell).join(',')}\r\n`);
    expect(lines[1]!.map((it) => it.text)).toEqual(values);
    expect(lines[0]!.map((it) => it.column)).toEqual([1, 3, 5, 7, 9]);
  });

  it('are parted by what the first line is parted by', () => {
    expect(readCells('a;b\n1,5;2').lines[1]!.map((it) => it.text)).toEqual(['1,5', '2']);
  });

  it('are never a formula to a spreadsheet', () => {
    expect(writeCell('=1+1')).toBe("'=1+1");
    expect(writeCell(-1)).toBe('-1');
  });
});
