// How the cost of a run grows: with runs and years, and with places and forces, once as more of them stand on
// the same land and once as the land grows with them. The scenarios are made here, realms of eight places
// each on a plain, all of a kind. Called by bench.js: npm run bench -- growth

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  buildNetwork,
  campaign,
  drawInputs,
  frameOf,
  openLaboratory,
  readRelief,
  readWaters,
  siteOf,
  tumenModel,
} from '@tumen/lab';
import { parseScenario } from '@tumen/lab/scenario';
import { dataFile } from '../packages/cli/dist/relief.js';
import { print } from './bench-print.js';

/** Where the plain begins, and how far apart places lie on it unless they are crowded, degrees. */
const corner = { south: 46.5, west: 60 };
const spacing = { south: 0.7, west: 1 };
const placesARealm = 8;
const firstYear = 1200;
/** Runs before the clock is started, and on it. */
const warmUp = 150;
const runs = 100;

/** All of it, printed as it comes. */
export async function benchGrowth() {
  const ground = {
    relief: readRelief(gunzipSync(readFileSync(dataFile('relief.gz')))),
    waters: readWaters(gunzipSync(readFileSync(dataFile('waters.gz')))),
  };
  const usual = laboratoryOf(ground, { places: 48, crowding: 1 });
  for (let run = 0; run < 3 * warmUp; run += 1) campaign(frameFor(usual, 16), { seed: 3, run });

  const one = timed(frameFor(usual, 8), 100);
  const four = timed(frameFor(usual, 8), 400);
  print('four times as many runs', [['times the time', (four.whole / one.whole).toFixed(2)]]);

  const years = [4, 8, 16].map((many) => ({ many, ...timed(frameFor(usual, many), runs) }));
  print(
    'more years, 48 places',
    rowsOf(years, (it) => `${it} years`),
  );

  const sizes = [24, 48, 96, 192];
  const wider = sizes.map((many) => {
    const laboratory = laboratoryOf(ground, { places: many, crowding: 1 });
    return { many, ...timed(frameFor(laboratory, 8), runs) };
  });
  print(
    'more places on more land, 8 years',
    rowsOf(wider, (it) => `${it} places`),
  );

  const denser = sizes.map((many) => {
    const laboratory = laboratoryOf(ground, { places: many, crowding: many / 48 });
    return { many, ...timed(frameFor(laboratory, 8), runs) };
  });
  print(
    'more places on the same land, 8 years',
    rowsOf(denser, (it) => `${it} places`),
  );
}

function rowsOf(measured, name) {
  const [first] = measured;
  return measured.map(({ many, whole, changes }, at) => {
    const times = at === 0 ? '' : ` (×${(whole / first.whole).toFixed(1)})`;
    const each = ((1000 * whole) / changes).toFixed(1);
    const told = Math.round(changes / runs);
    return [
      name(many),
      `${(whole / runs).toFixed(2)} ms a run${times}, ${told} changes, ${each} µs a change`,
    ];
  });
}

/** Milliseconds of the processor and changes of so many runs. */
function timed(frame, count) {
  for (let run = 0; run < warmUp; run += 1) campaign(frame, { seed: 3, run });
  let changes = 0;
  const began = process.cpuUsage();
  for (let run = 0; run < count; run += 1) {
    const draw = drawInputs(frame, { seed: 1, draw: run });
    changes += campaign(frame, { seed: 1, run }, { draw }).chronicle.changes.length;
  }
  const { user, system } = process.cpuUsage(began);
  return { whole: (user + system) / 1000, changes };
}

const model = tumenModel();

function frameFor(laboratory, years) {
  return frameOf(laboratory, { opening: `years-${years}` });
}

/** A laboratory of so many places, `crowding` times as many on a piece of land as usual. */
function laboratoryOf({ relief, waters }, { places, crowding }) {
  const { scenario, findings } = parseScenario({
    key: 'growth',
    files: filesOf({ places, crowding }),
  });
  const errors = findings.filter((it) => it.severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors.slice(0, 3)));
  const sites = scenario.places.map(siteOf);
  const { network } = buildNetwork({ sites, relief, waters, region: scenario.region });
  const land = network.onDay(scenario.openings[0].day);
  return openLaboratory({ scenario, model, land });
}

