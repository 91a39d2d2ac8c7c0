// A list of systems made ready: who owns which occasion, who reacts to which change, which dice,
// hazards and parameters there are. Built once; runs share it.

import { assert } from '../base/assert.ts';
import { type Name, nameOf } from '../base/dice.ts';
import type { Network } from '../land/network.ts';
import type { Day, PlaceId, PolityId } from '../scenario/setting.ts';
import { type Kind, kinds } from '../world/change.ts';
import type { Seen, World } from '../world/world.ts';
import type { Hearing } from './heard.ts';
import type { OccasionKind } from './occasion.ts';
import type { AnySystem, Parameter, SubjectTable } from './system.ts';

/** A die as the engine rolls it. */
export interface Die {
  /** `system.die`. */
  readonly key: string;
  readonly name: Name;
  readonly table: SubjectTable;
}

/** A hazard as the engine keeps it. */
export interface HazardKind {
  readonly key: string;
  /** Its place among all hazards, and its place in its own system (for the agenda's slot). */
  readonly number: number;
  readonly ordinal: number;
  readonly system: number;
  readonly table: SubjectTable;
  readonly die: Die;
}

/** What the system of messages gives the engine: how news travels. */
export type HearingMaker = (tools: {
  readonly world: Seen<World>;
  readonly land: Network;
  /** Month (1–12) of a day. */
  readonly monthOn: (day: Day) => number;
  /** Where a court stood and who held a place when a change came about. */
  readonly seatThen: (court: PolityId, change: number) => PlaceId | -1;
  readonly holderThen: (place: PlaceId, change: number) => PolityId | -1;
  readonly parameters: Readonly<Record<string, number>>;
  /** One roll of a die of that system about one change and one court. */
  readonly roll: (die: string, change: number, court: PolityId) => number;
}) => Hearing;

export interface Model {
  readonly systems: readonly AnySystem[];
  readonly hearing: { readonly system: string; readonly make: HearingMaker };
  /** By occasion kind: number of the system that handles it, and whether its court hears it. */
  readonly owners: ReadonlyMap<OccasionKind, { readonly system: number; readonly heard: boolean }>;
  /** By number of kind: systems that react, in list order. */
  readonly reactors: readonly (readonly number[])[];
  /** By system: its dice by their own names. */
  readonly dice: readonly ReadonlyMap<string, Die>[];
  readonly hazards: readonly HazardKind[];
  /** What its councils may decide. */
  readonly options: ReadonlySet<string>;
  /** By system: its hazards by their own names. */
  readonly hazardsOf: readonly ReadonlyMap<string, HazardKind>[];
  /** All parameters, `system.name`, in the order of systems and files; the engine's own come first. */
  readonly parameters: readonly { readonly name: string; readonly parameter: Parameter }[];
}

/** The engine's own numbers: what scales every hazard and every utility, 1 unless a test says otherwise. */
export const engineParameters = {
  hazardFactor: { value: 1, range: [1, 1], unit: 'times every rate', source: 'by definition' },
  utilityWeight: {
    value: 1,
    range: [1, 1],
    unit: 'times every utility of a council',
    source: 'by definition',
  },
} as const satisfies Record<string, Parameter>;

/** Makes systems ready. The order of the list is the order in which they act within a day. */
export function makeModel(systems: readonly AnySystem[], hearing: Model['hearing']): Model {
  const owners = new Map<OccasionKind, { system: number; heard: boolean }>();
  systems.forEach((system, number) => {
    for (const [handlers, heard] of [
      [system.on ?? {}, false],
      [system.hears ?? {}, true],
    ] as const) {
      for (const kind of Object.keys(handlers) as OccasionKind[]) {
        assert(!owners.has(kind), () => `${kind} has two owners`);
        owners.set(kind, { system: number, heard });
      }
    }
  });
  const reactors = kinds.map((kind: Kind) =>
    systems.flatMap((system, number) => (system.after?.[kind] === undefined ? [] : [number])),
  );
  const hazards: HazardKind[] = [];
  const hazardsOf = systems.map((system, number) => {
    const own = new Map<string, HazardKind>();
    Object.entries(system.hazards as Record<string, SubjectTable>).forEach(
      ([name, table], ordinal) => {
        const key = `${system.name}.${name}`;
        const hazard = {
          key,
          number: hazards.length,
          ordinal,
          system: number,
          table,
          die: { key, name: nameOf(`die:${key}`), table },
        };
        hazards.push(hazard);
        own.set(name, hazard);
      },
    );
    assert(own.size <= 8, () => `${system.name} has more than eight hazards`);
    return own;
  });
  const dice = systems.map(
    (system) =>
      new Map(
        Object.entries(system.dice as Record<string, SubjectTable>).map(([name, table]) => {
          const key = `${system.name}.${name}`;
          return [name, { key, name: nameOf(`die:${key}`), table }];
        }),
      ),
  );
  const parameters = [
    ...Object.entries(engineParameters).map(([name, parameter]) => ({
      name: `engine.${name}`,
      parameter,
    })),
    ...systems.flatMap((system) =>
      Object.entries(system.parameters as Record<string, Parameter>).map(([name, parameter]) => ({
        name: `${system.name}.${name}`,
        parameter,
      })),
    ),
  ];
  const options = new Set(systems.flatMap((it) => it.options ?? []));
  return { systems, hearing, owners, reactors, dice, hazards, options, hazardsOf, parameters };
}
