// Reads what a user sets: a table of comma-separated values, or words like `name=value`. Everything
// that is unknown, out of its range or said twice becomes a finding with line and column, and nothing
// that is read here is taken for anything but names, numbers, accounts and on or off.

import type { Finding } from '../base/finding.ts';
import type { Model } from '../engine/model.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Input, Setting } from '../scenario/setting.ts';
import { didYouMean } from '../scenario/spell.ts';
import { readCells } from './cells.ts';
import type { Design, DesignLine } from './design.ts';

/** What can be set in runs from one opening. */
export interface Settable {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly model: Model;
  /** Key of the opening. */
  readonly opening: string;
}

/** What was understood, and what was wrong; with errors the design is not to be used. */
export interface ReadDesign {
  readonly design: Design;
  readonly findings: readonly Finding[];
}

/** Lines of a table; more are refused. */
const mostLines = 1_000_000;

/** Reads a table: names in its first line, one run or draw in each other. `file` is for findings. */
export function readDesign(settable: Settable, file: string, text: string): ReadDesign {
  const findings: Finding[] = [];
  const say = (
    spot: { readonly line: number; readonly column: number },
    code: string,
    what: string,
    hint?: string,
  ) => {
    const more = hint === undefined ? {} : { hint };
    findings.push({ severity: 'error', file, ...spot, code, what, ...more });
  };
  const { lines, trouble } = readCells(text);
  if (trouble !== undefined) say(trouble, 'not-a-table', trouble.what);
  const [header, ...rest] = lines;
  if (header === undefined || rest.length === 0) {
    say(
      { line: 1, column: 0 },
      'empty-table',
      'the table has no lines',
      'Its first line names what is set, each other line is a run.',
    );
    return { design: { each: 'run', lines: [] }, findings };
  }
  const things = thingsIn(settable);
  const seen = new Map<string, number>();
  let each: Design['each'] = 'run';
  const columns = header.map((cell, at): Thing | 'number' | undefined => {
    const word = cell.text.trim();
    if (at === 0 && (word === 'run' || word === 'draw')) {
      each = word;
      return 'number';
    }
    const thing = things.get(word);
    if (thing === undefined) {
      const hint = didYouMean(
        word,
        [...things.keys()],
        'Columns are parameters, readings, switches.',
      );
      say(cell, 'unknown-column', `nothing that can be set is called "${word}"`, hint);
      return undefined;
    }
    const name = thing.name;
    if (seen.has(name)) say(cell, 'repeated-column', `"${word}" is set by another column too`);
    seen.set(name, at);
    return thing;
  });
  if (rest.length > mostLines) {
    say(
      { line: mostLines + 2, column: 0 },
      'too-many-lines',
      `the table has more than ${mostLines} lines`,
    );
    return { design: { each, lines: [] }, findings };
  }
  const read = rest.map((cells, number): DesignLine => {
    const set: Record<string, number> = {};
    const switches: Record<string, boolean> = {};
    const line = cells[0]!.line;
    if (cells.length !== header.length) {
      const has = `the line has ${cells.length} cells and the first line ${header.length}`;
      say({ line, column: 0 }, 'uneven-line', has);
      return { set, switches };
    }
    cells.forEach((cell, at) => {
      const thing = columns[at];
      const word = cell.text.trim();
      if (thing === undefined) return;
      if (thing === 'number') {
        if (word === String(number)) return;
        const count = `The first line is for ${each} 0, and so on.`;
        say(cell, 'wrong-number', `this is the line of ${each} ${number}, not "${word}"`, count);
        return;
      }
      if (word === '') return;
      const value = meantBy(thing, word);
      if (typeof value === 'object') say(cell, value.code, value.what, value.hint);
      else if (typeof value === 'boolean') switches[thing.name] = value;
      else set[thing.name] = value;
    });
    return { set, switches };
  });
  return { design: { each, lines: read }, findings };
}

/** Reads words like `polity.incomeMonths=2`, `size-of-the-host=song` or `gentle-creed=on` as one line for all runs. */
export function readSettings(settable: Settable, words: readonly string[]): ReadDesign {
  const findings: Finding[] = [];
  const things = thingsIn(settable);
  const set: Record<string, number> = {};
  const switches: Record<string, boolean> = {};
  words.forEach((word, at) => {
    const say = (code: string, what: string, hint?: string) => {
      const more = hint === undefined ? {} : { hint };
      const spot = { file: '--set', line: at + 1, column: 0 };
      findings.push({ severity: 'error', ...spot, code, what, ...more });
    };
    const parts = /^([^=]+)=(.*)$/s.exec(word);
    if (parts === null) {
      say('not-a-setting', `"${word}" is not of the form name=value`);
      return;
    }
    const [name, said] = [parts[1]!.trim(), parts[2]!.trim()];
    const thing = things.get(name);
    if (thing === undefined) {
      say(
        'unknown-name',
        `nothing that can be set is called "${name}"`,
        didYouMean(name, [...things.keys()], 'Parameters, readings and switches can be set.'),
      );
      return;
    }
    const known = thing.name;
    if (Object.hasOwn(set, known) || Object.hasOwn(switches, known)) {
      say('repeated-name', `"${name}" is set twice`);
      return;
    }
    const value = meantBy(thing, said);
    if (typeof value === 'object') say(value.code, value.what, value.hint);
    else if (typeof value === 'boolean') switches[known] = value;
    else set[known] = value;
  });
  return { design: { each: 'draw', lines: [{ set, switches }] }, findings };
}

