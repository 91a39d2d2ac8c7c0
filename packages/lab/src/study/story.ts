// A run as a story: its changes as dated sentences under the years in which they happen, with the marches
// of one force drawn together. Made from a chronicle alone. Used by the command line and by golden
// chronicles.

import { dateOf, monthName, writeYear } from '../base/calendar.ts';
import { capitalised, listed } from '../base/wording.ts';
import { type Chronicle, idIn } from '../engine/chronicle.ts';
import type { ForceId, PlaceId, Setting } from '../scenario/setting.ts';
import { type Change, vocabulary } from '../world/change.ts';
import { makeTeller, rankOf } from '../world/tell.ts';

interface Line {
  readonly day: number;
  /** Index of the change in the chronicle, which orders lines of one day. */
  readonly index: number;
  readonly sentence: string;
}

/** What befell many places on one day alike, told in one line. */
interface Alike {
  readonly change: Change & { readonly place: PlaceId };
  readonly places: PlaceId[];
  readonly line: { readonly day: number; readonly index: number };
}

interface March {
  readonly places: PlaceId[];
  readonly line: { readonly day: number; readonly index: number };
}

/**
 * The story of a run, one line a change, lines ended by newlines. `all`: also movements of numbers and
 * every leg of a march; without it, they are left out, stops on the way to a goal become one line, and so
 * does what a lord does to many places on one day.
 */
export function writeStory(
  setting: Setting,
  chronicle: Chronicle,
  options: { readonly all: boolean },
): string {
  const { calendar } = setting;
  const lines = linesOf(setting, chronicle, options);
  const out: string[] = [];
  let year: number | undefined;
  for (const { day, sentence } of lines) {
    const date = dateOf(calendar, day);
    if (date.year !== year) {
      if (year !== undefined) out.push('');
      year = date.year;
      out.push(writeYear(calendar, year), '');
    }
    out.push(`${`${date.day} ${monthName(calendar, date.month)}`.padEnd(dateWidth)}  ${sentence}`);
  }
  return out.length === 0 ? '' : `${out.join('\n')}\n`;
}

/** "14 September" fits. */
const dateWidth = 12;

function linesOf(
  setting: Setting,
  chronicle: Chronicle,
  { all }: { readonly all: boolean },
): readonly Line[] {
  const teller = makeTeller(setting);
  const lines: Line[] = [];
  const marches = new Map<ForceId, March>();
  const end = (force: ForceId) => {
    const march = marches.get(force);
    if (march === undefined) return;
    marches.delete(force);
    lines.push({ ...march.line, sentence: marchSentence(march, force, teller.names) });
  };
  const alike = new Map<string, Alike>();
  chronicle.changes.forEach((change, index) => {
    teller.learn(change);
    if (!all && rankOf(change.kind) === 'fine') return;
    const line = { day: chronicle.days[index]!, index };
    if (!all && change.kind === 'forceReaches') {
      const places = [...(marches.get(change.force)?.places ?? []), change.place];
      marches.set(change.force, { places, line });
      if (change.goal) end(change.force);
      return;
    }
    for (const force of forcesIn(change)) end(force);
    const kin = all ? undefined : kinOf(change);
    if (kin !== undefined) {
      const key = `${line.day} ${kin.key}`;
      const told = alike.get(key) ?? { change: kin.change, places: [], line };
      alike.set(key, { ...told, places: [...told.places, kin.change.place] });
      return;
    }
    lines.push({ ...line, sentence: teller.tell(change) });
  });
  for (const { change, places, line } of alike.values()) {
    lines.push({ ...line, sentence: teller.tellOfAll(change, places) });
  }
  for (const force of [...marches.keys()].sort((a, b) => a - b)) end(force);
  return lines.sort((a, b) => a.day - b.day || a.index - b.index);
}

/** What changes of one kind on one day have in common when they are told together; undefined for all others. */
function kinOf(
  change: Change,
): { readonly key: string; readonly change: Alike['change'] } | undefined {
  switch (change.kind) {
    case 'policyChanges': {
      const way = change.to === 0 ? 'ends' : change.to > change.from ? 'more' : 'less';
      return { key: `${change.kind} ${change.polity} ${change.matter} ${way}`, change };
    }
    case 'circumstanceTurns': {
      const { circumstance, effect, begins, place, share } = change;
      if (place === -1 || (effect !== 'harvest' && effect !== 'road')) return undefined;
      const key = `${change.kind} ${circumstance} ${effect} ${begins} ${share}`;
      return { key, change: { ...change, place } };
    }
    case 'townMurmurs':
      return { key: `${change.kind} ${change.polity}`, change };
    default:
      return undefined;
  }
}

function forcesIn(change: Change): readonly ForceId[] {
  return Object.entries(vocabulary[change.kind])
    .filter(([, type]) => type === 'force' || type === 'force?')
    .map(([field]) => idIn(change, field) as ForceId);
}

/** "The force of A from B marches by C and D to E." */
function marchSentence(
  { places }: March,
  force: ForceId,
  names: ReturnType<typeof makeTeller>['names'],
): string {
  const words = places.map((it) => names.place(it));
  const last = words.pop()!;
  const by = words.length === 0 ? '' : ` by ${listed(words)}`;
  const what = words.length === 0 ? 'reach' : 'march';
  const to = words.length === 0 ? ` ${last}` : ` to ${last}`;
  return `${capitalised(names.forceDoes(force, what))}${by}${to}.`;
}
