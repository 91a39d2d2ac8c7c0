/**
 * Citations: `ys 120 (second-hand)` into source, locus and how the author came by it, and all that
 * a statement rests on. They exist so that no number enters a run without saying who gave it.
 * Used by all readers of entries.
 */

import { type Reading, report } from './reading.ts';
import type { Citation, Grounds, Sight } from './scenario.ts';
import type { GroundedText } from './schema-parts.ts';
import { didYouMean } from './spell.ts';
import { type Mark, markWithin } from './yaml.ts';

/** Grounds of what a file leaves to its default: nobody says so. */
export const byDefault: Grounds = { citations: [], assumed: true, fromCase: false, note: '' };

/**
 * What a statement rests on: what it says itself, or else what `inherited` says. Only if it says
 * nothing at all are these the same record as the inherited ones.
 */
export function readGrounds(
  reading: Reading,
  { value, mark }: { readonly value: GroundedText; readonly mark: Mark },
  inherited: Grounds = { citations: [], assumed: false, fromCase: false, note: '' },
): Grounds {
  const { cite, note, 'from-case': fromCase } = value;
  if (cite === undefined && note === undefined && fromCase === undefined) return inherited;
  const cited = cite === undefined ? inherited : readCitations(reading, cite, mark);
  return {
    citations: cited.citations,
    assumed: cited.assumed,
    fromCase: fromCase ?? inherited.fromCase,
    note: note ?? inherited.note,
  };
}

function readCitations(
  reading: Reading,
  cite: string | readonly string[],
  mark: Mark,
): { readonly citations: readonly Citation[]; readonly assumed: boolean } {
  const citations: Citation[] = [];
  let assumed = false;
  const words = typeof cite === 'string' ? [cite] : cite;
  for (const [index, text] of words.entries()) {
    if (text.trim() === 'assumed') {
      assumed = true;
      continue;
    }
    const citation = readCitation(text);
    if ('problem' in citation) {
      report(reading, markWithin(mark, ['cite', index]).spot, {
        code: 'bad-citation',
        what: citation.problem,
        hint: citation.hint,
      });
    } else {
      citations.push(citation);
    }
  }
  return { citations, assumed };
}

/** Reads one citation, `KEY LOCUS` with or without `(recalled)`, or says what is wrong with it. */
export function readCitation(
  text: string,
): Citation | { readonly problem: string; readonly hint: string } {
  const hint = 'Write KEY LOCUS, such as "annals 12" or "annals 12 (recalled)", or assumed.';
  const words = text.trim();
  const sighted = /^(.*?)\s*\(([^()]*)\)$/s.exec(words);
  const suffix = sighted?.[2]?.trim();
  const isSight = suffix !== undefined && sights.includes(suffix);
  const meant = suffix === undefined || isSight ? undefined : didYouMean(suffix, sights);
  if (meant !== undefined) {
    return { problem: `"(${suffix})" does not say how the source was seen`, hint: meant };
  }
  const rest = isSight ? (sighted?.[1] ?? '') : words;
  const parts = /^([a-z][a-z0-9-]*)(?:\s+(.*))?$/s.exec(rest);
  if (parts === null) return { problem: `"${text.slice(0, 60)}" is not a citation`, hint };
  return {
    source: parts[1]!,
    locus: (parts[2] ?? '').trim(),
    sight: isSight ? (suffix as Sight) : 'seen',
  };
}

const sights: readonly string[] = ['seen', 'second-hand', 'recalled'] satisfies Sight[];
