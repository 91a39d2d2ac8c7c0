/**
 * Reading scenarios: the entry of the package that needs the libraries for YAML, dates and schemas.
 * It is apart from the laboratory's own entry, so that a page that only runs campaigns does not
 * carry them.
 */

export { checkScenario } from './check.ts';
export type { Vocabulary } from './checking.ts';
export type { FieldSpot, ParsedScenario, ScenarioFile } from './parse.ts';
export { parseScenario } from './parse.ts';
export type * from './scenario.ts';
export { jsonSchemas } from './schema.ts';
