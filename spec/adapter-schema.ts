// SPDX-License-Identifier: MIT
/** The lines of the adapter protocol as schemas: what an author in another language reads, and what explains a bad reply. */
import * as z from "zod";
import { ADAPTER_PROTOCOL, adapterHello } from "./adapter.ts";
import { issueText } from "./issue-text.ts";
import { CENSUS_FIELDS, callback, diagnostic, outcome } from "./observation.ts";
import { deviceSchema, exporterSchema, stepOfAnyCommand } from "./schema.ts";

const id = z.int().min(0);
/** A target leaves out what it cannot count. */
const census = z.partialRecord(z.enum(CENSUS_FIELDS), z.int());

/** One line to the adapter. */
export const adapterRequestSchema = z.discriminatedUnion("do", [
  z.strictObject({ id, do: z.literal("hello"), protocol: z.literal(ADAPTER_PROTOCOL) }),
  z.strictObject({ id, do: z.literal("begin"), devices: z.array(deviceSchema), exporter: exporterSchema }),
  z.strictObject({ id, do: z.literal("step"), step: stepOfAnyCommand }),
  z.strictObject({ id, do: z.literal("end") }),
  z.strictObject({ id, do: z.literal("ping") }),
  z.strictObject({ id, do: z.literal("bye") }),
]);

/** The reply to a step that ran. */
const adapterObservation = z.object({
  id,
  outcome,
  callbacks: z.array(callback).optional().describe("left out: none"),
  diagnostics: z.array(diagnostic).optional().describe("left out: none"),
  census: census.optional().describe("left out: the same as after the step before, in the same program"),
  completions: z
    .array(z.object({ step: z.int(), outcome, callbacks: z.array(callback), diagnostics: z.array(diagnostic) }))
    .optional()
    .describe(
      "earlier steps that waited, and ended or went on to another wait in this one, in that order; left out: none",
    ),
});

/** One line from the adapter. */
export const adapterReplySchema = z.union([
  z.object({ id, ok: adapterHello }).describe("to hello"),
  z.object({ id, ok: z.strictObject({}) }).describe("to begin and ping"),
  adapterObservation.describe("to step"),
  z.object({ id, ok: z.object({ census, diagnostics: z.array(diagnostic) }) }).describe("to end"),
  z.object({ id, unsupported: z.string() }).describe("to a step whose command was not announced"),
  z.object({ id, adapter_error: z.string() }).describe("a fault of the adapter itself; ends the run"),
]);

/** The first thing for which a reply to a step is no observation; null: none is known. Quantities are bigints. */
export function observationFault(reply: unknown): string | null {
  const { error } = z.safeEncode(adapterObservation, reply as never);
  return error === undefined ? null : issueText(error, reply);
}
