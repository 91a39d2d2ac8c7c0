// The kernel's promises on the scenarios that people play, not on worlds made for a test: names are
// rolled once, nothing is out of date at rest, worlds are sound, causes lie in the past, chronicles
// rebuild their worlds, and nothing that only asks about a run can change it.

import { describe, expect, test } from 'vitest';
import { parseDocument, visit } from 'yaml';
import { digestOf } from '../../lab/src/base/hash.ts';
import { earliestOf } from '../../lab/src/base/span.ts';
import { drawInputs, type Frame } from '../../lab/src/engine/frame.ts';
import { makeModel } from '../../lab/src/engine/model.ts';
import { play, type Run, type RunOptions } from '../../lab/src/engine/run.ts';
import { type Counsel, system } from '../../lab/src/engine/system.ts';
import type { ScenarioFile } from '../../lab/src/scenario/index.ts';
import type { Scenario } from '../../lab/src/scenario/scenario.ts';
import {
  makeSetting,
  type PinGiven,
  type PolityId,
  type Setting,
} from '../../lab/src/scenario/setting.ts';
import { frameOf } from '../../lab/src/study/campaign.ts';
import { digestOfChronicle } from '../../lab/src/study/row.ts';
import { systems } from '../../lab/src/systems/index.ts';
import { hearing } from '../../lab/src/systems/message.ts';
import { apply } from '../../lab/src/world/apply.ts';
import { standing } from '../../lab/src/world/look.ts';
import { unsound } from '../../lab/src/world/sound.ts';
import type { Seen, World } from '../../lab/src/world/world.ts';
import { type Bench, benchOf, scenarioFrom } from './laboratories.ts';

const seed = 77;

/**
 * Hazards whose rates look far and wide (who is strong, who is at war with whom, what is left of a
 * realm), so that nearly every change would touch them: their systems review them at each reckoning of
 * the courts or towns and at the changes that matter most. In between they may lag.
 */
const reckonedByTheQuarter: ReadonlySet<string> = new Set([
  'diplomacy.incident',
  'diplomacy.weariness',
  'vassalage.defect',
  'vassalage.submit',
  'polity.founds',
  'polity.undone',
  'court.strike',
  'unrest.rising',
  'religion.conversion',
]);

/**
 * Rates that step when a season or a stage turns: they are reviewed when it is told, on the same day or
 * at the next leg of the way, and an occasion of that day may come to rest before.
 */
const steps: Readonly<Record<string, number>> = {
  'siege.terms': 2,
  'siege.treachery': 2,
  'pursuit.hardship': 2.5,
};

const benches = {
  tutorial: { bench: await benchOf('tutorial'), runs: 30 },
  'qara-khitai': { bench: await benchOf('qara-khitai'), runs: 1 },
} as const;

/** Every opening of every scenario, with its bench and how many runs a test may afford. */
const openings = Object.entries(benches).flatMap(([key, { bench, runs }]) =>
  bench.scenario.openings.map((it) => ({
    name: `${key} from ${it.key}`,
    bench,
    runs,
    from: it.key,
  })),
);

const base = ({ bench, from }: { readonly bench: Bench; readonly from: string }): Frame =>
  frameOf(bench.laboratory(from), { opening: from });

function playAll(frame: Frame, runs: number, options: RunOptions = {}): readonly Run[] {
  return Array.from({ length: runs }, (_, run) => play(frame, { seed, run }, options));
}

const digests = (frame: Frame, runs: number): readonly string[] =>
  playAll(frame, runs).map((it) => digestOfChronicle(it.chronicle));

/** Index of the first change at which two runs part; the shorter's length where one only goes on. */
function firstDifference(one: Run, other: Run): number {
  const [a, b] = [one.chronicle, other.chronicle];
  const length = Math.min(a.changes.length, b.changes.length);
  for (let at = 0; at < length; at += 1) {
    if (a.days[at] !== b.days[at]) return at;
    if (JSON.stringify(a.changes[at]) !== JSON.stringify(b.changes[at])) return at;
  }
  return length;
}

