// A ruler of one faith over towns of another, and an enemy who promises them freedom.

import { describe, expect, it } from 'vitest';
import { type SmallWorld, smallRun, type Told } from '../../test/small.ts';
import type { Option } from '../world/change.ts';
import { religion } from './religion.ts';

const towns = (it: { grievance: number; faith: string; treasury?: number }): SmallWorld => ({
  systems: [religion],
  faiths: ['moon', 'sun'],
  places: {
    seat: { owner: 'south', souls: 1000, faiths: { sun: 1 } },
    town: { owner: 'south', souls: 20_000, faiths: { moon: 1 }, grievance: it.grievance },
    camp: { owner: 'north', souls: 500, faiths: { moon: 1 } },
  },
  ways: [
    ['seat', 'town', 8],
    ['town', 'camp', 6],
  ],
  polities: {
    north: { capital: 'camp', ruler: 'aya' },
    south: { capital: 'seat', ruler: 'bek', treasury: it.treasury ?? 6 },
  },
  people: {
    aya: { court: 'north', at: 'camp', faith: 'moon' },
    bek: { court: 'south', at: 'seat', faith: it.faith },
  },
  relations: [{ between: ['north', 'south'], war: true }],
  pins: [{ die: 'religion.conversion', subject: 'every', matter: 'every', roll: 0.9999999 }],
  days: 500,
});
const policyOf = (told: readonly Told[], acts: readonly string[]) => {
  const council = told.find(
    (it) => it.kind === 'councilDecides' && it.polity === 'south' && it.matter === 'policy',
  );
  const options = (council?.options ?? []) as readonly Option[];
  return options.reduce((sum, it) => (acts.includes(it.act) ? sum + it.odds : sum), 0);
};
const harsh = ['religion.coerce', 'religion.billet', 'religion.coerce-and-billet', 'religion.burn'];

describe('religion', () => {
  it('a ruler of another faith with restless towns is likelier to be harsh than one of theirs', () => {
    const other = policyOf(smallRun(towns({ grievance: 0.7, faith: 'sun' })).told, harsh);
    const same = policyOf(smallRun(towns({ grievance: 0.7, faith: 'moon' })).told, harsh);
    expect(other).toBeGreaterThan(same);
  });

  it('an empty chest brings soldiers into the houses', () => {
    const billets = ['religion.billet', 'religion.coerce-and-billet', 'religion.burn'];
    const poor = policyOf(
      smallRun(towns({ grievance: 0.7, faith: 'sun', treasury: 0 })).told,
      billets,
    );
    const rich = policyOf(
      smallRun(towns({ grievance: 0.7, faith: 'sun', treasury: 9 })).told,
      billets,
    );
    expect(poor).toBeGreaterThan(rich);
  });

  it('content towns are left as they are', () => {
    expect(policyOf(smallRun(towns({ grievance: 0.1, faith: 'sun' })).told, harsh)).toBe(0);
  });

  it('a ruler favours his creed in the first year of his reign, and is not asked again', () => {
    const accedes = {
      in: 3,
      say: ((_world, act, id) =>
        act.happen({
          kind: 'rulerAccedes',
          polity: id.polity('south'),
          person: id.person('bek'),
          from: -1,
          by: 'succession',
        })) as NonNullable<SmallWorld['stage']>[number]['say'],
    };
    const calm = towns({ grievance: 0, faith: 'sun' });
    const favours = (run: ReturnType<typeof smallRun>) =>
      run
        .of('councilDecides')
        .filter((it) =>
          (it.options as readonly Option[]).some(({ act }) => act === 'religion.favour'),
        );
    expect(favours(smallRun(calm))).toHaveLength(0);
    const asked = favours(smallRun({ ...calm, stage: [accedes], days: 1200 }));
    expect(asked).toHaveLength(1);
    expect(asked[0]!.polity).toBe('south');
  });

  it('murmurs that reach the court call one council out of turn', () => {
    const say = (inDays: number) => ({
      in: inDays,
      say: ((_world, act, id) =>
        act.happen({
          kind: 'townMurmurs',
          place: id.place('town'),
          polity: id.polity('south'),
        })) as NonNullable<SmallWorld['stage']>[number]['say'],
    });
    const run = smallRun({
      ...towns({ grievance: 0.7, faith: 'sun' }),
      stage: [say(150), say(170)],
    });
    const councils = run.of('councilDecides').filter((it) => it.matter === 'unrest');
    expect(councils).toHaveLength(1);
    expect(councils[0]!.polity).toBe('south');
  });

  it('a promise is carried to the enemy’s restless towns at the pace of rumour', () => {
    const run = smallRun({
      ...towns({ grievance: 0.6, faith: 'sun' }),
      stage: [
        {
          in: 10,
          say: (_world, act, id) => {
            const [polity, against] = [id.polity('north'), id.polity('south')];
            const place = id.place('camp');
            act.happen({ kind: 'tolerationProclaimed', polity, against, place, force: -1 });
          },
        },
      ],
    });
    const heard = run.first('promiseHeard')!;
    expect(heard).toMatchObject({ place: 'town', polity: 'north', on: 10 + 2 + 6 * 1.5 });
    expect(run.of('promiseHeard')).toHaveLength(1); // the seat is content
    expect(heard.belief).toBeGreaterThan(0.6 - 0.15);
    expect(heard.belief).toBeLessThan(0.6 + 0.15);
  });

  it('a wife’s faith draws a ruler', () => {
    const small = towns({ grievance: 0.1, faith: 'sun' });
    const run = smallRun({
      ...small,
      people: {
        ...small.people,
        bek: { court: 'south', at: 'seat', faith: 'sun', spouse: 'dima' },
        dima: { court: 'south', at: 'seat', faith: 'moon', spouse: 'bek', sex: 'woman' },
      },
      pins: [{ die: 'religion.conversion', subject: 'every', matter: 0, roll: 0 }],
    });
    expect(run.first('rulerConverts')).toMatchObject({ person: 'bek', to: 'moon', by: 'marriage' });
  });

  it('a creed that is forced wins over some of the others each year, and one that is not wins nobody', () => {
    const after = (creed: number) => {
      const small = towns({ grievance: 0.1, faith: 'sun' });
      const town = { ...small.places.town!, creed };
      return smallRun({ ...small, places: { ...small.places, town } });
    };
    // two springs in 500 days from 1 April: 1 − 0.97, or 1 − 0.97²
    expect(after(1).place('town').faiths[1]).toBeGreaterThan(0.029);
    expect(after(1).place('town').faiths[1]).toBeLessThan(0.06);
    expect(after(0).of('faithSpreads')).toEqual([]);
  });

  it('a ruler who turns to the faith of his people stands better with them', () => {
    const small = towns({ grievance: 0.1, faith: 'sun' });
    const run = smallRun({
      ...small,
      pins: [{ die: 'religion.conversion', subject: 'every', matter: 'every', roll: 0 }],
      days: 60,
    });
    expect(run.first('rulerConverts')).toMatchObject({ person: 'bek', to: 'moon' });
    expect(run.first('legitimacyMoves')).toMatchObject({ polity: 'south', by: 'faith' });
    expect(run.first('legitimacyMoves')!.to).toBeGreaterThan(0.5);
  });
});
