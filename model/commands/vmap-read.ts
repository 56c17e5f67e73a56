// SPDX-License-Identifier: MIT
import { bufferOf, byteAt } from "../contents.ts";
import type { Meaning } from "../rule.ts";
import { vmapReaches } from "./vmap-contents.ts";

/** The CPU reads through the kernel mapping what was written last, by CPU or device (VMAP-18, MAP-45). */
export const vmapRead: Meaning<"vmap-read"> = {
  defined: (c) => vmapReaches(c, c.args.buffer, c.args.page),
  legal: () => true,
  phases: [
    {
      phase: "effect",
      clause: "MAP-45",
      when: (c) => !bufferOf(c).contents.has(c.args.page),
      value: () => 0,
    },
    { phase: "effect", clause: "VMAP-18", value: (c) => byteAt(bufferOf(c), c.args.page) },
  ],
};
