import { describe, expect, it } from 'vitest';
import { smallRun } from '../../test/small.ts';
import { system } from '../engine/system.ts';
import type { SiegeId } from '../scenario/setting.ts';
import { findEvents } from './find.ts';
import { writeStory } from './story.ts';
import { explain, writeWhy } from './why.ts';

/** Sieges that end in a storm, at one rate for the first men before the walls and more for the second. */
const storming = system({
  name: 'storming',
  gist: 'Storms what is besieged.',
  parameters: {},
  dice: {},
  hazards: { storm: 'siege' },
  rates: {
    storm: (world, siege) => 0.01 * (1 + world.places[world.sieges[siege]!.place]!.garrison),
  },
  comes: {
    storm(world, siege, _nth, act) {
      const { place, polity } = world.sieges[siege]!;
      act.happen({
        kind: 'placeChangesHands',
        place,
        from: world.places[place]!.owner,
        to: polity,
        by: 'storm',
      });
    },
  },
  after: {
    siegeLaid: (_world, it, act) => act.review('storm', it.siege),
    garrisonMoves: (_world, _it, act) => act.review('storm', 0 as SiegeId),
  },
});

/** The besieged are reckoned a hundred days after the siege is laid; the storm comes at 1.5 of pressure. */
const run = smallRun({
  systems: [storming],
  places: { Marl: { owner: 'Reeders' }, Osk: { owner: 'Oskany' }, Lum: { owner: 'Oskany' } },
  people: { Ana: { court: 'Reeders', at: 'Marl' } },
  polities: { Reeders: { capital: 'Marl' }, Oskany: { capital: 'Osk' } },
  ways: [
    ['Marl', 'Lum', 2],
    ['Lum', 'Osk', 2],
  ],
  // −ln(1 − 0.7768698) = 1.5
  pins: [{ die: 'storming.storm', subject: 'every', matter: 'every', roll: 0.7768698 }],
  options: { trace: true },
  councils: [
    { in: 5, polity: 'Reeders', orders: [{ task: 'attack', place: 'Osk', soldiers: 3000 }] },
  ],
  stage: [
    {
      in: 10,
      say: (_world, act, id) => {
        const [marl, lum, osk] = [id.place('Marl'), id.place('Lum'), id.place('Osk')];
        const [polity, against] = [id.polity('Reeders'), id.polity('Oskany')];
        const force = act.next.force();
        const council = act.latest('councilDecides', polity);
        act.happen(
          {
            kind: 'forceRaised',
            force,
            polity,
            place: marl,
            soldiers: 3000,
            commander: id.person('Ana'),
            task: 'attack',
            goal: osk,
          },
          [council],
        );
        act.happen({ kind: 'forceSetsOut', force, from: marl, to: lum, days: 2 });
        act.happen({ kind: 'forceReaches', force, place: lum, from: marl, goal: false, days: 3 });
        act.happen({ kind: 'forceSetsOut', force, from: lum, to: osk, days: 2 });
        act.happen({ kind: 'forceReaches', force, place: osk, from: lum, goal: true, days: 3 });
        act.happen({
          kind: 'siegeLaid',
          place: osk,
          force,
          polity,
          against,
          siege: act.next.siege(),
          stores: 90,
        });
      },
    },
    {
      in: 110,
      say: (_world, act, id) =>
        act.happen({ kind: 'garrisonMoves', place: id.place('Osk'), to: 1 }),
    },
  ],
});
const { chronicle } = run.played;
const taken = run.first('placeChangesHands')!;

