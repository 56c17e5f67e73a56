// SPDX-License-Identifier: MIT
import { ownedBuffer } from "../lookup.ts";
import { disown, openDescriptor } from "../references.ts";
import type { Call, Effect, Meaning } from "../rule.ts";
import { theBuffer } from "./descriptor-phases.ts";
import { traces } from "./trace.ts";

/** A descriptor for a buffer. The caller's reference moves into it. */
export const fd: Meaning<"fd"> = {
  defined: (c) => ownedBuffer(c, c.args.buffer),
  legal: (c) => typeof c.args.buffer === "number",
  phases: [
    { phase: "check", clause: "REF-02", when: (c) => typeof c.args.buffer !== "number", ends: "EINVAL" },
    { phase: "fault", clause: "REF-03", point: "limit:fd-table", errno: "EMFILE" },
    traces("dma_buf_fd"),
    moves("REF-06", (c) => c.args.flags !== "0"),
    moves("REF-04", () => true),
  ],
  counts: { references: "REF-04", files: "REF-04" },
};

function moves(clause: "REF-06" | "REF-04", when: (c: Call<"fd">) => boolean): Effect<"fd"> {
  return {
    phase: "effect",
    clause,
    also: ["REF-04"],
    when,
    run: (c) => {
      const buffer = theBuffer(c);
      disown(c.s, buffer);
      const closeOnExec = c.args.flags.includes("O_CLOEXEC");
      c.fd = openDescriptor(c.s, c.step.id, buffer, { process: 0, path: false, closeOnExec });
    },
    value: (c) => c.fd?.number,
    valueClauses: { "": "REF-05" },
  };
}
