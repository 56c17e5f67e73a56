// SPDX-License-Identifier: MIT
import { bufferOf } from "../contents.ts";
import type { Meaning } from "../rule.ts";
import { vmapReaches } from "./vmap-contents.ts";

/** The CPU writes through the kernel mapping. */
export const vmapWrite: Meaning<"vmap-write"> = {
  defined: (c) => vmapReaches(c, c.args.buffer, c.args.page),
  legal: () => true,
  phases: [
    {
      phase: "effect",
      clause: "VMAP-18",
      run: (c) => void bufferOf(c).contents.set(c.args.page, c.args.marker),
    },
  ],
};
