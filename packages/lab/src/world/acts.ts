// What a council may do, in words after "decides to": from the act, its target and its orders. Acts are
// named by systems, `system.act`; one that is not listed here is told by its own words, so that a new
// act reads well enough before it is given a phrase. Used by tell.ts and by the study of causes.

import { counted, inHundred, listed, unhyphened } from '../base/wording.ts';
import type { PersonId, PlaceId, PolityId } from '../scenario/setting.ts';
import type { Option, Order } from './change.ts';
import type { Names } from './names.ts';

/** The act as an infinitive without "to": "send about 20,000 to attack Marl and stay at war". */
export function actWords(option: Option, names: Names): string {
  const marching = orderWords(option.orders, names);
  const target = targetName(option, names);
  const phrase = phrases[option.act]?.(target, option, marching);
  if (phrase !== undefined) return phrase;
  const words = unhyphened(option.act.slice(option.act.indexOf('.') + 1));
  if (marching !== '') return `${words}: ${marching}`;
  return target === '' ? words : `${words} (${target})`;
}

type Phrase = (target: string, option: Option, marching: string) => string;

const phrases: Readonly<Record<string, Phrase>> = {
  'court.stay': () => 'stay',
  'court.flee': (target) => (target === '' ? 'flee' : `flee to ${target}`),
  'court.march': (target, _option, marching) =>
    marching !== '' ? marching : target === '' ? 'march' : `march against ${target}`,
  'court.submit': (target) => (target === '' ? 'submit' : `submit to ${target}`),
  'vassalage.silence': () => 'give no answer',
  'vassalage.aid': (_target, { size }, marching) =>
    marching === '' ? `promise ${counted(size, 'soldier')}` : marching,
  'territory.hold': () => 'stay loyal',
  'territory.go-over': (target) => `go over to ${target}`,
  'territory.send-guides': (target) => `send guides to ${target}`,
  'territory.open-the-gates': (target) => `open the gates to ${target}`,
  'religion.keep': () => 'leave the towns as they are',
  'religion.favour': () => 'favour the creed of the court in all towns',
  'religion.ban': () => 'forbid restless towns any worship but that of the court',
  'religion.coerce': () => 'press the creed of the court on restless towns',
  'religion.billet': () => 'quarter soldiers on restless towns',
  'religion.coerce-and-billet': () =>
    'press the creed of the court on restless towns and quarter soldiers on them',
  'religion.burn': () => 'burn the crops of towns that refuse',
  'religion.tolerate': () => 'let everyone keep his own faith',
  'religion.ease': () => 'ease the burdens of the towns',
  'religion.tax': () => 'raise the taxes',
  'religion.proclaim': () => 'proclaim that everyone may keep his own faith',
  'diplomacy.ultimatum': (target) => `send an ultimatum${target === '' ? '' : ` to ${target}`}`,
  'diplomacy.ask-neutrality': (target) => `ask ${target} for neutrality`,
};

function targetName({ table, target }: Option, names: Names): string {
  switch (table) {
    case 'place':
      return names.place(target as PlaceId);
    case 'person':
      return names.person(target as PersonId);
    case 'polity':
      return names.polity(target as PolityId);
    case 'force':
      return names.force(target as Parameters<Names['force']>[0]);
    case '':
      return '';
  }
}

/** "send about 20,000 soldiers to attack Marl and 500 soldiers to watch Osk"; '' without orders. */
function orderWords(orders: readonly Order[], names: Names): string {
  return listed(
    orders.map((order) => {
      const task = taskWords(order, names);
      return order.soldiers > 0
        ? `send ${counted(order.soldiers, 'soldier')} to ${task}`
        : `lead the standing force to ${task}`;
    }),
  );
}

/** What a force is told to do: "attack Marl", "destroy Osk", "watch the border at Marl". */
export function taskWords(
  order: {
    readonly task: Order['task'] | 'flee' | 'follow';
    readonly place: PlaceId | -1;
    readonly person: PersonId | -1;
    readonly polity: PolityId | -1;
  },
  names: Names,
): string {
  const { task, place, person, polity } = order;
  const at = place === -1 ? '' : names.place(place);
  const whom = person !== -1 ? names.person(person) : polity !== -1 ? names.polity(polity) : '';
  switch (task) {
    case 'attack':
      return `attack ${at === '' ? whom || 'the enemy' : at}`;
    case 'relieve':
      return `relieve ${at === '' ? whom || 'a friend' : at}`;
    case 'destroy':
      if (whom === '') return `destroy the enemy${at === '' ? '' : ` at ${at}`}`;
      return `destroy ${whom}${at === '' ? '' : `, making for ${at}`}`;
    case 'screen':
      return `stand guard${at === '' ? '' : ` at ${at}`}${whom === '' ? '' : ` against ${whom}`}`;
    case 'pursue':
      return `pursue ${whom || 'the enemy'}${at === '' ? '' : ` towards ${at}`}`;
    case 'hold':
      return at === '' ? 'hold its ground' : `hold ${at}`;
    case 'home':
      return at === '' ? 'go home' : `go home to ${at}`;
    case 'flee':
      return at === '' ? 'fall back' : `fall back to ${at}`;
    case 'follow':
      return `keep company with others${at === '' ? '' : ` to ${at}`}`;
  }
}

/** "odds 41 in 100; 34 to stay, 12 to ask for peace": the choice's odds, then the likeliest others. */
export function oddsWords(
  options: readonly Option[],
  choice: number,
  names: Names,
  most = 3,
): string {
  const others = options
    .map((option, at) => ({ option, at }))
    .filter(({ option, at }) => at !== choice && Math.round(100 * option.odds) >= 1)
    .sort((a, b) => b.option.odds - a.option.odds || a.at - b.at)
    .slice(0, most)
    .map(({ option }) => `${Math.round(100 * option.odds)} to ${actWords(option, names)}`);
  const own = `odds ${inHundred(options[choice]?.odds ?? 0)}`;
  return others.length === 0 ? own : `${own}; ${others.join(', ')}`;
}
