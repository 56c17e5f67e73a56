// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import { type DescriptorKind, openDescriptor } from "../references.ts";
import type { Call, Effect } from "../rule.ts";
import type { FdState } from "../state.ts";
import { openFd } from "./descriptor-phases.ts";

/** The end of a command that makes another descriptor from one: the lowest free number of its process. */
export function copies(
  clause: ClauseId,
  when: (c: Call) => boolean,
  kind: (from: FdState) => DescriptorKind,
): Effect<CommandName> {
  return {
    phase: "effect",
    clause,
    when,
    run: (c) => {
      const from = openFd(c);
      c.fd = openDescriptor(c.s, c.step.id, from.buffer, kind(from));
    },
    value: (c) => openFd(c).number,
  };
}
