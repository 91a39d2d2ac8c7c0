/**
 * The schemas of a scenario's files: which fields each has, what they mean and what they allow.
 * One list, so that reading, editors' help and the printed schemas cannot differ. `parse.ts` checks
 * every entry by them; `jsonSchemas` gives them in the form that editors understand. This file is
 * long because it is a list.
 */

import { z } from 'zod';
import {
  amount,
  condition,
  date,
  dotted,
  entry,
  facts,
  faiths,
  fields,
  grounded,
  key,
  keys,
  lays,
  mapOf,
  quantity,
  share,
} from './schema-parts.ts';

const degrees = (description: string, bound: number) =>
  z.number().min(-bound).max(bound).describe(description);
const months = z.array(z.int().min(1).max(12));
const openings = keys.optional().describe('The openings it belongs to; all if not said.');

/** `scenario.yaml`. */
export const scenarioSchema = fields({
  title: z.string().min(1).describe('The title that is shown.'),
  summary: z.string().default('').describe('What it is about, in a few sentences.'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)
    .optional()
    .describe(
      'The tag of the language that its texts are written in: fr, zh-Hant. English, en, if not said.',
    ),
  calendar: z.enum(['julian', 'gregorian', 'hijri']).describe('The calendar of all its dates.'),
  region: fields({
    south: degrees('Degrees north.', 90),
    north: degrees('Degrees north.', 90),
    west: degrees('Degrees east.', 180),
    east: degrees('Degrees east.', 180),
  }).describe('The map that the land is built for.'),
  'default-opening': key.describe('The opening that runs begin from if none is named.'),
  relief: z
    .string()
    .optional()
    .describe(
      'Heights of your own beside the scenario: a GeoTIFF, an HGT tile or a folder of them.',
    ),
  faiths: z.record(z.string(), z.unknown()).optional().describe('The faiths, by key.'),
});

/** One of the `faiths` of `scenario.yaml`. */
export const faithSchema = fields(entry);

/** One of `places.yaml`. */
export const placeSchema = fields({
  ...entry,
  kind: z
    .enum([
      'city',
      'town',
      'fort',
      'pasture',
      'camp',
      'waypoint',
      'pass',
      'ford',
      'ferry',
      'desert',
    ])
    .describe('What sort of place it is.'),
  ground: z
    .enum(['oasis', 'steppe', 'semi-desert', 'desert', 'mountain', 'forest', 'farmland'])
    .describe('The land about it.'),
  at: z
    .tuple([degrees('Degrees north.', 90), degrees('Degrees east.', 180)])
    .describe('Latitude and longitude, in degrees.'),
  'height-metres': z.number().min(-500).max(9000).optional().describe('Metres above the sea.'),
  'length-km': z.number().min(0).max(1000).optional().describe('Length of the narrow way.'),
  'closed-months': months.optional().describe('Months in which nobody passes.'),
  'hard-months': months.optional().describe('Months in which it is passed slowly and with loss.'),
  'wheels-from': date.optional().describe('From when carts can pass, or "never"; else always.'),
  walls: quantity('0 open town to 4 great citadel.', { least: 0, most: 4 }).optional(),
  souls: amount('People who live there, all ages.').optional(),
  faiths: faiths.optional(),
  trade: share('0 off the caravan roads to 1 a main stage.').optional(),
});

/** One of `people.yaml`. */
export const personSchema = fields({
  ...entry,
  sex: z.enum(['man', 'woman']).optional().describe('A man if not said.'),
  born: date.optional(),
  father: key.optional().describe('A person.'),
  house: key.optional().describe('The descent group by which claims to rule go.'),
  faith: key.optional().describe('One of the faiths.'),
  rank: share('0 commoner to 1 born to rule.').optional(),
  skill: quantity('Steps of quality he adds, −1 to 1.5.', { least: -1, most: 1.5 }).optional(),
  ambition: share('0 content to 1 will dare anything for a realm.').optional(),
});

const aim = fields({
  aim: z
    .enum(['destroy', 'subdue', 'hold', 'realm', 'trade', 'plunder', 'faith', 'safety'])
    .describe('What it wants.'),
  target: z
    .string()
    .regex(/^(?:person|polity|place):[a-z][a-z0-9-]*$/)
    .optional()
    .describe('What it is aimed at: person:KEY, polity:KEY or place:KEY.'),
  weight: quantity("How much it wants it, in units of councils' noise.", { least: 0, most: 100 }),
  ...grounded,
});

