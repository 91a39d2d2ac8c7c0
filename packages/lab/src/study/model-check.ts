// What a scenario asks of the model: parameters that it sets, dice that it pins and about whom, options
// that it bars. The scenario's own checks know no systems, so this is asked here, before anything is run.

import type { Finding } from '../base/finding.ts';
import type { Model } from '../engine/model.ts';
import { pinTables } from '../engine/pin.ts';
import type { SubjectTable } from '../engine/system.ts';
import type { Facts, Pin, Quantity, Scenario, Spot } from '../scenario/scenario.ts';
import { didYouMean } from '../scenario/spell.ts';

/** Findings about parameters, dice and systems that the model does not have; unordered. */
export function checkModel(scenario: Scenario, model: Model): readonly Finding[] {
  const findings: Finding[] = [];
  const refer = (sort: string, word: string, list: Iterable<string>, spot: Spot) => {
    const known = [...list];
    if (known.includes(word)) return;
    const all = sort === 'option' ? `Councils may decide: ${known.join(', ')}.` : undefined;
    const hint = didYouMean(word, known, all);
    findings.push({
      severity: 'error',
      ...spot,
      code: `unknown-${sort}`,
      what: `the model has no ${sort} "${word}"`,
      ...(hint === undefined ? {} : { hint }),
    });
  };
  const parameters = model.parameters.map((it) => it.name);
  const supposed = new Set(scenario.switches.map((it) => it.lays));
  const rangeOf = new Map(model.parameters.map((it) => [it.name, it.parameter.range]));
  for (const facts of factsOf(scenario)) {
    for (const it of facts.parameters) {
      refer('parameter', it.name, parameters, it.spot);
      const range = rangeOf.get(it.name);
      // a switch may suppose what no campaign ever saw
      if (range !== undefined && !supposed.has(facts) && isBeyond(it.value, range)) {
        findings.push({
          severity: 'warning',
          ...it.spot,
          code: 'out-of-range',
          what: `${it.name} lies beyond its range in the model, ${range[0]} to ${range[1]}`,
          hint: 'docs/model.md has its unit and its source. It is played as written.',
        });
      }
      if (!it.name.endsWith('.form') || !parameters.includes(it.name)) continue;
      if (it.value.shape === 'exact' && (it.value.value === 0 || it.value.value === 1)) continue;
      findings.push({
        severity: 'error',
        ...it.spot,
        code: 'unknown-form',
        what: `${it.name} says which form a rule has and is 0 or 1`,
        hint: 'docs/model.md says what each form is. To draw between two, write a reading that lays 0 or 1.',
      });
    }
  }
  const dice = new Map(
    [...model.dice.flatMap((own) => [...own.values()]), ...model.hazards].map((it) => [
      it.key,
      it.table,
    ]),
  );
  for (const it of scenario.switches) {
    for (const pin of it.pins) {
      refer('die', pin.die, dice.keys(), pin.spot);
      const table = dice.get(pin.die);
      if (table !== undefined && !mayName(pin, table)) findings.push(neverMatches(pin, table));
    }
    for (const bar of it.bars) refer('option', bar.option, model.options, it.spot);
  }
  return findings;
}

/** Whether a value is surely beyond a range; a range of one point is what no draw moves, and binds nobody. */
function isBeyond(value: Quantity, [least, most]: readonly [number, number]): boolean {
  if (least === most || value.shape === 'spread') return false;
  const [low, high] =
    value.shape === 'exact' ? [value.value, value.value] : [value.least, value.most];
  return high < least || low > most;
}

function mayName({ subject }: Pin, table: SubjectTable): boolean {
  return subject === 'every' || subject.startsWith(`${pinTables[table]}:`);
}

function neverMatches({ die, subject, spot }: Pin, table: SubjectTable): Finding {
  const keyed = pinTables[table];
  const meant = { siege: 'the place besieged', pair: 'either of the two' };
  const whose = table === 'siege' || table === 'pair' ? ` of ${meant[table]}` : '';
  return {
    severity: 'error',
    ...spot,
    code: 'wrong-subject',
    what: `the die "${die}" is about ${about[table]}, so a pin on "${subject}" never matches`,
    hint: `Write "${keyed}:KEY"${whose}, or "every".`,
  };
}

const about: Readonly<Record<SubjectTable, string>> = {
  place: 'a place',
  person: 'a person',
  polity: 'a polity',
  force: 'a force',
  siege: 'a siege',
  pair: 'two polities',
};

function factsOf(scenario: Scenario): readonly Facts[] {
  return [
    ...scenario.openings.map((it) => it.facts),
    ...scenario.circumstanceReadings.flatMap((it) => it.alternatives.map((one) => one.lays)),
    ...scenario.switches.map((it) => it.lays),
  ];
}