describe.each(openings)('$name', (it) => {
  test('every name is rolled once', () => {
    const frame = base(it);
    const twice: string[] = [];
    let rolls = 0;
    for (let run = 0; run < it.runs; run += 1) {
      const names = new Set<string>();
      play(
        frame,
        { seed, run },
        {
          onRoll: (die, { high, low }, matter) => {
            const name = `${die} ${high} ${low} ${matter}`;
            if (names.has(name)) twice.push(`run ${run}: ${name}`);
            names.add(name);
          },
        },
      );
      rolls += names.size;
    }
    expect(rolls).toBeGreaterThan(0);
    expect([...new Set(twice.map((name) => name.split(' ')[2]))]).toEqual([]);
  });

  test('the world is sound at rest: at every fiftieth occasion and on the last day', () => {
    const frame = base(it);
    const wrong = new Set<string>();
    for (let run = 0; run < it.runs; run += 1) {
      let rests = 0;
      const { world } = play(
        frame,
        { seed, run },
        {
          atRest: (now) => {
            rests += 1;
            if (rests % 50 === 1) for (const finding of unsound(now)) wrong.add(finding);
          },
        },
      );
      for (const finding of unsound(world)) wrong.add(`${finding} on the last day of run ${run}`);
      expect(rests).toBeGreaterThan(0);
    }
    expect([...wrong].slice(0, 10)).toEqual([]);
  });

  test('no rate is out of date at rest, but those that are reckoned anew by the quarter', () => {
    const frame = base(it);
    const worst = new Map<string, number>();
    for (let run = 0; run < it.runs; run += 1) {
      let rests = 0;
      play(
        frame,
        { seed, run },
        {
          atRest: (_world, check) => {
            rests += 1;
            if (rests % 10 !== 1) return;
            const { ratio, hazard } = check.staleness(reckonedByTheQuarter);
            const kind = hazard.split(' ')[0]!;
            if (ratio > (steps[kind] ?? 1.1))
              worst.set(kind, Math.max(ratio, worst.get(kind) ?? 1));
          },
        },
      );
    }
    expect(Object.fromEntries(worst)).toEqual({});
  });

  test('causes lie in the past, and days never go back', () => {
    for (const { chronicle } of playAll(base(it), it.runs)) {
      chronicle.changes.forEach((_, at) => {
        const causes = [chronicle.triggers[at]!, ...chronicle.because[at]!];
        expect(causes.every((cause) => cause >= -1 && cause < at)).toBe(true);
        if (at > 0) expect(chronicle.days[at]! >= chronicle.days[at - 1]!).toBe(true);
      });
    }
  });

  test('its changes, applied to the opening world, give the last day again', () => {
    for (const { chronicle, draw, world } of playAll(base(it), it.runs)) {
      const again = structuredClone(draw.opening) as World;
      chronicle.changes.forEach((change, at) => {
        again.day = chronicle.days[at]!;
        apply(again, change);
      });
      again.day = world.day;
      expect(digestOf(again)).toBe(digestOf(world));
    }
  });

  test('the same run comes out the same, another seed or number does not', () => {
    const frame = base(it);
    const once = digests(frame, it.runs);
    expect(digests(frame, it.runs)).toEqual(once);
    expect(digests(base(it), it.runs)).toEqual(once);
    if (it.runs > 1) expect(new Set(once).size).toBeGreaterThan(1);
    const others = Array.from({ length: it.runs }, (_, run) =>
      digestOfChronicle(play(frame, { seed: seed + 1, run }).chronicle),
    );
    expect(others).not.toEqual(once);
  });

  test('nobody holds an order on the first day, for no source attests one', () => {
    const frame = base(it);
    for (let draw = 0; draw < 20; draw += 1) {
      const { opening } = drawInputs(frame, { seed, draw });
      for (const { exists, task, goal, next, person, polity, order, plan } of opening.forces) {
        if (!exists) continue;
        expect({ task, goal, next, person, polity, order, plan }).toEqual({
          ...{ task: 'hold', goal: -1, next: -1, person: -1, polity: -1, order: 0, plan: 0 },
        });
      }
    }
  });

  test('without the record, the questions and the readings of events no byte of any run changes', () => {
    const { scenario } = it.bench;
    const bare: Scenario = { ...scenario, attestations: [], questions: [], eventReadings: [] };
    const frame = frameOf(it.bench.laboratory(it.from, { scenario: bare }), { opening: it.from });
    expect(digests(frame, it.runs)).toEqual(digests(base(it), it.runs));
  });

  test('somebody who rolls, asks who heard of what, and says nothing changes nothing', () => {
    let rolled = 0;
    let asked = 0;
    type Asker = (
      world: Seen<World>,
      it: unknown,
      act: Pick<Counsel, 'reaches'>,
      at: number,
    ) => void;
    const ask: Asker = (world, _it, { reaches }, index) => {
      for (const court of standing(world)) if (reaches(index, court) > 0) asked += 1;
    };
    const bystander = system({
      name: 'bystander',
      gist: 'Rolls and asks at everything that happens, and says nothing.',
      parameters: {},
      dice: { luck: 'polity' },
      hazards: { whim: 'place' },
      rates: { whim: (world, place) => 0.01 + world.places[place]!.ruin },
      comes: {
        whim: (_world, place, _nth, { review }) => {
          rolled += 1;
          review('whim', place);
        },
      },
      begin: (world, { review }) => {
        for (const place of world.places.keys()) review('whim', place as never);
      },
      after: {
        councilDecides: (_world, { polity }, { roll }, index) => {
          roll('luck', polity, index);
          rolled += 1;
        },
        placeChangesHands: ask,
        forceReaches: ask,
        siegeLaid: ask,
        personFlees: ask,
        forceRaised: ask,
        courtMoves: ask,
      },
    });
    const model = makeModel([...systems, bystander], { system: 'message', make: hearing });
    const frame = frameOf(it.bench.laboratory(it.from, { model }), { opening: it.from });
    expect(digests(frame, it.runs)).toEqual(digests(base(it), it.runs));
    expect(rolled).toBeGreaterThan(0);
    expect(asked).toBeGreaterThan(0);
  });

  test('the order of files and of the keys in them changes nothing', () => {
    const turned = it.bench.files.map(turnedAround).reverse();
    const scenario = scenarioFrom(it.bench.scenario.key, turned);
    const frame = frameOf(it.bench.laboratory(it.from, { scenario }), { opening: it.from });
    expect(digests(frame, it.runs)).toEqual(digests(base(it), it.runs));
  });

  test('a draw is made by the seed and its number, whatever is switched, pinned or changed', () => {
    const frame = base(it);
    const byName = (other: Frame, draw: number) => {
      const { uniforms } = drawInputs(other, { seed, draw });
      return Object.fromEntries(other.inputs.map((input, at) => [input.name, uniforms[at]]));
    };
    const all = it.bench.scenario.switches
      .filter((one) => one.openings.length === 0 || one.openings.includes(it.from))
      .map((one) => one.key);
    const switched = frameOf(it.bench.laboratory(it.from), { opening: it.from, switches: all });
    const fewer: Scenario = { ...it.bench.scenario, circumstances: [], switches: [] };
    const poorer = frameOf(it.bench.laboratory(it.from, { scenario: fewer }), {
      opening: it.from,
    });
    expect(poorer.inputs.length).toBeLessThan(frame.inputs.length);
    for (const draw of [0, 1, 17]) {
      expect(byName(switched, draw)).toEqual(byName(frame, draw));
      expect(byName(frame, draw)).toMatchObject(byName(poorer, draw));
    }
    expect(byName(frame, 0)).not.toEqual(byName(frame, 1));
  });

  test('a pinned die changes nothing before it is first rolled', () => {
    const frame = base(it);
    const dice = new Set<string>();
    const plain = play(frame, { seed, run: 0 }, { onRoll: (die) => dice.add(die) });
    const early: string[] = [];
    let parted = 0;
    for (const die of every([...dice].sort(), it.runs < 5 ? 5 : 1)) {
      const pins: readonly PinGiven[] = [{ die, subject: 'every', matter: 'every', roll: 0.5 }];
      let restedOn = 0;
      let rolledAfter: number | undefined;
      const pinned = play(
        { ...frame, pins },
        { seed, run: 0 },
        {
          atRest: (world) => {
            restedOn = world.day;
          },
          onRoll: (one) => {
            if (one === die) rolledAfter ??= restedOn;
          },
        },
      );
      const at = firstDifference(plain, pinned);
      if (at === plain.chronicle.changes.length) continue;
      parted += 1;
      const day = pinned.chronicle.days[at] ?? pinned.world.day;
      if (day < rolledAfter!) early.push(`${die} rolled after ${rolledAfter}, parted on ${day}`);
    }
    expect(early).toEqual([]);
    expect(parted).toBeGreaterThan(0);
  });

  test('a barred option changes nothing before the council that would have had it', () => {
    const frame = base(it);
    const plain = play(frame, { seed, run: 0 });
    const acts = new Map<string, { readonly polity: PolityId; readonly option: string }>();
    const only = new Set<string>();
    const { options } = frame.model;
    for (const change of plain.chronicle.changes) {
      if (change.kind !== 'councilDecides') continue;
      for (const { act } of change.options) {
        const key = `${change.polity} ${act}`;
        // check would refuse to bar an option that is not declared
        expect(options).toContain(act);
        acts.set(key, { polity: change.polity, option: act });
        if (change.options.length === 1) only.add(key);
      }
    }
    let parted = 0;
    for (const [key, bar] of every([...acts], it.runs < 5 ? 6 : 1)) {
      if (only.has(key)) continue;
      // what a council may always do, it must be left
      if (/\.(?:wait|nothing|keep|peace|rest|none|hold|bear)$/.test(key)) continue;
      const barred = play({ ...frame, bars: [...frame.bars, bar] }, { seed, run: 0 });
      const at = firstDifference(plain, barred);
      const change = plain.chronicle.changes[at];
      if (change === undefined) continue;
      parted += 1;
      expect({ key, kind: change.kind }).toEqual({ key, kind: 'councilDecides' });
      if (change.kind !== 'councilDecides') continue;
      expect(change.polity).toBe(bar.polity);
      expect(change.options.map((one) => one.act)).toContain(bar.option);
    }
    expect(parted).toBeGreaterThan(0);
  });

  test('every switch of the scenario leaves the numbering and the chronicle before it as they were', () => {
    const { scenario } = it.bench;
    const laboratory = it.bench.laboratory(it.from);
    const frame = frameOf(laboratory, { opening: it.from });
    const plain = play(frame, { seed, run: 0 });
    const names = ({ draw }: Run) =>
      [draw.opening.places, draw.opening.people, draw.opening.polities].map((table) =>
        table.map((one) => one.name),
      );
    const keys = ({ places, people, polities }: Setting) =>
      [places, people, polities].map((table) => table.map((one) => one.key));
    const without: Scenario = { ...scenario, switches: [] };
    expect(keys(makeSetting(without))).toEqual(keys(laboratory.setting));
    const suited = scenario.switches.filter(
      (one) => one.openings.length === 0 || one.openings.includes(it.from),
    );
    for (const one of suited) {
      const variant = frameOf(laboratory, { opening: it.from, switches: [one.key] });
      const run = play(variant, { seed, run: 0 });
      expect(names(run)).toEqual(names(plain));
      const at = firstDifference(plain, run);
      if (digestOf(run.draw.opening) !== digestOf(plain.draw.opening)) continue;
      if (one.lays.parameters.length > 0 || one.pins.length > 0) continue;
      // it takes circumstances away or bars options: until then the two are one history
      const first = plain.chronicle.changes[at];
      if (first === undefined) continue;
      const from = scenario.circumstances
        .filter(({ key }) => one.without.includes(key))
        .map(({ from: when }) => earliestOf(when));
      const isBarred =
        first.kind === 'councilDecides' &&
        first.options.some(({ act }) => one.bars.some(({ option }) => option === act));
      const day = Math.min(plain.chronicle.days[at]!, run.chronicle.days[at] ?? 1e9);
      expect({ key: one.key, may: isBarred || from.some((begins) => begins <= day) }).toEqual({
        ...{ key: one.key, may: true },
      });
    }
  });
});