/** One of `polities.yaml`. */
export const politySchema = fields({
  ...entry,
  kind: z.enum(['realm', 'people', 'city']).describe('What sort of polity it is.'),
  succession: z
    .enum(['seniority', 'election', 'son'])
    .describe("Who follows a dead ruler: the eldest of the house, a council's choice, the son."),
  founded: date.optional().describe('When it began; unsaid: it is as old as the run.'),
  seats: z
    .array(fields({ place: key, months: months.optional().describe('All if not said.') }))
    .optional()
    .describe('Where the court stays, by month.'),
  musters: keys.optional().describe('Places where its soldiers gather.'),
  claims: keys.optional().describe('Places that it holds to be its own by right.'),
  aims: z.array(aim).optional().describe('What it wants.'),
  mode: z
    .enum(['riders', 'picked', 'cavalry', 'foot', 'pack', 'wagons', 'herds'])
    .describe('How its soldiers travel.'),
  'mounts-per-man': quantity('Horses a soldier.', { least: 0, most: 20 }).optional(),
  quality: quantity('0 townsmen, 0.5 tribal riders, 1 standing soldiers.', {
    least: -1,
    most: 2,
  }).optional(),
  'unit-soldiers': z
    .number()
    .min(1)
    .max(100_000)
    .optional()
    .describe('Soldiers in one unit as it sends them: 1,000 or 10,000. 1,000 if not said.'),
});

/** A file in `openings/`. */
export const openingSchema = fields({
  ...entry,
  day: date.describe('The first day of every run.'),
  until: date.describe('The last day of every run.'),
  ...facts,
});

const effect = z
  .discriminatedUnion('kind', [
    fields({ kind: z.literal('tied'), polity: key, share: share('Share of its levy bound.') }),
    fields({ kind: z.literal('seat'), polity: key, place: key }),
    fields({ kind: z.literal('muster'), polity: key, place: key }),
    fields({ kind: z.literal('weakness'), polity: key, share: share('Share of strength lost.') }),
    fields({
      kind: z.literal('harvest'),
      places: keys,
      share: quantity('The harvest, 1 as usual.', { least: 0, most: 3 }),
    }),
    fields({
      kind: z.literal('road'),
      places: keys,
      trade: quantity('The trade, 1 as usual.', { least: 0, most: 3 }),
    }),
  ])
  .describe('What it changes: tied, seat, muster, weakness, harvest or road.');

/** One of `circumstances.yaml`. */
export const circumstanceSchema = fields({
  ...entry,
  from: date.describe('When it begins.'),
  to: date.describe('When it ends.'),
  openings,
  effect,
});

/** A form that a matter may have taken. */
export const formSchema = fields({
  ...entry,
  says: z.string().describe('This account, in our own words.'),
  holds: condition,
});

/** The top of `readings.yaml`. */
export const readingsSchema = fields({
  circumstances: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('Rival accounts of what was so when a run begins: each run draws one.'),
  events: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('Rival accounts of what happened in the runs: only counted.'),
});

/** One of the `circumstances` of `readings.yaml`. */
export const circumstanceReadingSchema = fields({
  ...entry,
  openings,
  alternatives: mapOf(
    fields({
      ...entry,
      says: z.string().describe('This account, in our own words.'),
      weight: z
        .number()
        .positive()
        .max(1e6)
        .default(1)
        .describe('Per independent tradition; scaled to sum to one.'),
      lays,
    }),
  ).describe('The accounts.'),
});

/** One of the `events` of `readings.yaml`. */
export const eventReadingSchema = fields({
  ...entry,
  openings,
  forms: mapOf(formSchema).describe('Tried in the order of their keys: let them exclude another.'),
});

/** One of `record.yaml`. */
export const attestationSchema = fields({
  ...entry,
  says: z.string().min(1).describe('The claim in our own words, one sentence.'),
  holds: condition,
  denies: z.boolean().optional().describe('True if the claim is that it did not happen.'),
  when: date,
  number: fields({
    field: z.string().describe('The field of the matched change.'),
    quantity: quantity('What the sources give.'),
  })
    .optional()
    .describe('A number that the sources give of it.'),
  matter: key.optional().describe('What it tells of, if others tell of it too; else its key.'),
  'used-by': z.array(z.string()).optional().describe('What has been fitted to it.'),
  sentences: z.array(z.int().min(1)).optional().describe('Sentences of article.yaml it bears on.'),
});

/** `record.yaml` as a whole. */
export const recordSchema = fields({
  attestations: z.record(z.string(), z.unknown()).optional().describe('The claims, by key.'),
});

/** One of `questions.yaml`. */
export const questionSchema = fields({
  ...entry,
  asks: z.string().min(1).describe('The question, one sentence.'),
  openings,
  forms: mapOf(formSchema).describe('Tried in the order of their keys: let them exclude another.'),
});

/** One of `switches.yaml`. */
export const switchSchema = fields({
  ...entry,
  kind: z
    .enum(['circumstance', 'choice', 'form'])
    .describe('What sort of what-if it is; form: another form of a rule.'),
  why: z.string().min(1).describe('Why it is worth asking.'),
  openings,
  lays: lays.optional(),
  without: keys.optional().describe('Circumstances that it takes away.'),
  pins: z
    .array(
      fields({
        die: dotted.describe('system.die'),
        subject: z
          .string()
          .regex(/^(?:every|[a-z]+:[a-z][a-z0-9-]*)$/)
          .describe(
            'TABLE:KEY of what the die is about, or "every"; a siege by its place, a pair of polities by either.',
          ),
        matter: z.union([z.int(), z.literal('every')]).default('every'),
        roll: z.number().min(0).max(1).describe('0 as soon as it can, 1 never.'),
      }),
    )
    .optional()
    .describe('Dice supposed to have fallen so.'),
  bars: z
    .array(fields({ option: dotted.describe('system.option'), polity: key.optional() }))
    .optional()
    .describe('Options that councils may not take.'),
});

