// SPDX-License-Identifier: MIT
/** What SARIF 2.1.0 demands of the objects a report of ours has. Members it knows and we do not write are refused. */
import * as z from "zod";

const message = z.strictObject({ text: z.string().min(1) });
/** A relative reference: no scheme, nothing that a URI would have to encode. */
const uri = z.string().regex(/^(?![a-z][\w+.-]*:)(?:[\w\-.~!$&'()*+,;=:@/]|%[0-9A-F]{2})+$/i);
const level = z.enum(["none", "note", "warning", "error"]);

const location = z.strictObject({
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({ uri }),
    region: z.strictObject({ startLine: z.int().min(1) }),
  }),
  message: message.optional(),
});

const threadFlowLocation = z.strictObject({
  location,
  importance: z.enum(["important", "essential", "unimportant"]),
});

const suppression = z.strictObject({ kind: z.enum(["inSource", "external"]), justification: z.string() });

const rule = z.strictObject({
  id: z.string().min(1),
  shortDescription: message,
  help: message.optional(),
  defaultConfiguration: z.strictObject({ level }).optional(),
  properties: z.looseObject({ tags: z.array(z.string()) }).optional(),
});

const result = z.strictObject({
  ruleId: z.string().min(1),
  ruleIndex: z.int().min(0),
  level,
  message,
  locations: z.array(location).min(1),
  partialFingerprints: z.record(z.string(), z.string()),
  baselineState: z.enum(["new", "unchanged", "updated", "absent"]).optional(),
  codeFlows: z.array(
    z.strictObject({ threadFlows: z.array(z.strictObject({ locations: z.array(threadFlowLocation).min(1) })).min(1) }),
  ),
  suppressions: z.array(suppression).optional(),
  properties: z.record(z.string(), z.unknown()),
});

const invocation = z.strictObject({
  executionSuccessful: z.boolean(),
  startTimeUtc: z.iso.datetime(),
  exitCode: z.int().optional(),
});

const run = z.strictObject({
  tool: z.strictObject({
    driver: z.strictObject({ name: z.string().min(1), version: z.string(), rules: z.array(rule) }),
  }),
  automationDetails: z.strictObject({ id: z.string() }),
  invocations: z.array(invocation),
  properties: z.record(z.string(), z.unknown()),
  results: z.array(result),
});

export const sarifSchema = z.strictObject({
  $schema: z.url(),
  version: z.literal("2.1.0"),
  runs: z.array(run).min(1),
});
