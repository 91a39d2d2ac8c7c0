/**
 * Whether claims about causes can be asked: switches and outcomes that exist, an opening in which all
 * of them fit, and either a way to express the claim or a reason why there is none. Used by `check.ts`.
 */

import { type Checking, type FieldPath, find, refer } from './checking.ts';
import type { Claim, Key, Scenario } from './scenario.ts';
import { didYouMean } from './spell.ts';

/** A paraphrase longer than this is a quotation or an essay. */
const mostWords = 25;

/** Checks `claims.yaml`. */
export function checkClaims(checking: Checking): void {
  const outcomes = new Set(outcomesOf(checking.scenario));
  for (const claim of checking.scenario.claims) {
    checkWords(checking, claim);
    checkSwitches(checking, claim);
    for (const [index, { outcome }] of claim.bearsOn.entries()) {
      if (outcomes.has(outcome) || checking.written.outcome(outcome)) continue;
      const path = ['bears-on', index, 'outcome'];
      find(
        checking,
        'error',
        { spot: claim.spot, path },
        {
          code: 'unknown-outcome',
          what: `there is no outcome "${outcome}"`,
          hint: didYouMean(outcome, outcomes, 'Write an attestation’s key, or MATTER=FORM.'),
        },
      );
    }
    checkExpressed(checking, claim);
  }
}

function checkWords(checking: Checking, { says, spot }: Claim): void {
  const words = says.trim().split(/\s+/).length;
  if (words <= mostWords) return;
  find(
    checking,
    'warning',
    { spot, path: ['says'] },
    {
      code: 'long-claim',
      what: `the claim has ${words} words; ${mostWords} are enough`,
      hint: 'Put it more shortly, in your own words.',
    },
  );
}

function checkSwitches(checking: Checking, { spot, switches, opening }: Claim): void {
  const { scenario } = checking;
  refer(checking, 'opening', opening, { spot, path: ['opening'] });
  for (const [index, key] of switches.entries()) {
    refer(checking, 'switch', key, { spot, path: ['switches', index] });
  }
  const chosen = scenario.switches.filter((it) => switches.includes(it.key));
  const fits = (key: Key) =>
    chosen.every((it) => it.openings.length === 0 || it.openings.includes(key));
  const candidates = opening === undefined ? scenario.openings.map((it) => it.key) : [opening];
  // Without an opening there is nothing to fit, and that has been said.
  if (chosen.length === 0 || candidates.length === 0 || candidates.some(fits)) return;
  const path: FieldPath = opening === undefined ? ['switches'] : ['opening'];
  find(
    checking,
    'error',
    { spot, path },
    {
      code: 'unfit-opening',
      what: 'its switches do not all fit this opening',
      hint: `They fit: ${chosen.map((it) => `${it.key}: ${it.openings.join(', ') || 'all'}`).join('; ')}.`,
    },
  );
}

/** Either it can be asked and says of what, or it says why it cannot. */
function checkExpressed(checking: Checking, claim: Claim): void {
  const { spot, switches, cannot, bearsOn } = claim;
  if (switches.length > 0 === (cannot !== undefined)) {
    find(
      checking,
      'error',
      { spot },
      {
        code: 'unexpressed-claim',
        what:
          cannot === undefined
            ? 'nothing expresses this claim'
            : 'this claim has switches, and yet cannot be expressed',
        hint: 'Give switches, or say under cannot why the model cannot express it.',
      },
    );
  } else if (switches.length > 0 && bearsOn.length === 0) {
    find(
      checking,
      'error',
      { spot },
      {
        code: 'aimless-claim',
        what: 'this claim bears on nothing',
        hint: 'Write bears-on: [{outcome: KEY, expects: more}].',
      },
    );
  }
}

function outcomesOf(scenario: Scenario): string[] {
  return [
    ...scenario.attestations.map((it) => it.key),
    ...[...scenario.eventReadings, ...scenario.questions].flatMap((matter) =>
      matter.forms.map((form) => `${matter.key}=${form.key}`),
    ),
  ];
}
