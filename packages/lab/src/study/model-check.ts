// What a scenario asks of the model: parameters that it sets, dice that it pins, options that it bars.
// The scenario's own checks know no systems, so this is asked here, before anything is run.

import type { Finding } from '../base/finding.ts';
import type { Model } from '../engine/model.ts';
import type { Facts, Scenario, Spot } from '../scenario/scenario.ts';
import { didYouMean } from '../scenario/spell.ts';

/** Findings about parameters, dice and systems that the model does not have; unordered. */
export function checkModel(scenario: Scenario, model: Model): readonly Finding[] {
  const findings: Finding[] = [];
  const refer = (sort: string, word: string, list: Iterable<string>, spot: Spot) => {
    const known = [...list];
    if (known.includes(word)) return;
    const hint = didYouMean(word, known);
    findings.push({
      severity: 'error',
      ...spot,
      code: `unknown-${sort}`,
      what: `the model has no ${sort} "${word}"`,
      ...(hint === undefined ? {} : { hint }),
    });
  };
  const parameters = model.parameters.map((it) => it.name);
  for (const facts of factsOf(scenario)) {
    for (const it of facts.parameters) {
      refer('parameter', it.name, parameters, it.spot);
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
  const dice = [
    ...model.dice.flatMap((own) => [...own.values()].map((it) => it.key)),
    ...model.hazards.map((it) => it.key),
  ];
  const systems = model.systems.map((it) => it.name);
  for (const it of scenario.switches) {
    for (const pin of it.pins) refer('die', pin.die, dice, pin.spot);
    for (const bar of it.bars) refer('system', bar.option.split('.')[0]!, systems, it.spot);
  }
  return findings;
}

function factsOf(scenario: Scenario): readonly Facts[] {
  return [
    ...scenario.openings.map((it) => it.facts),
    ...scenario.circumstanceReadings.flatMap((it) => it.alternatives.map((one) => one.lays)),
    ...scenario.switches.map((it) => it.lays),
  ];
}
