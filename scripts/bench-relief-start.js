// One start of bench-relief.js in a process of its own: opens the land of the scenario that lies in a folder,
// and prints what that took as JSON.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import { landOf } from '../packages/cli/dist/land.js';
import { reliefSourceOf } from '../packages/cli/dist/relief.js';

const folder = process.argv[2];
const cache = join(folder, 'cache');
const scenario = deserialize(readFileSync(join(folder, 'scenario')));
const since = (began) => Number(process.hrtime.bigint() - began) / 1e9;

let began = process.hrtime.bigint();
await reliefSourceOf(scenario, folder);
const digest = since(began);
began = process.hrtime.bigint();
const { network } = await landOf({ scenario, folder, cache });
const land = since(began);
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const kept = readdirSync(cache).reduce((sum, name) => sum + statSync(join(cache, name)).size, 0);
console.log(
  JSON.stringify({
    land,
    digest,
    worked: (userCPUTime + systemCPUTime) / 1e6,
    residentMB: Math.round(maxRSS / 1000),
    keptMB: (kept / 1e6).toFixed(1),
    says: network.record.reliefName,
  }),
);