describe('what no run may see', () => {
  test.each(Object.entries(benches))(
    '%s: no reading of an event is in what worlds are founded from',
    (_, { bench }) => {
      const { scenario } = bench;
      expect(scenario.eventReadings.length).toBeGreaterThan(0);
      const bare: Scenario = { ...scenario, eventReadings: [] };
      expect(digestOf(makeSetting(bare))).toBe(digestOf(makeSetting(scenario)));
    },
  );

  test.each(Object.entries(benches))(
    '%s: the files of the record can be taken out of the folder',
    (_, { bench }) => {
      const kept = bench.files.filter(
        (it) => !/^(?:record|article|questions|claims)\.yaml$/.test(it.path),
      );
      expect(kept.length).toBe(bench.files.length - 4);
      const bare = scenarioFrom(bench.scenario.key, kept);
      expect(bare.attestations).toEqual([]);
      expect(digestOf(makeSetting(bare))).toBe(digestOf(makeSetting(bench.scenario)));
    },
  );
});

/** At most so many of a list, spread evenly; all where it says 1. */
function every<T>(list: readonly T[], most: number): readonly T[] {
  const step = most === 1 ? 1 : Math.ceil(list.length / most);
  return list.filter((_, at) => at % step === 0);
}

/** A file with the keys of every mapping in the opposite order. Lists keep theirs: it means something. */
function turnedAround(file: ScenarioFile): ScenarioFile {
  const document = parseDocument(file.text);
  visit(document, {
    Map: (_key, map) => {
      map.items.reverse();
    },
  });
  return { path: file.path, text: document.toString({ lineWidth: 0 }) };
}
