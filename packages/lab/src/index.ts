// The laboratory's public face: a table of contents in reading order. Reading scenario files is a
// second entry, `@tumen/lab/scenario`, so that a page that only plays runs does not load their parser.

// base: numbers, days, chance
export { assert, BrokenPromise } from './base/assert.ts';
export {
  type Calendar,
  dateOf,
  dayOf,
  daysInMonth,
  monthName,
  monthOf,
  writeDate,
  writeYear,
} from './base/calendar.ts';
export { nameOf, rollAt, runKey } from './base/dice.ts';
export { compareFindings, type Finding, writeFinding } from './base/finding.ts';
export { digestBytes, digestHex, digestOf, makeDigest } from './base/hash.ts';
export { earliestOf, latestOf, type Span, type When, whenHolds, writeSpan } from './base/span.ts';
export { capitalised, folded, grouped } from './base/wording.ts';
// engine: frames, runs and their trace
export type { Chronicle } from './engine/chronicle.ts';
export { type Draw, drawInputs, type Frame, runsADraw } from './engine/frame.ts';
export { type Model, makeModel } from './engine/model.ts';
export { play, type Run, type RunInput, type RunOptions } from './engine/run.ts';
export type { System } from './engine/system.ts';
// land: relief, sites, the network of ways
export { buildNetwork } from './land/build.ts';
export { networkFromBytes, networkToBytes } from './land/bytes.ts';
export { networkFingerprint } from './land/fingerprint.ts';
export { isCrossing, type Region, type Site, type SiteProblem } from './land/ground.ts';
export { type Mode, modes, type Network } from './land/network.ts';
export { type OpenedNetwork, openNetwork } from './land/open.ts';
export { describeRelief, heightAt, type Relief, readRelief, reliefDigest } from './land/relief.ts';
export {
  type Barrier,
  type WayAnswer,
  type WayQuestion,
  type WayStop,
  wayBetween,
  wayToGeoJson,
} from './land/route.ts';
export { readWaters, type WaterKind, type WaterLine, type Waters } from './land/waters.ts';
export type { Way } from './land/way.ts';
// scenario: what is said, with every doubt, and the same as numbered tables
export type {
  Attestation,
  Citation,
  Condition,
  Entry,
  EventReading,
  Form,
  Grounds,
  Opening,
  Pattern,
  PersonEntry,
  PlaceEntry,
  PolityEntry,
  Question,
  Scenario,
  Source,
  Switch,
} from './scenario/scenario.ts';
export {
  exactly,
  type ForceId,
  makeSetting,
  type PersonId,
  type PinGiven,
  type PlaceId,
  type PolityId,
  type Setting,
} from './scenario/setting.ts';
export { didYouMean, fold, nearest } from './scenario/spell.ts';
// study: many runs, held against the record
export { writeArticle } from './study/article.ts';
export { campaign, frameOf, type Laboratory, openLaboratory } from './study/campaign.ts';
export { canary } from './study/canary.ts';
export { compileCondition, indexByKind } from './study/condition.ts';
export {
  type Chunk,
  chunkFromBytes,
  chunksOf,
  chunkToBytes,
  joinChunks,
  playChunk,
  runsAChunk,
  type Table,
} from './study/ensemble.ts';
export { type Found, findEvents } from './study/find.ts';
export { fingerprintOf, withoutSpots } from './study/fingerprint.ts';
export { checkModel } from './study/model-check.ts';
export { inHundred, writeReport, writeShare } from './study/print.ts';
export { type Judgement, judge, type Outcome, outcomeOf, skillOf } from './study/record.ts';
export { type Report, reportOf, type Wiring, wiringOf } from './study/report.ts';
export {
  agrees,
  type Column,
  digestOfChronicle,
  held,
  makeQuestionnaire,
  type Questionnaire,
} from './study/row.ts';
export { quantileOf, type Share, shareOf } from './study/score.ts';
export { writeStory } from './study/story.ts';
export { explain, type Why, writeWhy } from './study/why.ts';
// systems: the rules
export { tumenModel } from './systems/index.ts';
// world: what can happen, what it changes, and how it is told
export { apply } from './world/apply.ts';
export {
  type Change,
  type ChangeOf,
  headlines,
  type Kind,
  kinds,
  vocabulary,
} from './world/change.ts';
export { copyWorld } from './world/copy.ts';
export { makeTeller, type Rank, rankOf, type Teller } from './world/tell.ts';
export type { Seen, World } from './world/world.ts';
