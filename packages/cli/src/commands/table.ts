// All commands, in the order of the help: what one meets first stands first.

import type { CommandEntry } from '../command.ts';
import { atlas } from './atlas.ts';
import { check } from './check.ts';
import { claims } from './claims.ts';
import { compare } from './compare.ts';
import { ensemble } from './ensemble.ts';
import { exportStudy } from './export.ts';
import { given } from './given.ts';
import { newScenario } from './new.ts';
import { publish } from './publish.ts';
import { readings } from './readings.ts';
import { record } from './record.ts';
import { route } from './route.ts';
import { run } from './run.ts';
import { schema } from './schema.ts';
import { sensitivity } from './sensitivity.ts';
import { study } from './study.ts';
import { why } from './why.ts';

/** The table of commands. */
export const commands: readonly CommandEntry[] = [
  study,
  atlas,
  publish,
  check,
  run,
  why,
  route,
  ensemble,
  record,
  exportStudy,
  compare,
  claims,
  readings,
  given,
  sensitivity,
  newScenario,
  schema,
];
