// The fourteen systems in the order in which they act within a day, and the model made of them. A system
// may be left out by name: its occasions then lapse and its hazards never come.

import { type Model, makeModel } from '../engine/model.ts';
import type { AnySystem } from '../engine/system.ts';
import { battle } from './battle.ts';
import { court } from './court.ts';
import { diplomacy } from './diplomacy.ts';
import { march } from './march.ts';
import { hearing, message } from './message.ts';
import { muster } from './muster.ts';
import { polity } from './polity.ts';
import { pursuit } from './pursuit.ts';
import { religion } from './religion.ts';
import { siege } from './siege.ts';
import { supply } from './supply.ts';
import { territory } from './territory.ts';
import { unrest } from './unrest.ts';
import { vassalage } from './vassalage.ts';

/** All systems in the order in which they act within a day. */
export const systems: readonly AnySystem[] = [
  message,
  polity,
  vassalage,
  court,
  religion,
  unrest,
  diplomacy,
  muster,
  march,
  supply,
  siege,
  battle,
  pursuit,
  territory,
];

/** The model of all systems, or of all but those named. */
export function tumenModel(without: readonly string[] = []): Model {
  return makeModel(
    systems.filter((it) => !without.includes(it.name)),
    { system: 'message', make: hearing },
  );
}
