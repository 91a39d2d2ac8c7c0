// The second entry, `@tumen/lab/scenario`: from files to a checked scenario, the schemas of the files, and
// what stands between a file and a table of its entries.

export { checkScenario } from './check.ts';
export { entriesOf, type FileEntry, fieldAt, fieldOf, putEntry, putField } from './edit.ts';
export { type ParsedScenario, parseScenario, type ScenarioFile } from './parse.ts';
export { type Remedy, remedyOf } from './remedy.ts';
export { jsonSchemas } from './schema.ts';
