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
export { compareFindings, type Finding, printable, writeFinding } from './base/finding.ts';
export { digestAt, digestBytes, digestHex, digestOf, makeDigest } from './base/hash.ts';
export { escaped } from './base/markup.ts';
export { earliestOf, latestOf, type Span, type When, whenHolds, writeSpan } from './base/span.ts';
export {
  capitalised,
  folded,
  grouped,
  inLines,
  perHundred,
  rangePerHundred,
  signed,
} from './base/wording.ts';
// engine: frames, runs and their trace
export type { Chronicle } from './engine/chronicle.ts';
export { type Draw, drawInputs, type Frame, runsADraw } from './engine/frame.ts';
export { type Model, makeModel } from './engine/model.ts';
export { play, type Run, type RunInput, type RunOptions } from './engine/run.ts';
export type { System } from './engine/system.ts';
// land: relief, sites, the network of ways
export {
  buildNetwork,
  type Groundwork,
  joinNetwork,
  type Land,
  layGround,
  waysOver,
} from './land/build.ts';
export { networkFromBytes, networkToBytes } from './land/bytes.ts';
export { type Domains, domainAreas, domainAt } from './land/domains.ts';
export { networkFingerprint } from './land/fingerprint.ts';
export { type Inflate, openGeoTiff } from './land/geotiff.ts';
export { isCrossing, type Region, type Site, type SiteProblem } from './land/ground.ts';
export { isHgtName, openHgt } from './land/hgt.ts';
export { mosaicOf } from './land/mosaic.ts';
export { type Mode, modes, type Network } from './land/network.ts';
export { type OpenedNetwork, openNetwork } from './land/open.ts';
export { type ByteFile, type HeightPicture, ReliefFault } from './land/picture.ts';
export { problemsOfSites } from './land/placing.ts';
export { type Profile, profileOf } from './land/profile.ts';
export { describeRelief, heightAt, type Relief, readRelief, reliefDigest } from './land/relief.ts';
export {
  type Barrier,
  type RiverCrossed,
  type Stranded,
  type WayAnswer,
  type WayQuestion,
  type WayStop,
  wayBetween,
  wayToGeoJson,
} from './land/route.ts';
export { siteOf } from './land/site.ts';
export { distanceKm } from './land/sphere.ts';
export {
  noWaters,
  readWaters,
  type WaterKind,
  type WaterLine,
  type Waters,
} from './land/waters.ts';
export type { Way } from './land/way.ts';
// scenario: what is said, with every doubt, and the same as numbered tables
export type {
  Attestation,
  Citation,
  Claim,
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
  TourStep,
} from './scenario/scenario.ts';
export {
  exactly,
  type ForceId,
  type Input,
  makeSetting,
  type PersonId,
  type PinGiven,
  type PlaceId,
  type PolityId,
  type Setting,
} from './scenario/setting.ts';
export { didYouMean, fold, nearest } from './scenario/spell.ts';
// study: many runs, held against the record
export {
  type AblationCell,
  type AblationRow,
  type AblationRuns,
  ablationOutcomes,
  ablationRow,
  countOutcomes,
  expectedWithout,
} from './study/ablation.ts';
export { writeAblation } from './study/ablation-print.ts';
export { type AnchorTally, emptyTally, tallyRun } from './study/anchor-tally.ts';
export { type Anchor, anchorsOf } from './study/anchors.ts';
export { writeAnchors } from './study/anchors-print.ts';
export { writeArticle } from './study/article.ts';
export { calibrationNote, fewFacts } from './study/calibration.ts';
export { campaign, frameOf, type Laboratory, landOn, openLaboratory } from './study/campaign.ts';
export { canary } from './study/canary.ts';
export { readCells, writeCell } from './study/cells.ts';
export { type JudgedClaim, judgeClaim, openingOfClaim } from './study/claims.ts';
export { figureOfClaims, whoSays, writeClaims } from './study/claims-print.ts';
export { type Clauses, type Ground, readClauses, suggested } from './study/clause.ts';
export {
  type Comparison,
  comparisonOf,
  type Direction,
  type Effect,
  openingsFor,
  verdictOn,
} from './study/compare.ts';
export { figureOfComparison, writeComparison } from './study/compare-print.ts';
export { compileCondition, indexByKind } from './study/condition.ts';
export {
  councilsAtRandom,
  type Design,
  type DesignLine,
  designName,
  lineOf,
  type PlannedRun,
  type ReadyDesign,
  readyDesign,
  runsOf,
} from './study/design.ts';
export {
  readDesign,
  readSettings,
  type Settable,
  type Thing,
  thingsToSet,
} from './study/design-words.ts';
export { type Drawn, drawnInputs, drawsOf, takenIn } from './study/drawn.ts';
export {
  decisionsIn,
  decisionWords,
  type Early,
  type EarlyRun,
  earlyDays,
  partedByDecisions,
  spreadOver,
} from './study/early-decisions.ts';
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
export { type RowsFigure, writeFigure } from './study/figure.ts';
export { type Found, findEvents } from './study/find.ts';
export { fingerprintOf, scenarioOfRuns } from './study/fingerprint.ts';
export type { ColumnShape, FlatRows, Values } from './study/flat.ts';
export { type Given, givenOf, nearnessOf } from './study/given.ts';
export { figureOfGiven, writeGiven } from './study/given-print.ts';
export { type Happening, happeningsOf, heldIn } from './study/happenings.ts';
export { hingesOf, inputWords } from './study/hinges.ts';
export {
  type EnsembleWhy,
  type Flips,
  figureOfHinges,
  moreOften,
  shownHinges,
  writeEnsembleWhy,
} from './study/hinges-print.ts';
export { fewestRuns, likenessOf, nearestRuns } from './study/likeness.ts';
export { marchColumns, type RecordedMarch, readMarches } from './study/march-rows.ts';
export {
  type ComparedMarch,
  compareMarch,
  type MarchScore,
  scoreMarches,
} from './study/marches.ts';
export { checkModel } from './study/model-check.ts';
export { type Parting, type Partings, partingOf, partingsOf } from './study/parting.ts';
export { writeReport, writeShare } from './study/print.ts';
export { type BrokenRank, type Detour, type Ranks, rankedModes, ranksOver } from './study/ranks.ts';
export { type ReadingsReport, readingsOf } from './study/readings.ts';
export { figureOfReadings, writeReadings } from './study/readings-print.ts';
export {
  designOf,
  type Rebuild,
  type Rebuilt,
  type RebuiltReport,
  rebuildsOf,
  rebuiltOf,
} from './study/rebuilt.ts';
export { asTold, type Judgement, judge, type Outcome, outcomeOf } from './study/record.ts';
export { drawRecord } from './study/record-figure.ts';
export { attestationsTable, openingsTable, placesTable } from './study/record-tables.ts';
export {
  decisionsBefore,
  otherUniforms,
  type Roll,
  replay,
  replayAs,
  replayRoll,
  rollsBefore,
  type Turning,
} from './study/redraw.ts';
export { type Report, reportOf, type Wiring, wiringOf } from './study/report.ts';
export {
  agrees,
  type Column,
  digestOfChronicle,
  held,
  makeQuestionnaire,
  type Questionnaire,
} from './study/row.ts';
export { type DrawnRow, inputsOf, inputsTable, runsTable } from './study/run-tables.ts';
export { quantileOf, type Share, shareOf } from './study/score.ts';
export { type Factor, sensitivityOf, type Try } from './study/sensitivity.ts';
export { figureOfScreening, writeScreening } from './study/sensitivity-print.ts';
export {
  type Cost,
  type Lead,
  type Rung,
  type Skill,
  type SkillByRole,
  skillOf,
  verdictOf,
} from './study/skill.ts';
export { writeStory } from './study/story.ts';
export { firstTraces, tracesFromBytes, tracesToBytes } from './study/trace-bytes.ts';
export { eventsTable, legsTable } from './study/trace-tables.ts';
export {
  actorsOf,
  type Events,
  type Legs,
  makeTracer,
  notReached,
  type Tracer,
  type Traces,
  tasks,
  traceColumns,
  wordOf,
} from './study/traces.ts';
export { type Typicality, typicalityOf } from './study/typical.ts';
export { explain, type Why, writeWhy } from './study/why.ts';
// systems: the rules
export { tumenModel } from './systems/index.ts';
// world: what can happen, and how it is told
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
