// The kernel's own promises, shown with systems of a few lines: budgets are spent and never put off,
// causes point back, what nobody changed stays the same, and only a council that hears may decide.

import { describe, expect, it } from 'vitest';
import { type SmallWorld, smallRun } from '../../test/small.ts';
import { exactly, type SwitchGiven } from '../scenario/setting.ts';
import { type AnySystem, system } from './system.ts';

/** Risings at a rate that follows grievance; each one halves it. */
const risings = system({
  name: 'risings',
  gist: 'Risings at a rate that follows grievance.',
  parameters: { pace: { value: 0.01, range: [0.01, 0.01], unit: 'per day', source: 'assumed' } },
  dice: {},
  hazards: { rising: 'place' },
  rates: {
    rising: (world, place, { parameters }) => parameters.pace * world.places[place]!.grievance,
  },
  comes: {
    rising(world, place, _nth, { happen, review }) {
      const { owner, grievance } = world.places[place]!;
      if (owner === -1) return;
      happen({ kind: 'revoltBreaksOut', place, against: owner, share: 0.3 });
      happen({ kind: 'grievanceMoves', place, to: grievance / 2 });
      review('rising', place);
    },
  },
  begin(world, { review }) {
    for (let place = 0; place < world.places.length; place += 1) review('rising', place as never);
  },
  after: { grievanceMoves: (_world, { place }, { review }) => review('rising', place) },
});

const base: SmallWorld = {
  systems: [risings],
  places: {
    hill: { owner: 'reds', grievance: 1, garrison: 10, souls: 1000 },
    mill: { owner: 'reds', grievance: 1, garrison: 10, souls: 1000 },
  },
  polities: { reds: { capital: 'hill' } },
  ways: [['hill', 'mill', 2]],
  days: 3000,
};

/** Said on a set of days, without effect on any rate: the review must not put the budget off. */
const reviewer = (everyDay: boolean): AnySystem =>
  system({
    name: 'waiting',
    gist: 'One hazard that is reviewed every morning or never.',
    parameters: {},
    dice: {},
    hazards: { coming: 'polity' },
    rates: { coming: (world) => 0.05 + (world.day % 2) * 0.000001 },
    comes: {
      coming(_world, polity, _nth, { happen }) {
        happen({ kind: 'polityFalls', polity, to: -1 });
      },
    },
    begin(_world, { review, later }) {
      review('coming', 0 as never);
      if (everyDay)
        for (let day = 1; day < 200; day += 1) later(day, { kind: 'politiesReckon', quarter: day });
    },
    on: { politiesReckon: (_world, _it, { review }) => review('coming', 0 as never) },
  });

