/**
 * The parts that all files of a scenario share: keys, dates, citations, numbers with their doubt,
 * conditions and facts, as zod schemas. They exist so that a file is checked field by field and
 * editors show help. Used by `schema.ts`, which makes the files' schemas of them.
 */

import { z } from 'zod';

/**
 * A map with fixed fields. The message for an unknown field is the list of known ones, from which
 * `explain.ts` makes its suggestion.
 */
export function fields<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? Object.keys(shape).join(', ') : undefined,
  });
}

/** A map whose keys are all the author's own. */
export function mapOf<Value extends z.core.SomeType>(value: Value) {
  return z.record(key, value);
}

/** A lower-case slug that begins with a letter. */
export const key = z
  .string()
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/)
  .max(64)
  .describe('A key: lower-case letters, digits and hyphens, beginning with a letter: black-ford.');

/** A key, or `nobody`. */
export const keyOrNobody = key.describe('A key, or "nobody".');

/** A list of keys. */
export const keys = z.array(key);

/** A date as `edtf.ts` reads it; years may stand without quotation marks. */
export const date = z
  .union([z.string(), z.int()])
  .describe(
    'A date in the scenario\'s calendar: 1216-03-20, 1216-03, 1216, 1216-21 (spring), 1216/1218, "1218?", "[1209,1219]", ../1218.',
  );

/** What a statement rests on. */
export const cite = z
  .union([z.string(), z.array(z.string())])
  .describe(
    'Who says so and where: "KEY LOCUS" or a list of such, with "(recalled)" or "(second-hand)" after it where nobody has looked; or "assumed".',
  );

const note = z.string().describe('A remark of the author.');
const fromCase = z
  .boolean()
  .describe('True if this was read off the very campaign that it serves.');

/** What supports a statement. */
export const grounded = {
  cite: cite.optional(),
  note: note.optional(),
  'from-case': fromCase.optional(),
};

/** What every entry may have. */
export const entry = {
  name: z.string().min(1).optional().describe('The name that is shown; else the key, capitalised.'),
  variants: z.array(z.string().min(1)).optional().describe('Other spellings in the sources.'),
  ...grounded,
};

/** Bounds of a number; left out where there are none. */
export interface Bounds {
  readonly least?: number;
  readonly most?: number;
}

/** A number with its doubt, every part of it within the bounds. */
export function quantity(description: string, { least, most }: Bounds = {}) {
  let number = z.number();
  if (least !== undefined) number = number.min(least);
  if (most !== undefined) number = number.max(most);
  return z
    .union([
      number,
      fields({ least: number, likely: number.optional(), most: number, ...grounded }),
      fields({ median: number.positive(), factor: z.number().gt(1).max(100), ...grounded }),
      fields({ value: number, ...grounded }),
    ])
    .describe(
      `${description} A number, {least, most}, {least, likely, most}, {median, factor}, or {value, cite}.`,
    );
}

/** A share, 0 to 1. */
export function share(description: string) {
  return quantity(description, { least: 0, most: 1 });
}

/** An amount, 0 or more. */
export function amount(description: string) {
  return quantity(description, { least: 0, most: 1e9 });
}

/** Shares of a population by faith. */
export const faiths = mapOf(share('Share of the people, 0 to 1.')).describe(
  'Shares of the people by faith; scaled to sum to one.',
);

/** What a field of a change must be. */
export const fieldTest = z
  .union([
    z.string(),
    z.boolean(),
    z.number(),
    z.array(z.union([z.string(), z.boolean()])).min(1),
    fields({ least: z.number().optional(), most: z.number().optional() }),
  ])
  .describe('What the field must be: a key, a word, a list of such, a number or {least, most}.');

const change = z.string().describe('A kind of change, as the vocabulary names it.');

/** A change with some of its fields given. */
export const pattern = z
  .object({ change })
  .catchall(fieldTest)
  .describe('A change, with some of its fields given.');

/** A condition as a file writes it. */
export type ConditionText =
  | HappensText
  | { readonly not: ConditionText }
  | { readonly all: readonly ConditionText[] }
  | { readonly any: readonly ConditionText[] };

/** A change that must happen, as a file writes it. */
export type HappensText = z.infer<typeof happens>;

const happens = z
  .object({
    change,
    when: date.optional().describe('Only within these days.'),
    after: pattern.optional().describe('Only on or after the first of these.'),
    before: z
      .union([pattern, fieldTest])
      .optional()
      .describe('Only before the first of these changes; or a field of the change of that name.'),
    'within-days': z
      .number()
      .min(0)
      .optional()
      .describe('Only within so many days after the first match of "after".'),
  })
  .catchall(fieldTest)
  .describe('True if such a change happens.');

/** A question put to a run. */
export const condition: z.ZodType<ConditionText> = z
  .lazy(() =>
    z.union([
      happens,
      fields({ not: condition }),
      fields({ all: z.array(condition).min(1) }),
      fields({ any: z.array(condition).min(1) }),
    ]),
  )
  .describe('A question put to a run: {change: …}, {not: …}, {all: […]} or {any: […]}.');

const parameterName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9-]*\.[A-Za-z][A-Za-z0-9-]*$/)
  .describe('A name of the form system.name.');

/** A name of the form `system.name`: of a parameter, a die or an option. */
export const dotted = parameterName;