/** One of `claims.yaml`. */
export const claimSchema = fields({
  ...entry,
  says: z.string().min(1).describe('The claim in our own words, 25 words at most.'),
  switches: keys.optional().describe('Switches that together take the cause away, or bring it.'),
  cause: z
    .enum(['taken-away', 'brought'])
    .default('taken-away')
    .describe('What its switches do with the cause.'),
  opening: key.optional().describe('Asked from here; else from the latest that its switches fit.'),
  'bears-on': z
    .array(
      fields({
        outcome: z
          .string()
          .regex(/^[a-z][a-z0-9-]*(?:=[a-z][a-z0-9-]*)?$/)
          .describe('An attestation, or MATTER=FORM of a reading of events or a question.'),
        expects: z
          .enum(['more', 'less', 'no-difference'])
          .describe('With the cause it happens more often, less often, or as often.'),
      }),
    )
    .optional()
    .describe('Outcomes that it bears on.'),
  cannot: z.string().min(1).optional().describe('Why the model cannot express it.'),
  against: z.string().min(1).optional().describe('What speaks against it.'),
});

/** One of `sources.yaml`. */
export const sourceSchema = fields({
  ...entry,
  csl: z
    .looseObject({ type: z.string().describe('The CSL type: book, chapter, article-journal, …') })
    .describe('The work as CSL-JSON has it.'),
  follows: keys.optional().describe('Sources that it copies or follows.'),
});

/** `article.yaml`. */
export const articleSchema = fields({
  sentences: z.array(z.unknown()).optional().describe('The sentences of the text.'),
});

/** One of the `sentences` of `article.yaml`. */
export const sentenceSchema = fields({
  number: z.int().min(1).describe('Its number in the text.'),
  section: z.string().default('').describe('Its section.'),
  gist: z.string().min(1).describe('What it says, in our own words.'),
  attestations: keys.optional().describe('What it rests on in the record.'),
  facts: z.array(z.string()).optional().describe('places.KEY, openings.KEY.polities.KEY, …'),
  systems: z.array(z.string()).optional().describe('Systems that can bring it about.'),
  'not-simulated': z.string().min(1).optional().describe('Why it is not simulated, if it is not.'),
});

/** `tour.yaml`. */
export const tourSchema = fields({
  steps: z.array(z.unknown()).optional().describe('The steps, 8 to 15, in their order.'),
});

/** One of the `steps` of `tour.yaml`. */
export const tourStepSchema = fields({
  title: z.string().min(1).optional().describe('A heading of a few words.'),
  says: z.string().min(1).describe('What it says, in our own words, 90 at most.'),
  date: date.optional().describe('The day that the map shows: the first that this date can mean.'),
  from: key.optional().describe('The opening that the runs begin from; else the usual one.'),
  view: z.enum(['map', 'agreement']).optional().describe('What the words stand beside.'),
  place: key.optional().describe('The place that the map looks at; else all of the map.'),
  zoom: z.number().min(1).max(40).optional().describe('How much larger than the whole map.'),
  runs: z
    .enum(['cloud', 'many', 'one', 'typical'])
    .optional()
    .describe('How the runs are shown: as a cloud, many of them, one, or the typical one.'),
  run: z.int().min(0).optional().describe('Which run, if one is shown.'),
  claim: key.optional().describe('An attestation whose card is open.'),
  ...grounded,
});

/**
 * JSON Schemas of the files by name (`places` is for `places.yaml`, `opening` for each file in
 * `openings/`), as editors read them. Built anew at each call, some milliseconds.
 */
export function jsonSchemas(): Record<string, unknown> {
  const files: Record<string, z.ZodType> = {
    scenario: scenarioSchema.extend({ faiths: mapOf(faithSchema).optional() }),
    places: mapOf(placeSchema),
    people: mapOf(personSchema),
    polities: mapOf(politySchema),
    opening: openingSchema,
    circumstances: mapOf(circumstanceSchema),
    readings: readingsSchema.extend({
      circumstances: mapOf(circumstanceReadingSchema).optional(),
      events: mapOf(eventReadingSchema).optional(),
    }),
    record: recordSchema.extend({ attestations: mapOf(attestationSchema).optional() }),
    questions: mapOf(questionSchema),
    switches: mapOf(switchSchema),
    claims: mapOf(claimSchema),
    sources: mapOf(sourceSchema),
    article: articleSchema.extend({ sentences: z.array(sentenceSchema).optional() }),
    tour: tourSchema.extend({ steps: z.array(tourStepSchema).optional() }),
  };
  const schemas: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(files)) {
    schemas[name] = z.toJSONSchema(schema, { io: 'input', reused: 'ref' });
  }
  return schemas;
}