/** Something that a column or a word may set, by the name that it is kept under. */
export type Thing =
  | { readonly kind: 'value'; readonly name: string; readonly least: number; readonly most: number }
  | { readonly kind: 'reading'; readonly name: string; readonly accounts: readonly string[] }
  | { readonly kind: 'switch'; readonly name: string };

/** Everything that can be set in runs from an opening: the rules' numbers, the scenario's, readings, switches. */
export function thingsToSet(settable: Settable): readonly Thing[] {
  return [...new Set(thingsIn(settable).values())];
}

/** By every word that may stand for it. A key that is both reading and switch needs its prefix. */
function thingsIn({ scenario, setting, model, opening }: Settable): ReadonlyMap<string, Thing> {
  const out = new Map<string, Thing>();
  const number = setting.openings.findIndex((it) => it.key === opening);
  for (const { name, parameter } of model.parameters) {
    const free = parameter.source === 'by definition';
    const [least, most] = free ? [0, mostFactor] : parameter.range;
    out.set(name, { kind: 'value', name, least, most });
  }
  for (const { name, shape } of setting.inputs) {
    if (shape.kind !== 'reading') out.set(name, { kind: 'value', name, ...boundsOf(shape) });
  }
  for (const it of setting.readings) {
    if (!it.openings.includes(number)) continue;
    const accounts = it.alternatives.map((one) => one.key);
    const thing: Thing = { kind: 'reading', name: setting.inputs[it.input]!.name, accounts };
    out.set(it.key, thing);
    out.set(thing.name, thing);
  }
  for (const it of scenario.switches) {
    if (it.openings.length > 0 && !it.openings.includes(opening)) continue;
    const thing: Thing = { kind: 'switch', name: it.key };
    if (out.has(it.key)) out.delete(it.key);
    else out.set(it.key, thing);
    out.set(`switches.${it.key}`, thing);
  }
  return out;
}

/** The engine's own factors may be set from 0 to this. @source assumed */
const mostFactor = 100;

function boundsOf(shape: Exclude<Input['shape'], { readonly kind: 'reading' }>): {
  readonly least: number;
  readonly most: number;
} {
  if (shape.kind === 'spread') return { least: 0, most: Number.MAX_VALUE };
  return { least: shape.least, most: shape.most };
}

type Refusal = { readonly code: string; readonly what: string; readonly hint?: string };

function meantBy(thing: Thing, word: string): number | boolean | Refusal {
  switch (thing.kind) {
    case 'switch': {
      const found = switchWords.get(word.toLowerCase());
      if (found !== undefined) return found;
      const what = `the switch ${thing.name} is on or off, not "${word}"`;
      return { code: 'not-a-switch-word', what };
    }
    case 'reading': {
      const at = thing.accounts.indexOf(word);
      if (at >= 0) return at;
      const hint = didYouMean(word, thing.accounts, `Accounts: ${thing.accounts.join(', ')}.`);
      const what = `${thing.name} has no account "${word}"`;
      return { code: 'unknown-account', what, ...(hint === undefined ? {} : { hint }) };
    }
    case 'value': {
      const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(word) ? Number(word) : Number.NaN;
      const { name, least, most } = thing;
      if (!Number.isFinite(value)) {
        return { code: 'not-a-number', what: `${name} is a number, not "${word}"` };
      }
      if (value >= least && value <= most) return value === 0 ? 0 : value;
      const range = most === Number.MAX_VALUE ? `at least ${least}` : `from ${least} to ${most}`;
      return {
        code: 'out-of-range',
        what: `${name} is ${range}, not ${word}`,
        hint: 'Outside of its range a number is no longer what its source says.',
      };
    }
  }
}

const switchWords: ReadonlyMap<string, boolean> = new Map([
  ['on', true],
  ['yes', true],
  ['true', true],
  ['1', true],
  ['off', false],
  ['no', false],
  ['false', false],
  ['0', false],
]);