/** Parameters set by the scenario. */
export const parameters = z
  .record(parameterName, quantity('The value of a parameter.'))
  .describe('Parameters of systems, by system.name.');

const placeFacts = fields({
  owner: keyOrNobody.optional().describe('The polity that holds it, or "nobody".'),
  garrison: amount('Soldiers within.').optional(),
  walls: quantity('0 open town to 4 great citadel.', { least: 0, most: 4 }).optional(),
  souls: amount('People who live there.').optional(),
  stores: amount('Days that its stores last under siege.').optional(),
  grievance: share('0 content to 1 ready to rise.').optional(),
  faiths: faiths.optional(),
  ruin: share('0 intact to 1 razed.').optional(),
  creed: share('Firmness of policies against the creed of the people, 0 to 1.').optional(),
  billets: share('Firmness of billeting, 0 to 1.').optional(),
  burning: share('Firmness of burning the fields, 0 to 1.').optional(),
  tax: quantity('Tax as a share of the usual: 1 if not said, 2 twice it.', {
    least: 0,
    most: 3,
  }).optional(),
  governor: keyOrNobody.optional().describe('A person, or "nobody".'),
  ...grounded,
});

const personFacts = fields({
  alive: z.boolean().optional().describe('Whether he lives; true if not said.'),
  court: keyOrNobody.optional().describe('The polity whose court or camp he belongs to.'),
  at: key.optional().describe('The place where he is.'),
  office: z
    .enum(['ruler', 'general', 'governor', 'guest', 'heir', 'consort', 'cleric', 'none'])
    .optional()
    .describe('What he is at that court.'),
  following: amount('Soldiers who follow him and nobody else.').optional(),
  faith: key.optional().describe('His faith.'),
  spouse: key.optional().describe('A person.'),
  fugitive: z.boolean().optional().describe('Whether he is without a home, seeking refuge.'),
  rank: share('0 commoner to 1 born to rule.').optional(),
  skill: quantity('Steps of quality he adds, −1 to 1.5.', { least: -1, most: 1.5 }).optional(),
  ambition: share('0 content to 1 will dare anything.').optional(),
  ...grounded,
});

const polityFacts = fields({
  stands: z.boolean().optional().describe('Whether it exists; true if not said.'),
  ruler: keyOrNobody.optional().describe('The person who decides.'),
  titular: keyOrNobody.optional().describe('The person who bears the title while another decides.'),
  capital: key.optional().describe('A place.'),
  seat: key.optional().describe('The place where the court stays.'),
  liege: keyOrNobody.optional().describe('The polity that it is bound to.'),
  commitment: quantity('Bond to the liege, −1 to 1.', { least: -1, most: 1 }).optional(),
  tribute: share('Share of income owed to the liege.').optional(),
  legitimacy: share('How far the ruler is held to rule by right.').optional(),
  treasury: amount('Months of pay for all its soldiers.').optional(),
  levy: amount('Soldiers at home who can be called up.').optional(),
  household: amount("Soldiers of the ruler's own guard.").optional(),
  tied: share('Share of the levy that is bound elsewhere.').optional(),
  quality: quantity('Steps of quality, −1 to 2.', { least: -1, most: 2 }).optional(),
  ...grounded,
});

const forceFacts = fields({
  name: z.string().min(1).optional().describe('The name that is shown.'),
  owner: key.optional().describe('The polity that it serves.'),
  commander: keyOrNobody.optional().describe('A person, or "nobody".'),
  at: key.optional().describe('The place where it is.'),
  soldiers: amount('Soldiers in it.').optional(),
  exists: z.boolean().optional().describe('False in a reading or switch takes it away.'),
  ...grounded,
});

const relation = fields({
  between: z.tuple([key, key]).describe('Two polities.'),
  war: z.boolean().optional().describe('Whether they are at war.'),
  anger: share('0 none to 1 mortal.').optional(),
  bond: share('Kinship, treaty or trade.').optional(),
  ...grounded,
});

/** What is so on an opening's day, or is laid over it. */
export const facts = {
  places: mapOf(placeFacts).optional().describe('What is so of places.'),
  people: mapOf(personFacts).optional().describe('What is so of people.'),
  polities: mapOf(polityFacts).optional().describe('What is so of polities.'),
  forces: mapOf(forceFacts).optional().describe('Armies that stand in the field.'),
  relations: z.array(relation).optional().describe('What stands between two polities.'),
  parameters: parameters.optional(),
};

/** Facts laid over an opening by a reading or a switch. */
export const lays = fields(facts).describe(
  'What is laid over the opening. It cannot name a day: it says what is so when a run begins.',
);

/** Facts as a file writes them. */
export type FactsText = z.infer<typeof lays>;
/** Numbers as a file writes them. */
export type QuantityText = z.infer<ReturnType<typeof quantity>>;
/** The support of a statement as a file writes it. */
export interface GroundedText {
  readonly cite?: string | readonly string[] | undefined;
  readonly note?: string | undefined;
  readonly 'from-case'?: boolean | undefined;
}
/** A pattern as a file writes it. */
export type PatternText = z.infer<typeof pattern>;
/** A field's test as a file writes it. */
export type FieldTestText = z.infer<typeof fieldTest>;
