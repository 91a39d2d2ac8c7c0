// The second entry, `@tumen/lab/scenario`: from files to a checked scenario, and the schemas of the files.

export { checkScenario } from './check.ts';
export { type ParsedScenario, parseScenario, type ScenarioFile } from './parse.ts';
export { jsonSchemas } from './schema.ts';
