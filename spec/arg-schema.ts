// SPDX-License-Identifier: MIT
/** From a command's signature to the schema of its steps: the one place where argument kinds become schemas. */
import * as z from "zod";
import type { ArgSpec, ArgSpecs, ChoiceArg, HandleArg, HandleKind, Signature, SubsetArg } from "./command.ts";
import { ERRNOS } from "./errno.ts";
import { FAULT_POINTS, type FaultPoint } from "./fault.ts";
import { REPLYING_OPS, type ReplyingOp } from "./op.ts";
import { REPLY_POOLS } from "./reply.ts";
import { u64 } from "./u64.ts";

const quoted = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join(", ");

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? `expected ${quoted(values)}` : `expected one of ${quoted(values)}`;
}

const stepId = z.int().min(0);

function handleSchema(spec: HandleArg<HandleKind, string | null>): z.ZodType {
  const id = stepId.describe(`id of the step that made the ${spec.kind}`);
  const expected = `expected the id of an earlier step (${spec.kind})`;
  if (spec.also.length === 0)
    return z
      .int(expected)
      .min(0, expected)
      .describe(id.description ?? "");
  return z.union([id, z.literal([...spec.also])], { error: `${expected}, or ${quoted(spec.also)}` });
}

function choiceSchema(spec: ChoiceArg): z.ZodType {
  const values = [...spec.values, ...spec.negative];
  return z.literal(values, { error: oneOf(values) });
}

function subsetSchema(spec: SubsetArg): z.ZodType {
  const values = [...spec.values, ...spec.negative];
  return z
    .array(z.literal(values, { error: oneOf(values) }))
    .refine((chosen) => new Set(chosen).size === chosen.length, "names one member twice")
    .meta({ uniqueItems: true });
}

/** The schema of one argument. */
export function argSchema(spec: ArgSpec): z.ZodType {
  switch (spec.type) {
    case "handle":
      return handleSchema(spec);
    case "choice":
      return choiceSchema(spec);
    case "u64":
      return u64;
    case "subset":
      return subsetSchema(spec);
    case "device":
      return z.int("expected the index of a device of the world, or null").min(0).nullable();
  }
}

function argsSchema(args: ArgSpecs): z.ZodType {
  return z.strictObject(Object.fromEntries(Object.entries(args).map(([name, spec]) => [name, argSchema(spec)])));
}

const isReplying = (op: string): op is ReplyingOp => REPLYING_OPS.some((name) => name === op);

/** Ops of a command whose answer a program may plan. */
export function plannedOps(signature: Signature): ReplyingOp[] {
  return (signature.ops ?? []).filter(isReplying);
}

function replySchema(op: ReplyingOp): z.ZodType {
  const values = [...new Set<string>([...REPLY_POOLS[op], ...ERRNOS])];
  const special = REPLY_POOLS[op].filter((reply) => !ERRNOS.some((name) => name === reply));
  return z.literal(values, { error: `expected an errno name or ${quoted(special)}` }).optional();
}

function repliesSchema(signature: Signature): z.ZodType {
  const ops = plannedOps(signature);
  const leads = ops.length === 0 ? "no op whose answer can be planned" : ops.join(", ");
  const error = (issue: { readonly code?: string; readonly keys?: readonly string[] }): string | undefined =>
    issue.code === "unrecognized_keys" ? `${quoted(issue.keys ?? [])}: this command leads to ${leads}` : undefined;
  return z.strictObject(Object.fromEntries(ops.map((op) => [op, replySchema(op)])), { error }).optional();
}

function faultSchema(signature: Signature): z.ZodType {
  const points = signature.faults ?? [];
  const allowed =
    points.length === 0 ? "this command reaches no fault point" : `this command reaches ${points.join(", ")}`;
  const error = (issue: { readonly input?: unknown }): string =>
    FAULT_POINTS.some((point) => point === issue.input) ? allowed : `unknown fault point; ${allowed}`;
  const point =
    points.length === 0 ? z.never({ error }) : z.literal(points as [FaultPoint, ...FaultPoint[]], { error });
  return z.strictObject({ point, skip: z.int().min(0).default(0) }).optional();
}

/** The schema of a step of this command. */
export function stepSchema(name: string, signature: Signature): z.ZodObject {
  return z
    .strictObject({
      id: stepId,
      do: z.literal(name),
      args: argsSchema(signature.args),
      replies: repliesSchema(signature),
      fault: faultSchema(signature),
      task: z.int().min(0).exactOptional(),
    })
    .describe(signature.summary);
}