describe('the loop', () => {
  it('gives the same chronicle for the same run, and another for another run', () => {
    const days = (run: number) => smallRun({ ...base, run }).told.map((it) => it.on);
    expect(days(3)).toEqual(days(3));
    expect(days(3)).not.toEqual(days(4));
  });

  it('does not put a hazard off when it is reviewed every morning', () => {
    const wait = (everyDay: boolean, run: number) =>
      smallRun({ ...base, systems: [reviewer(everyDay)], days: 199, run }).first('polityFalls')
        ?.on ?? 999;
    for (let run = 0; run < 200; run += 1) {
      expect(Math.abs(wait(true, run) - wait(false, run))).toBeLessThanOrEqual(1);
    }
  });

  it('waits on average as long as the rate says, half a day more for whole days', () => {
    let sum = 0;
    const runs = 1600;
    for (let run = 0; run < runs; run += 1) {
      sum += smallRun({ ...base, systems: [reviewer(false)], days: 3000, run }).first(
        'polityFalls',
      )!.on;
    }
    // mean of an exponential with 0.05 a day is 20 days, plus 0.5; standard error 20/√1600 = 0.5
    expect(Math.abs(sum / runs - 20.5)).toBeLessThan(1.2);
  });

  it('lets causes point backwards and days never go back', () => {
    const { told } = smallRun(base);
    expect(told.length).toBeGreaterThan(10);
    told.forEach((it, at) => {
      if (at > 0) expect(it.on).toBeGreaterThanOrEqual(told[at - 1]!.on);
    });
  });

  it('leaves every rate in force equal to its function when all is at rest', () => {
    smallRun({
      ...base,
      options: {
        atRest: (_world, check) => expect(check.staleness().ratio).toBe(1),
      },
    });
  });

  it('rolls every name once', () => {
    const names = new Set<string>();
    smallRun({
      ...base,
      options: {
        onRoll: (die, { high, low }, matter) => {
          const name = `${die} ${high} ${low} ${matter}`;
          expect(names.has(name)).toBe(false);
          names.add(name);
        },
      },
    });
    expect(names.size).toBeGreaterThan(5);
  });

  it('changes nothing for a bystander who rolls his own die', () => {
    const bystander = system({
      name: 'bystander',
      gist: 'Rolls and says nothing.',
      parameters: {},
      dice: { idle: 'place' },
      hazards: {},
      rates: {},
      comes: {},
      after: {
        revoltBreaksOut: (world, { place }, { roll }) =>
          void roll('idle', place, world.places[place]!.risings),
      },
    });
    const told = (systems: readonly AnySystem[]) => smallRun({ ...base, systems }).told;
    expect(told([risings, bystander])).toEqual(told([risings]));
  });

  it('keeps base and variant equal up to the first difference, which is the raised hazard and comes no later', () => {
    let differ = 0;
    for (let run = 0; run < 60; run += 1) {
      const told = (pace: number) =>
        smallRun({ ...base, run, parameters: { 'risings.pace': pace } }).told;
      const [low, high] = [told(0.01), told(0.013)];
      const at = low.findIndex((it, index) => JSON.stringify(it) !== JSON.stringify(high[index]));
      if (at === -1) continue;
      differ += 1;
      expect(high[at]!.kind).toBe('revoltBreaksOut');
      expect(high[at]!.on).toBeLessThanOrEqual(low[at]!.on);
    }
    expect(differ).toBeGreaterThan(50);
  });

  it('obeys a pin: roll 1 on a hazard means never, roll 0 as soon as it can', () => {
    const pin = (roll: number) => [
      { die: 'risings.rising', subject: 'place:hill', matter: 'every' as const, roll },
    ];
    const never = smallRun({ ...base, pins: pin(1) });
    expect(never.of('revoltBreaksOut').map((it) => it.place)).not.toContain('hill');
    expect(never.of('revoltBreaksOut').map((it) => it.place)).toContain('mill');
    expect(smallRun({ ...base, pins: pin(0) }).first('revoltBreaksOut')!.on).toBe(0);
  });

  it('lays a switch over the opening and leaves everybody else his luck', () => {
    const calm: SwitchGiven = {
      key: 'calm',
      name: 'Calm on the hill',
      openings: [0],
      lays: [{ table: 'place', id: 0, field: 'grievance', part: 0, amount: exactly(0) }],
      without: [],
      pins: [],
      bars: [],
    };
    const mill = (on: readonly string[]) =>
      smallRun({ ...base, switches: [calm], on })
        .of('revoltBreaksOut')
        .filter((it) => it.place === 'mill')
        .map((it) => it.on);
    expect(mill(['calm'])).toEqual(mill([]));
    expect(
      smallRun({ ...base, switches: [calm], on: ['calm'] })
        .of('revoltBreaksOut')
        .some((it) => it.place === 'hill'),
    ).toBe(false);
  });

  it('refuses a decision from a rule that has not heard but looked', () => {
    const peeping = system({
      name: 'peeping',
      gist: 'Decides by what it sees.',
      parameters: {},
      dice: {},
      hazards: {},
      rates: {},
      comes: {},
      begin: (_world, { happen }) =>
        void happen({
          kind: 'councilDecides',
          polity: 0 as never,
          matter: 'realm',
          choice: 0,
          options: [],
        }),
    });
    expect(() => smallRun({ ...base, systems: [peeping] })).toThrow(
      'only a council that hears may decide',
    );
  });
});
