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
  const phrase = phrases[option.act]?.(target, option, marching, names);
  if (phrase !== undefined) return phrase;
  const words = unhyphened(option.act.slice(option.act.indexOf('.') + 1));
  if (marching !== '') return `${words}: ${marching}`;
  return target === '' ? words : `${words} (${target})`;
}

type Phrase = (target: string, option: Option, marching: string, names: Names) => string;

const joined = (act: string, marching: string): string =>
  marching === '' ? act : `${act} and ${marching}`;

const phrases: Readonly<Record<string, Phrase>> = {
  'court.stay': () => 'stay',
  'court.march': (target, _option, marching) => marching || `march against ${target || 'an enemy'}`,
  'court.wait': () => 'wait',
  'court.stand': (target, _option, marching) => marching || `stand at ${target || 'home'}`,
  'court.flee': (target) => `flee before ${target || 'the enemy'}`,
  'court.withdraw': (target) => `withdraw to ${target || 'a safer town'}`,
  'court.submit': (target) => (target === '' ? 'submit' : `submit to ${target}`),
  'court.relieve': (target, _option, marching) => marching || `relieve ${target || 'a town'}`,
  'court.receive': (target) => `receive ${target || 'the fugitive'}`,
  'court.turn-away': (target) => `turn ${target || 'the fugitive'} away`,
  'court.seize': (target) => `seize ${target || 'the fugitive'}`,
  'court.grant-nothing': (target) => `grant ${target || 'the guest'} nothing`,
  'court.give-command': (target) => `give ${target || 'the guest'} a command`,
  'court.give-wife': (target, { size }, _marching, names) =>
    `give ${names.person(size as PersonId)} in marriage to ${target || 'the guest'}`,
  'court.let-gather': (target) => `let the people of ${target || 'the guest'} gather round him`,
  'vassalage.endure': () => 'endure it alone',
  'vassalage.appeal': (target) => `appeal to ${target || 'the liege'}`,
  'vassalage.turn-to': (target) => `turn to ${target || 'a new lord'} for help`,
  'vassalage.stand-alone': () => 'stand alone',
  'vassalage.bow-to': (target) => `bow to ${target || 'a new lord'}`,
  'vassalage.silence': () => 'give no answer',
  'vassalage.relieve': (target, _option, marching) =>
    marching || `relieve ${target || 'the vassal'}`,
  'vassalage.relieve-and-destroy': (target, _option, marching) =>
    marching || `relieve ${target || 'the vassal'} and make an end of the enemy`,
  'vassalage.relieve-and-guard': (target, _option, marching) =>
    marching || `relieve ${target || 'the vassal'} and guard the road`,
  'territory.hold': () => 'stay loyal',
  'territory.go-over': (target) => `go over to ${target || 'the enemy'}`,
  'territory.send-guides': (target) => `send guides to ${target || 'the enemy'}`,
  'territory.open-the-gates': (target) => `open the gates to ${target || 'the enemy'}`,
  'territory.settle-resident': () => 'set a resident over it',
  'territory.settle-garrison': () => 'leave a garrison in it',
  'territory.settle-granary': () => 'keep stores for soldiers there',
  'territory.settle-lord': () => 'leave it a lord of the country',
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
  'religion.keep-silent': () => 'keep silent',
  'religion.proclaim': () => 'proclaim that everyone may keep his own faith',
  'diplomacy.ask-nobody': () => 'ask nobody',
  'diplomacy.ask-neutrality': (target) => `ask ${target || 'a neighbour'} for neutrality`,
  'diplomacy.ask-alliance': (target) => `ask ${target || 'a neighbour'} for an alliance`,
  'diplomacy.stay-out': () => 'stay out of the war',
  'diplomacy.join-war': (target, _option, marching) =>
    joined(`join the war on ${target || 'the enemy'}`, marching),
  'diplomacy.swallow': (target) =>
    target === '' ? 'let it pass' : `let the wrong done by ${target} pass`,
  'diplomacy.ultimatum': (target) => `send an ultimatum${target === '' ? '' : ` to ${target}`}`,
  'diplomacy.avenge': (target, _option, marching) =>
    joined(target === '' ? 'take revenge' : `take revenge on ${target}`, marching),
  'diplomacy.say-yes': (target) => (target === '' ? 'say yes' : `say yes to ${target}`),
  'diplomacy.say-no': (target) => (target === '' ? 'say no' : `say no to ${target}`),
  'diplomacy.kill-envoy': (target) => `kill the envoy${target === '' ? '' : ` of ${target}`}`,
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
