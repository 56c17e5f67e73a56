// SPDX-License-Identifier: MIT
import { knownIosys } from "../lookup.ts";
import type { Meaning } from "../rule.ts";
import { advanced, iosysOf, makeIosys } from "./iosys-maps.ts";

/** Another map, further on; the source stays. */
export const iosysOffset: Meaning<"iosys-offset"> = {
  defined: (c) => knownIosys(c, c.args.map),
  legal: () => true,
  phases: [
    {
      phase: "effect",
      clause: "IOSYS-08",
      run: (c) => makeIosys(c.s, c.step.id, advanced(iosysOf(c).map, c.args.by)),
      value: (c) => ({ made: advanced(iosysOf(c).map, c.args.by), source: iosysOf(c).map }),
    },
  ],
};
