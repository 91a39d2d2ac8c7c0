import { describe, expect, it } from 'vitest';
import { tutorialFiles } from '../../test/tutorial.ts';
import { parseScenario } from '../scenario/parse.ts';
import { tumenModel } from '../systems/index.ts';
import { checkModel } from './model-check.ts';

const model = tumenModel();

/** Findings about one switch that pins a die. */
function pinned(die: string, subject: string) {
  return switched(`  pins: [{die: ${die}, subject: "${subject}", matter: every, roll: 0}]`);
}

/** Findings about one switch with a line of its own, the sixth. */
function switched(line: string) {
  const text = [
    'odd:',
    '  name: Odd',
    '  kind: choice',
    '  why: To see.',
    '  openings: [spring]',
    line,
    '  cite: assumed',
    '',
  ].join('\n');
  const files = tutorialFiles().map((it) => (it.path === 'switches.yaml' ? { ...it, text } : it));
  const { scenario, findings } = parseScenario({ key: 'tutorial', files });
  expect(findings).toEqual([]);
  return checkModel(scenario, model);
}

describe('checking pins against the model', () => {
  it.each([
    ['siege.storm', 'place:bellmar'],
    ['siege.summons', 'force:grey-host'],
    ['diplomacy.incident', 'polity:upland'],
    ['court.plot', 'polity:upland'],
    ['court.life', 'person:aldric'],
    ['message.loss', 'polity:lakeland'],
    ['unrest.rising', 'every'],
  ])('lets %s be pinned about %s', (die, subject) => {
    expect(pinned(die, subject)).toEqual([]);
  });

  it.each([
    ['siege.storm', 'polity:upland', 'is about a siege', '"place:KEY" of the place besieged'],
    ['siege.storm', 'siege:bellmar', 'is about a siege', '"place:KEY" of the place besieged'],
    ['diplomacy.incident', 'place:bellmar', 'is about two polities', '"polity:KEY" of either'],
    ['court.plot', 'person:aldric', 'is about a polity', '"polity:KEY", or "every"'],
    ['unrest.rising', 'polity:upland', 'is about a place', '"place:KEY", or "every"'],
  ])('finds that a pin of %s about %s never matches', (die, subject, what, hint) => {
    const findings = pinned(die, subject);
    expect(findings).toMatchObject([
      { severity: 'error', code: 'wrong-subject', file: 'switches.yaml', line: 6 },
    ]);
    expect(findings[0]!.what).toContain(what);
    expect(findings[0]!.hint).toContain(hint);
  });

  it('finds an option that no council has, and names those that there are', () => {
    expect(switched('  bars: [{option: religion.billet, polity: upland}]')).toEqual([]);
    expect(switched('  bars: [{option: polity.billet, polity: upland}]')).toMatchObject([
      {
        severity: 'error',
        code: 'unknown-option',
        hint: expect.stringContaining('religion.billet'),
      },
    ]);
  });

  it('names a die that is nearly meant', () => {
    expect(pinned('siege.strom', 'place:bellmar')).toMatchObject([
      { code: 'unknown-die', hint: expect.stringContaining('siege.storm') },
    ]);
  });
});

describe('checking parameters against the model', () => {
  /** Findings about an opening that lays a parameter. */
  const laid = (value: string) => {
    const files = tutorialFiles().map((it) =>
      it.path === 'openings/spring.yaml'
        ? { ...it, text: `${it.text}parameters:\n  march.slowness: ${value}\n` }
        : it,
    );
    const { scenario, findings } = parseScenario({ key: 'tutorial', files });
    expect(findings).toEqual([]);
    return checkModel(scenario, model);
  };

  it('warns of one that an opening lays beyond its range, and of no other', () => {
    expect(laid('50')).toMatchObject([
      { severity: 'warning', code: 'out-of-range', file: 'openings/spring.yaml' },
    ]);
    expect(laid('{least: 40, most: 50}')).toHaveLength(1);
    expect(laid('{least: 0.1, most: 50}')).toEqual([]);
  });

  it('lets a switch suppose what lies beyond', () => {
    expect(switched('  lays: {parameters: {march.slowness: 50}}')).toEqual([]);
  });
});
