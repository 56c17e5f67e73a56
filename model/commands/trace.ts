// SPDX-License-Identifier: MIT
import type { CommandName } from "../../spec/commands/index.ts";
import type { Says } from "../rule.ts";

/** A trace event, where the kernel has them and they are on. The event's name stands for its site (REF-46). */
export function traces(site: string): Says<CommandName> {
  return {
    phase: "says",
    clause: "REF-46",
    since: "7.2",
    given: { trace: true },
    when: () => true,
    says: { kind: "TRACE", site },
  };
}