describe('explaining', () => {
  it('says of a hazard how much each change built up to it', () => {
    // 100 days at 0.01 make 1 of 1.5; from then on 0.02 a day make the other 0.5 in 25 days
    expect(taken.on).toBe(135);
    const { pressure } = explain(run.setting, run.played, taken.index).steps[0]!;
    expect(pressure!.hazard).toBe('storming.storm');
    expect(pressure!.parts.map((it) => Math.round(it.ofHundred))).toEqual([67, 33]);
    expect(pressure!.parts.map((it) => it.since!.index)).toEqual([
      run.first('siegeLaid')!.index,
      run.first('garrisonMoves')!.index,
    ]);
  });

  it('follows the triggers back to the given situation', () => {
    const { steps } = explain(run.setting, run.played, taken.index);
    expect(steps.map((it) => it.kind)).toEqual([
      'placeChangesHands',
      'siegeLaid',
      'forceReaches',
      'forceSetsOut',
      'forceReaches',
      'forceSetsOut',
      'forceRaised',
    ]);
    expect(steps.at(-1)!.because.map((it) => it.sentence)).toEqual([
      'The Reeders decide in council to send about 3,000 soldiers to attack Osk.',
    ]);
  });

  it('is written as prose, with the march as one line', () => {
    expect(writeWhy(explain(run.setting, run.played, taken.index))).toBe(
      [
        '14 August 1200: The Reeders take Osk, held by Oskany, by storm.',
        '  It could come at any time (storm in storming); of 100 parts of what built up to it',
        '    67 since 11 April 1200: The Reeders lay siege to Osk, held by Oskany, with the force of Ana from Marl.',
        '    33 since 20 July 1200: The garrison of Osk numbers 1.',
        'because 11 April 1200: The Reeders lay siege to Osk, held by Oskany, with the force of Ana from Marl.',
        'by way of 4 lesser steps since 11 April 1200',
        'because 11 April 1200: The Reeders gather about 3,000 soldiers under Ana at Marl to attack Osk.',
        '  Its odds were set by',
        '    6 April 1200: The Reeders decide in council to send about 3,000 soldiers to attack Osk.',
        'because of the situation given at the opening.',
        '',
      ].join('\n'),
    );
  });
});

describe('finding what is meant', () => {
  const best = (words: string) => findEvents(run.setting, chronicle, words)[0];

  it('knows a change by the words of its kind or of its sentence', () => {
    expect(best('Osk changes hands')!.index).toBe(taken.index);
    expect(best('the reeders TAKE osk')!.index).toBe(taken.index);
    expect(best('siege of Osk')!.index).toBe(run.first('siegeLaid')!.index);
    expect(best('Ana gathers soldiers')!.index).toBe(run.first('forceRaised')!.index);
  });

  it('prefers what a reader wants to see first', () => {
    const ranks = findEvents(run.setting, chronicle, 'Osk').map(
      (it) => chronicle.changes[it.index]!.kind,
    );
    expect(ranks.indexOf('placeChangesHands')).toBeLessThan(ranks.indexOf('garrisonMoves'));
  });

  it('finds nothing where no word is known', () => {
    expect(findEvents(run.setting, chronicle, 'the whale of Nod')).toEqual([]);
    expect(findEvents(run.setting, chronicle, ' of the ')).toEqual([]);
  });
});

describe('a story', () => {
  it('is dated under its years and draws a march together', () => {
    expect(writeStory(run.setting, chronicle, { all: false })).toBe(
      [
        '1200',
        '',
        '6 April       The Reeders decide in council to send about 3,000 soldiers to attack Osk.',
        '11 April      The Reeders gather about 3,000 soldiers under Ana at Marl to attack Osk.',
        '11 April      The force of Ana from Marl marches by Lum to Osk.',
        '11 April      The Reeders lay siege to Osk, held by Oskany, with the force of Ana from Marl.',
        '14 August     The Reeders take Osk, held by Oskany, by storm.',
        '',
      ].join('\n'),
    );
  });

  it('leaves nothing out when all is asked for', () => {
    const lines = writeStory(run.setting, chronicle, { all: true }).trim().split('\n');
    expect(lines).toHaveLength(chronicle.changes.length + 2);
  });

  it('tells in one line what a lord does to many places on one day, and all of it when asked', () => {
    const towns = ['Marl', 'Osk', 'Lum', 'Fen', 'Ash', 'Elm'];
    const pressed = smallRun({
      systems: [],
      places: Object.fromEntries(towns.map((it) => [it, { owner: 'Reeders' }])),
      people: { Ana: { court: 'Reeders', at: 'Marl' } },
      polities: { Reeders: { capital: 'Marl' } },
      ways: [],
      stage: [
        {
          in: 10,
          say: (_world, act, id) => {
            for (const town of towns) {
              const to = town === 'Elm' ? 0 : 1;
              act.happen({
                ...{ kind: 'policyChanges', polity: id.polity('Reeders'), place: id.place(town) },
                ...{ matter: 'billets', from: 0.5, to },
              });
            }
          },
        },
      ],
    });
    const told = (all: boolean) => writeStory(pressed.setting, pressed.played.chronicle, { all });
    expect(told(false)).toContain('on the people of Marl, Osk, Lum and 2 others.');
    expect(told(false)).toContain('Elm');
    expect(told(true).trim().split('\n')).toHaveLength(2 + towns.length);
  });
});