/** The files of a scenario: a board of places, its realms in blocks along the rows. */
function filesOf({ places, crowding }) {
  const columns = Math.ceil(Math.sqrt(places * 1.4));
  const step = 1 / Math.sqrt(crowding);
  const at = (place) => [
    corner.south + spacing.south * step * Math.floor(place / columns),
    corner.west + spacing.west * step * (place % columns),
  ];
  const realms = places / placesARealm;
  const every = (count, make) =>
    Object.fromEntries(Array.from({ length: count }, (_, it) => make(it)));
  const far = at(places - 1);
  const file = (path, content) => ({ path: `${path}.yaml`, text: JSON.stringify(content) });
  const cite = 'assumed';
  const opening = (until) => ({
    name: `So many years until ${until}`,
    day: `${firstYear}-03-01`,
    until: `${until}-02-28`,
    places: every(places, (it) => [
      `p${it}`,
      {
        owner: `r${Math.floor(it / placesARealm)}`,
        garrison: 100,
        stores: 100,
        grievance: 0.3,
        cite,
      },
    ]),
    people: every(2 * realms, (it) => {
      const realm = Math.floor(it / 2);
      const office = it % 2 === 0 ? 'ruler' : 'general';
      return [`m${it}`, { court: `r${realm}`, at: `p${realm * placesARealm}`, office, cite }];
    }),
    polities: every(realms, (it) => {
      const home = `p${it * placesARealm}`;
      const land = { capital: home, seat: home, liege: 'nobody' };
      return [
        `r${it}`,
        {
          ruler: `m${2 * it}`,
          ...land,
          levy: 6000,
          household: 500,
          treasury: 10,
          legitimacy: 0.7,
          cite,
        },
      ];
    }),
    forces: every(realms, (it) => {
      const where = { owner: `r${it}`, commander: `m${2 * it + 1}`, at: `p${it * placesARealm}` };
      return [`f${it}`, { ...where, soldiers: 2000, cite }];
    }),
    relations: Array.from({ length: realms - 1 }, (_, it) => ({
      between: [`r${it}`, `r${it + 1}`],
      war: it % 3 === 0,
      anger: 0.5,
      bond: 0,
      cite,
    })),
  });
  return [
    file('scenario', {
      title: 'Growth',
      summary: 'Realms of a kind on a plain, to measure with.',
      calendar: 'julian',
      region: {
        south: corner.south - 1,
        north: far[0] + 1,
        west: corner.west - 1,
        east: corner.west + spacing.west * step * columns + 1,
      },
      'default-opening': 'years-8',
      faiths: { first: { name: 'the First' }, second: { name: 'the Second' } },
    }),
    file('sources', {
      none: { csl: { type: 'manuscript', title: 'None' }, note: 'Made to measure.' },
    }),
    file(
      'places',
      every(places, (it) => {
        const share = it % 5 === 0 ? { first: 0.3, second: 0.7 } : { first: 0.8, second: 0.2 };
        const kind = it % placesARealm === 0 ? 'city' : 'town';
        const people = { walls: kind === 'city' ? 2 : 1, souls: kind === 'city' ? 12000 : 3000 };
        return [
          `p${it}`,
          { kind, ground: 'farmland', at: at(it), ...people, faiths: share, trade: 0.5, cite },
        ];
      }),
    ),
    file(
      'people',
      every(2 * realms, (it) => [
        `m${it}`,
        {
          born: 1160,
          house: `h${Math.floor(it / 2)}`,
          faith: 'first',
          rank: it % 2 === 0 ? 1 : 0.6,
          cite,
        },
      ]),
    ),
    file(
      'polities',
      every(realms, (it) => {
        const seat = `p${it * placesARealm}`;
        const ways = { mode: 'cavalry', 'mounts-per-man': 1, quality: 1, 'unit-soldiers': 1000 };
        const aims = [
          { aim: 'subdue', target: `polity:r${(it + 1) % realms}`, weight: 1.5, cite },
          { aim: 'safety', weight: 1, cite },
        ];
        return [
          `r${it}`,
          {
            kind: 'realm',
            succession: 'son',
            seats: [{ place: seat }],
            musters: [seat],
            aims,
            ...ways,
            cite,
          },
        ];
      }),
    ),
    ...[4, 8, 16].map((years) => file(`openings/years-${years}`, opening(firstYear + years))),
  ];
}
