// SPDX-License-Identifier: MIT
import { closeMemfd, memfdOf, openMemfdOf } from "../memory-files.ts";
import type { Meaning } from "../rule.ts";

/** One descriptor of a memory file less. */
export const memfdClose: Meaning<"memfd-close"> = {
  defined: (c) => openMemfdOf(c, c.args.memfd),
  legal: () => true,
  phases: [{ phase: "effect", clause: "UDMABUF-24", run: (c) => closeMemfd(c.s, memfdOf(c)) }],
};
