// What nobody but us says: the rules' numbers that have no source, and the entries of the scenario that its
// author assumed. Gathered when a study is published, for the page on what all of it rests on.

import { type Scenario, tumenModel } from '@tumen/lab';

/** A number of the rules. */
export interface AssumedNumber {
  /** `system.name`. */
  readonly name: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly unit: string;
}

/** Everything that is assumed. */
export interface Assumptions {
  /** Systems with what each is, in a sentence. */
  readonly systems: readonly { readonly name: string; readonly gist: string }[];
  /** Numbers of the rules, of how many. */
  readonly numbers: readonly AssumedNumber[];
  readonly allNumbers: number;
  /** Parts of the scenario as their files have them: how many entries rest on an assumption, and which. */
  readonly entries: readonly {
    readonly part: string;
    readonly all: number;
    readonly assumed: readonly string[];
  }[];
}

const parts = ['places', 'people', 'polities', 'faiths', 'attestations', 'openings'] as const;

/** Gathers them. */
export function assumptionsOf(scenario: Scenario): Assumptions {
  const { systems, parameters } = tumenModel();
  const tables = scenario as unknown as Readonly<Record<string, unknown>>;
  return {
    systems: systems.map(({ name, gist }) => ({ name, gist })),
    numbers: parameters
      .filter(({ parameter }) => parameter.source === 'assumed')
      .map(({ name, parameter: { value, range, unit } }) => ({
        name,
        value,
        least: range[0],
        most: range[1],
        unit,
      })),
    allNumbers: parameters.length,
    entries: parts.flatMap((part) => {
      const list = tables[part];
      if (!Array.isArray(list) || list.length === 0) return [];
      const own = list as readonly {
        readonly key: string;
        readonly name?: string;
        readonly grounds?: { readonly assumed: boolean };
      }[];
      const assumed = own
        .filter((it) => it.grounds?.assumed === true)
        .map((it) => it.name ?? it.key);
      return [{ part, all: own.length, assumed }];
    }),
  };
}
