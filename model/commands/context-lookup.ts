// SPDX-License-Identifier: MIT
import type { ContextState } from "../contexts.ts";
import type { Call } from "../rule.ts";

type ContextCall = Pick<Call, "s" | "task" | "context">;

/** A context that the step's own task has begun and not ended: it belongs to nobody else. */
export function ownContext(c: ContextCall, argument: number): boolean {
  c.context = c.s.contexts.get(argument) ?? null;
  return c.context !== null && !c.context.ended && c.context.task === c.task;
}

/** The context of a step that has one. */
export function contextOf({ context }: Pick<Call, "context">): ContextState {
  if (context === null) throw new Error("a step without an acquire context");
  return context;
}
