// SPDX-License-Identifier: MIT
/** What is wrong with a reply, for the author of an adapter. Looked for only when there is something wrong. */
import { observationFault } from "../../../spec/adapter-schema.ts";
import type { AnyStep } from "../../../spec/program.ts";
import type { Reply } from "./client.ts";

/** Why a reply to a step is no observation. */
export function stepFault(step: AnyStep, reply: Reply): string {
  const { unsupported } = reply;
  const where = `step ${step.id}, ${step.do}`;
  if (typeof unsupported === "string") {
    const why = unsupported === step.do ? "" : `: ${unsupported}`;
    return `announces ${step.do} and cannot do it: ${where}${why}`;
  }
  return `answers no observation: ${where}: ${observationFault(reply) ?? "a member is odd"}`;
}

/** Why a reply to `begin` begins nothing; null: it does. */
export function beginFault({ ok, unsupported }: Reply): string | null {
  if (typeof ok === "object" && ok !== null) return null;
  return typeof unsupported === "string" ? "cannot begin a program" : "does not say that a program has begun";
}

export const END_FAULT = "does not count what is left at the end of a program";
