// SPDX-License-Identifier: MIT
/** The schemas of every file the suite reads and writes. A 64-bit quantity is hex text outside and a bigint inside. */
import * as z from "zod";
import { stepSchema } from "./arg-schema.ts";
import { CLAUSE_IDS } from "./clauses/index.ts";
import { COMMAND_NAMES, signatureOf } from "./commands/index.ts";
import { RUNNABLE_ERAS } from "./eras.ts";
import { FINDING_SCHEMA, type Finding, VIOLATION_KINDS } from "./finding.ts";
import { CENSUS_FIELDS } from "./observation.ts";
import { CALL_NAMES, LOCKS_HELD, OP_NAMES } from "./op.ts";
import {
  DEFAULT_CONFIG,
  DEFAULT_DEVICE,
  EXPORTER_KINDS,
  PROGRAM_SCHEMA,
  type Program,
  SCRIPTED_EXPORTER,
  TASKS_MAX,
} from "./program.ts";
import { provider } from "./provider.ts";

const count = z.int().min(0);
const powerOfTwo = z
  .int()
  .min(1)
  .refine((n) => Number.isInteger(Math.log2(n)), "expected a power of two");

/** Page size of a world that does not say. */
export const DEFAULT_PAGE_SIZE_BYTES = 4096;

const config = z.strictObject({
  dmabufDebug: z.boolean().default(DEFAULT_CONFIG.dmabufDebug),
  sysfsStats: z.boolean().default(DEFAULT_CONFIG.sysfsStats),
  debugFs: z.boolean().default(DEFAULT_CONFIG.debugFs),
  lockDebug: z.boolean().default(DEFAULT_CONFIG.lockDebug),
  dmaApiDebug: z.boolean().default(DEFAULT_CONFIG.dmaApiDebug),
  moveNotify: z.boolean().default(DEFAULT_CONFIG.moveNotify),
  trace: z.boolean().default(DEFAULT_CONFIG.trace),
});

/** A device of a world. */
export const deviceSchema = z.strictObject({
  dmaMaskBits: z.int().min(1).max(64).default(DEFAULT_DEVICE.dmaMaskBits),
  maxSegmentBytes: z.int().min(1).default(DEFAULT_DEVICE.maxSegmentBytes),
  segmentBoundaryBytes: powerOfTwo.default(DEFAULT_DEVICE.segmentBoundaryBytes),
  iommu: z.enum(["none", "paged", "merging"]).default(DEFAULT_DEVICE.iommu),
  coherent: z.boolean().default(DEFAULT_DEVICE.coherent),
});

/** Who answers the ops. */
export const exporterSchema = z.strictObject({
  kind: z.enum(EXPORTER_KINDS),
  ops: z.array(z.enum(OP_NAMES)).default([]),
  exporterName: z.string().exactOptional(),
  cachesTables: z.boolean().exactOptional(),
  moves: z.boolean().exactOptional(),
  provider: provider.exactOptional(),
});

const world = z.strictObject({
  pageSizeBytes: powerOfTwo.default(DEFAULT_PAGE_SIZE_BYTES),
  devices: z.array(deviceSchema).default([DEFAULT_DEVICE]),
  exporter: exporterSchema.default({ kind: SCRIPTED_EXPORTER.kind, ops: [...SCRIPTED_EXPORTER.ops] }),
  tasks: z.int().min(1).max(TASKS_MAX).exactOptional(),
});

const [first, ...others] = COMMAND_NAMES.map((name) => stepSchema(name, signatureOf(name)));
if (first === undefined) throw new Error("the alphabet is empty");

/** Any step, told apart by `do`. */
export const stepOfAnyCommand = z.discriminatedUnion("do", [first, ...others]);

/** A program file. Configuration and world may leave out what has its default value; steps leave out nothing. */
export const programSchema = z.strictObject({
  schema: z.literal(PROGRAM_SCHEMA),
  era: z.enum(RUNNABLE_ERAS),
  config: config.default(DEFAULT_CONFIG),
  world: world.prefault({}),
  steps: z.array(stepOfAnyCommand),
}) as unknown as z.ZodType<Program>;

const clauseId = z.enum(CLAUSE_IDS);

/** The fields that say what differed; a finding and its report share them. */
export const violationFields = {
  clause: clauseId.nullable(),
  kind: z.enum(VIOLATION_KINDS),
  blames: z.enum(["framework", "exporter", "importer", "userspace"]),
  step: count.nullable(),
  expected: z.string(),
  observed: z.string(),
  signature: z.string().min(1),
};

const call = z.strictObject({
  op: z.enum(CALL_NAMES),
  on: z.string(),
  locks: z.enum(LOCKS_HELD),
  reply: z.string(),
});
const calls = z.array(call);
const says = z.array(z.string());
const censusReport = z.partialRecord(z.enum(CENSUS_FIELDS), z.int());

const stepReport = z.strictObject({
  id: count,
  observed: z.string(),
  outcome: z.string().exactOptional(),
  calls: calls.exactOptional(),
  says: says.exactOptional(),
  others: z.array(z.strictObject({ of: z.string(), outcome: z.string(), calls, says })).exactOptional(),
  census: censusReport.describe("live objects after the step").exactOptional(),
  demanded: z.strictObject({ outcome: z.string(), says, census: censusReport.nullable() }).exactOptional(),
});

/** A finding file. */
export const findingSchema = z.strictObject({
  schema: z.literal(FINDING_SCHEMA),
  ...violationFields,
  target: z.string(),
  program: programSchema,
  steps: z.array(stepReport),
  certificate: z.strictObject({
    passes: z.array(z.string()),
    lastSweepCandidates: count,
    executions: count,
    minimal: z.boolean(),
  }),
  provenance: z.strictObject({ suite: z.string(), seed: z.int(), path: z.string(), originalSteps: count }),
}) as unknown as z.ZodType<Finding>;
