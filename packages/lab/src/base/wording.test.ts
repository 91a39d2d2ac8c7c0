import { describe, expect, it } from 'vitest';
import {
  aboutCount,
  capitalised,
  counted,
  grouped,
  inHundred,
  isPlural,
  listed,
  ordinalWord,
  present,
  rangePerHundred,
  shareWords,
} from './wording.ts';

describe('numbers for people', () => {
  it('groups thousands without the machine’s language', () => {
    expect([0, 999, 1000, 18234, 1234567, -1200].map(grouped)).toEqual([
      '0',
      '999',
      '1,000',
      '18,234',
      '1,234,567',
      '−1,200',
    ]);
  });

  it('rounds crowds to two leading digits and leaves small bands exact', () => {
    expect([7, 99, 100, 18234, 99600].map(aboutCount)).toEqual([
      '7',
      '99',
      'about 100',
      'about 18,000',
      'about 100,000',
    ]);
    expect(counted(1, 'soldier')).toBe('1 soldier');
    expect(counted(350, 'rider')).toBe('about 350 riders');
  });

  it('says how far a share may lie off', () => {
    expect(rangePerHundred({ least: 0.696, most: 1 })).toBe('70–100');
    expect(rangePerHundred({ least: 0, most: 0.003 })).toBe('under 1');
    expect(rangePerHundred({ least: 0.997, most: 1 })).toBe('over 99');
  });

  it('says shares as simple fractions', () => {
    expect([0, 0.01, 0.34, 0.68, 0.99, 1].map(shareWords)).toEqual([
      'none',
      'hardly any',
      'one in three',
      'two in three',
      'nearly all',
      'all',
    ]);
    expect(inHundred(0.412)).toBe('41 in 100');
    expect(inHundred(-0.2)).toBe('−20 in 100');
  });

  it('counts in order', () => {
    expect([1, 2, 9, 11, 21, 22, 113].map(ordinalWord)).toEqual([
      'first',
      'second',
      '9th',
      '11th',
      '21st',
      '22nd',
      '113th',
    ]);
  });
});

describe('words', () => {
  it('bends verbs to one doer or many', () => {
    expect(
      ['march', 'carry', 'lay', 'be', 'have', 'put down', 'go'].map((it) => present(it, false)),
    ).toEqual(['marches', 'carries', 'lays', 'is', 'has', 'puts down', 'goes']);
    expect(['march', 'be'].map((it) => present(it, true))).toEqual(['march', 'are']);
  });

  it('guesses from the head word whether a name means many', () => {
    const many = [
      'Reeders',
      'Reeders of Marl',
      'Marl and Osk',
      'Hill people of Osk',
      'Ottas',
      'Osks',
    ];
    const one = ['Osk', 'the Council of Reeders', 'Pass', 'Arius', 'Tamis'];
    expect(many.filter((it) => !isPlural(it))).toEqual([]);
    expect(one.filter(isPlural)).toEqual([]);
  });

  it('writes lists and beginnings', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
    expect(capitalised('the ford')).toBe('The ford');
  });
});
