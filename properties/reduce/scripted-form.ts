// SPDX-License-Identifier: MIT
import { REPLYING_OPS, type ReplyingOp } from "../../spec/op.ts";
import { type AnyStep, type Program, SCRIPTED_EXPORTER } from "../../spec/program.ts";
import type { Replies } from "../../spec/reply.ts";
import type { Target } from "../../spec/target.ts";
import { runProgram, witnessed } from "../lockstep/run-program.ts";

/**
 * The program with the scripted exporter giving the errors a real one gave: when the failure is the framework's, the
 * real exporter has no part in it. Null when there is nothing to rewrite.
 */
export function scriptedForm(target: Target, program: Program): Program | null {
  const offers = target.capabilities.exporters.some((e) => e.kind === "scripted");
  if (!offers || program.world.exporter.kind === "scripted") return null;
  const replies = new Map<number, Replies>();
  const seeing = witnessed(target, (step, { callbacks }) => {
    for (const { op, reply } of callbacks) {
      if ("errno" in reply && isReplying(op)) replies.set(step.id, { ...replies.get(step.id), [op]: reply.errno });
    }
  });
  runProgram(seeing, program);
  const steps = program.steps.map(({ fault: _fault, ...step }) => {
    const planned = replies.get(step.id);
    return (planned === undefined ? step : { ...step, replies: planned }) as AnyStep;
  });
  return { ...program, steps, world: { ...program.world, exporter: SCRIPTED_EXPORTER } };
}

function isReplying(op: string): op is ReplyingOp {
  return (REPLYING_OPS as readonly string[]).includes(op);
}
