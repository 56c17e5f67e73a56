// SPDX-License-Identifier: MIT
import type { CommandName } from "../../spec/commands/index.ts";
import type { Meaning } from "../rule.ts";

/** A command without a meaning so far: it can never be sent. */
export function notYet<N extends CommandName>(): Meaning<N> {
  return { defined: () => false, legal: () => false, phases: [] };
}
