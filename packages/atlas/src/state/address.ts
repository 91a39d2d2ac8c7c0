// What is on the screen as one line of text, and back: the part of the address after “#”. Everything that
// a person can choose stands in it, so that a link leads to the same picture. Unknown words are ignored.

import { mostConditions } from './keeping.ts';

/** How many runs are shown, and how. */
export type Mode = 'one' | 'many' | 'cloud' | 'typical';
/** How far one step of the clock goes. */
export type Step = 'day' | 'ten-days' | 'month' | 'season';

/** Where the map looks: degrees of its middle, and how much larger than the whole. */
export interface Camera {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

/** Everything a person can choose. */
export interface Choice {
  /** Name of a view in `views/table.ts`. */
  readonly view: string;
  readonly opening: string;
  /** Day number. */
  readonly day: number;
  readonly mode: Mode;
  readonly run: number;
  /** `person:KEY`, `polity:KEY` or empty. */
  readonly actor: string;
  /** What is looked at: `attestation:KEY`, `place:KEY` or empty. */
  readonly subject: string;
  readonly step: Step;
  /** The whole span of the opening on the timeline, or only where the record is thick. */
  readonly whole: boolean;
  /** Conditions that runs are kept by: `KEY`, `not KEY`, `MATTER=FORM`; at most three. */
  readonly only: readonly string[];
  /** Whether only the runs most like the record are kept; then there are no other conditions. */
  readonly like: boolean;
  /** The ensemble of a what-if, or empty. */
  readonly against: string;
  /** An account of a contested circumstance, `MATTER=ACCOUNT`, or empty. */
  readonly account: string;
  /** What is changed in runs that are played here, as the command has it: `name=value`. */
  readonly set: readonly string[];
  /** Which step of the tour, from 0. */
  readonly stop: number;
  /** Seconds without a touch after which a page in a hall begins again; 0 never. */
  readonly kiosk: number;
  /** Absent: all of it. */
  readonly camera: Camera | undefined;
}

/** All modes and steps, in the order in which they are offered. */
export const modes: readonly Mode[] = ['cloud', 'many', 'one', 'typical'];
export const steps: readonly Step[] = ['day', 'ten-days', 'month', 'season'];

/** Writes a choice. What is as in `usual` is left out. */
export function writeAddress(choice: Choice, usual: Choice): string {
  const words = new URLSearchParams();
  const add = (name: string, value: string, normal: string) => {
    if (value !== normal) words.set(name, value);
  };
  add('view', choice.view, usual.view);
  add('from', choice.opening, usual.opening);
  words.set('day', String(choice.day));
  add('show', choice.mode, usual.mode);
  add('run', String(choice.run), String(usual.run));
  add('actor', choice.actor, usual.actor);
  add('subject', choice.subject, usual.subject);
  add('step', choice.step, usual.step);
  add('against', choice.against, usual.against);
  add('account', choice.account, usual.account);
  add('stop', String(choice.stop), String(usual.stop));
  add('kiosk', String(choice.kiosk), String(usual.kiosk));
  if (choice.set.length > 0) words.set('set', choice.set.join(' '));
  if (choice.whole) words.set('whole', 'yes');
  if (choice.only.length > 0) words.set('only', choice.only.join(' and '));
  if (choice.like) words.set('like', 'yes');
  const { camera } = choice;
  if (camera !== undefined) {
    const { longitude, latitude, zoom } = camera;
    words.set('at', [longitude.toFixed(2), latitude.toFixed(2), zoom.toFixed(2)].join(','));
  }
  return words.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
}

/** Reads a choice; what is missing or makes no sense is as in `usual`. */
export function readAddress(text: string, usual: Choice): Choice {
  const words = new URLSearchParams(text.replace(/^#/, ''));
  const word = (name: string, normal: string) => words.get(name) ?? normal;
  const whole = (name: string, normal: number) => {
    const found = words.get(name);
    return found !== null && /^\d{1,8}$/.test(found) ? Number(found) : normal;
  };
  const oneOf = <T extends string>(name: string, all: readonly T[], normal: T): T =>
    all.find((it) => it === words.get(name)) ?? normal;
  return {
    view: word('view', usual.view),
    opening: word('from', usual.opening),
    day: whole('day', usual.day),
    mode: oneOf('show', modes, usual.mode),
    run: whole('run', usual.run),
    actor: word('actor', usual.actor),
    subject: word('subject', usual.subject),
    step: oneOf('step', steps, usual.step),
    whole: words.get('whole') === 'yes',
    against: word('against', usual.against),
    account: word('account', usual.account),
    ...keptBy(words.get('only'), words.get('like')),
    set: setIn(words.get('set')),
    stop: whole('stop', usual.stop),
    kiosk: kioskIn(whole('kiosk', usual.kiosk)),
    camera: cameraIn(words.get('at')),
  };
}

function keptBy(only: string | null, like: string | null): Pick<Choice, 'only' | 'like'> {
  const conditions = (only ?? '')
    .split(' and ')
    .map((it) => it.trim())
    .filter((it) => it !== '')
    .slice(0, mostConditions);
  return { only: like === 'yes' ? [] : conditions, like: like === 'yes' };
}

/** More changes than this are no longer one question. */
const mostChanges = 12;

function setIn(text: string | null): readonly string[] {
  return (text ?? '')
    .split(/\s+/)
    .filter((it) => it.includes('='))
    .slice(0, mostChanges);
}

/** Between five seconds and an hour, or never. */
function kioskIn(seconds: number): number {
  return seconds === 0 ? 0 : Math.min(3600, Math.max(5, seconds));
}

function cameraIn(text: string | null): Camera | undefined {
  const [longitude, latitude, zoom] = (text ?? '').split(',').map(Number);
  if (longitude === undefined || latitude === undefined || zoom === undefined) return undefined;
  if (![longitude, latitude, zoom].every(Number.isFinite) || zoom < 1 || zoom > 40)
    return undefined;
  return { longitude, latitude, zoom };
}
