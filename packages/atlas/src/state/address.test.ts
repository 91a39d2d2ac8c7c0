import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Choice, modes, readAddress, steps, writeAddress } from './address.ts';

const usual: Choice = {
  view: 'explore',
  opening: 'spring',
  day: 2_165_000,
  mode: 'cloud',
  run: 0,
  actor: '',
  subject: '',
  step: 'ten-days',
  whole: false,
  only: [],
  like: false,
  against: '',
  account: '',
  set: [],
  stop: 0,
  kiosk: 0,
  camera: undefined,
};

describe('the address', () => {
  test('gives back every choice that was written into it', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
    const choices = fc.record({
      view: word,
      opening: word,
      day: fc.integer({ min: 1_000_000, max: 3_000_000 }),
      mode: fc.constantFrom(...modes),
      run: fc.integer({ min: 0, max: 9999 }),
      actor: fc.constantFrom('', 'person:someone', 'polity:a-realm'),
      subject: fc.constantFrom('', 'place:a-town', 'attestation:a-claim'),
      step: fc.constantFrom(...steps),
      whole: fc.boolean(),
      only: fc.array(
        fc
          .tuple(fc.constantFrom('', 'not '), word, fc.constantFrom('', '=form'))
          .map((it) => it.join('')),
        {
          maxLength: 3,
        },
      ),
      like: fc.constant(false),
      against: word,
      account: fc.constantFrom('', 'matter=account'),
      set: fc.subarray(['siege.pace=1.2', 'matter=account', 'switch=on']),
      stop: fc.integer({ min: 0, max: 20 }),
      kiosk: fc.constantFrom(0, 5, 90, 3600),
      camera: fc.constantFrom(undefined, { longitude: 71.25, latitude: 41.5, zoom: 2.5 }),
    });
    fc.assert(
      fc.property(choices, (choice) => {
        expect(readAddress(`#${writeAddress(choice, usual)}`, usual)).toEqual(choice);
      }),
    );
  });

  test('is read from any text without complaint', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readAddress(text, usual);
        expect(modes).toContain(read.mode);
        expect(Number.isInteger(read.day)).toBe(true);
      }),
    );
  });

  test('says little where all is as usual', () => {
    expect(writeAddress(usual, usual)).toBe('day=2165000');
  });
});
