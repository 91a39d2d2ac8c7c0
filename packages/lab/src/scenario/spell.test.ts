import { describe, expect, test } from 'vitest';
import { didYouMean, fold, nearest, slipsBetween } from './spell.ts';

describe('spelling', () => {
  test('a letter left out, put in, changed or swapped with its neighbour is one slip', () => {
    expect(slipsBetween('bellmar', 'belmar')).toBe(1);
    expect(slipsBetween('bellmar', 'bellmaar')).toBe(1);
    expect(slipsBetween('bellmar', 'bellmer')).toBe(1);
    expect(slipsBetween('bellmar', 'bellmra')).toBe(1);
    expect(slipsBetween('', 'abc')).toBe(3);
    expect(slipsBetween('corvey', 'corvey')).toBe(0);
  });

  test('the nearest word is offered only if it is near', () => {
    expect(nearest('belmar', ['corvey', 'bellmar'])).toBe('bellmar');
    expect(nearest('garrisson', ['garrison', 'governor'])).toBe('garrison');
    expect(nearest('xyz', ['corvey', 'bellmar'])).toBeUndefined();
    expect(nearest('', ['a'])).toBeUndefined();
  });

  test('of two equally near words the first in plain order is offered, however they are listed', () => {
    expect(nearest('cat', ['cot', 'car'])).toBe('car');
    expect(nearest('cat', ['car', 'cot'])).toBe('car');
  });

  test('a suggestion is a question, and there may be something else to say', () => {
    expect(didYouMean('belmar', ['bellmar'])).toBe('Did you mean "bellmar"?');
    expect(didYouMean('belmar', ['corvey'], 'Known: corvey.')).toBe('Known: corvey.');
  });

  test('names are compared without case, accents and marks', () => {
    expect(fold('Bêl-Mär')).toBe(fold('bel mar'));
  });
});
