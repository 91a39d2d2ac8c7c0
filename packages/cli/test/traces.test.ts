// Events and legs as a study keeps them: they say what the chronicle says, survive the way to a file
// and back, and a single wrong bit is found.

import { describe, expect, it } from 'vitest';
import { modes } from '../../lab/src/land/network.ts';
import { campaign, frameOf } from '../../lab/src/study/campaign.ts';
import { chunkToBytes, joinChunks, playChunk } from '../../lab/src/study/ensemble.ts';
import { makeQuestionnaire } from '../../lab/src/study/row.ts';
import { firstTraces, tracesFromBytes, tracesToBytes } from '../../lab/src/study/trace-bytes.ts';
import { makeTracer, notReached, tasks, wordOf } from '../../lab/src/study/traces.ts';
import { apply } from '../../lab/src/world/apply.ts';
import { headlines, kinds } from '../../lab/src/world/change.ts';
import { copyWorld } from '../../lab/src/world/copy.ts';
import type { World } from '../../lab/src/world/world.ts';
import { benchOf } from './laboratories.ts';

const opening = 'spring-1216';
const bench = await benchOf('qara-khitai');
const frame = frameOf(bench.laboratory(opening), { opening });
const runs = [0, 1, 2];
const tracer = makeTracer(0);
const played = runs.map((run) => {
  const it = campaign(frame, { seed: 5, run });
  tracer.add(it);
  return it;
});
const traces = tracer.done();

describe('traces', () => {
  it('hold every headline of every run in order, with day, place and how', () => {
    const { events } = traces;
    for (const run of runs) {
      const { chronicle, draw } = played[run]!;
      const expected = chronicle.changes.flatMap((change, at) =>
        headlines.has(change.kind)
          ? [[change.kind, chronicle.days[at]! - draw.opening.day, chronicle.where[at]!]]
          : [],
      );
      const found = rows(events.ends, run).map((row) => [
        kinds[events.kinds[row]!]!,
        events.days[row]!,
        events.places[row]!,
      ]);
      expect(found).toEqual(expected);
      expect(found.length).toBeGreaterThan(20);
    }
    // whom it is about and how, of a kind that has all of them
    const { chronicle } = played[0]!;
    const taken = chronicle.changes.find((it) => it.kind === 'placeChangesHands')!;
    if (taken.kind !== 'placeChangesHands') throw new Error('no place changes hands');
    const row = rows(events.ends, 0).find((it) => kinds[events.kinds[it]!] === taken.kind)!;
    expect([events.subjects[row], events.objects[row]]).toEqual([taken.from, taken.to]);
    expect(wordOf('placeChangesHands', events.words[row]!)).toBe(taken.by);
  });

  it('hold every leg with the strength, owner and task that the world has on setting out', () => {
    const { legs } = traces;
    for (const run of runs) {
      const { chronicle, draw } = played[run]!;
      const world: World = copyWorld(draw.opening);
      const expected: unknown[] = [];
      const open = new Map<number, number>();
      chronicle.changes.forEach((change, at) => {
        world.day = chronicle.days[at]!;
        apply(world, change);
        const day = world.day - draw.opening.day;
        if (change.kind === 'forceSetsOut') {
          const force = world.forces[change.force]!;
          open.set(change.force, expected.length);
          expected.push({
            force: change.force,
            owner: force.owner,
            from: change.from,
            to: change.to,
            departs: day,
            arrives: notReached,
            mode: modes[force.mode],
            task: force.task,
            soldiers: Math.round(force.soldiers),
          });
        }
        if (change.kind === 'forceReaches' && open.has(change.force)) {
          (expected[open.get(change.force)!] as { arrives: number }).arrives = day;
          open.delete(change.force);
        }
      });
      const found = rows(legs.ends, run).map((row) => ({
        force: legs.forces[row],
        owner: legs.owners[row],
        from: legs.froms[row],
        to: legs.tos[row],
        departs: legs.departs[row],
        arrives: legs.arrives[row],
        mode: modes[legs.modes[row]!],
        task: tasks[legs.tasks[row]!],
        soldiers: legs.soldiers[row],
      }));
      expect(found).toEqual(expected);
      expect(found.length).toBeGreaterThan(20);
    }
  });

  it('come back from bytes as they were, and not at all with one bit turned', () => {
    const bytes = tracesToBytes(traces);
    expect(tracesFromBytes(bytes)).toEqual(traces);
    for (const at of [0, 5, 40, bytes.length >> 1, bytes.length - 1]) {
      const turned = bytes.slice();
      turned[at]! ^= 4;
      expect(tracesFromBytes(turned)).toBeUndefined();
    }
    expect(tracesFromBytes(bytes.subarray(0, bytes.length - 1))).toBeUndefined();
  });

  it('of fewer runs are the first of them', () => {
    const alone = makeTracer(0);
    for (const run of [0, 1]) alone.add(campaign(frame, { seed: 5, run }));
    expect(firstTraces(traces, 2)).toEqual(alone.done());
  });
});

describe('chunks', () => {
  it('join to the same rows and traces wherever they are cut and in whatever order they come', () => {
    const { scenario } = bench;
    const { setting } = frame;
    const questionnaire = makeQuestionnaire({ scenario, setting, opening });
    const part = (from: number, to: number) => {
      const own = makeTracer(from);
      const chunk = playChunk(frame, questionnaire, { seed: 5, from, to, tracer: own });
      return { chunk, traces: own.done() };
    };
    const whole = part(0, 6);
    // in the middle of a draw
    const parts = [part(4, 6), part(0, 1), part(1, 4)];
    const joined = joinChunks(
      questionnaire,
      parts.map((it) => it.chunk),
    );
    expect(joined).toEqual(joinChunks(questionnaire, [whole.chunk]));
    const inOrder = [...parts].sort((a, b) => a.chunk.from - b.chunk.from);
    for (const column of ['days', 'kinds', 'subjects', 'places'] as const) {
      expect(inOrder.flatMap((it) => [...it.traces.events[column]])).toEqual([
        ...whole.traces.events[column],
      ]);
    }
    expect(inOrder.flatMap((it) => [...it.traces.legs.soldiers])).toEqual([
      ...whole.traces.legs.soldiers,
    ]);
    expect(chunkToBytes(part(0, 6).chunk)).toEqual(chunkToBytes(whole.chunk));
  });
});

function rows(ends: Uint32Array, run: number): readonly number[] {
  const from = run === 0 ? 0 : ends[run - 1]!;
  return Array.from({ length: ends[run]! - from }, (_, at) => from + at);
}
