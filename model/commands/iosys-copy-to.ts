// SPDX-License-Identifier: MIT
import type { Meaning } from "../rule.ts";
import { accessOf, fillBytes } from "../scratch.ts";
import { accessKnown, iosysOf } from "./iosys-maps.ts";

const COPY_BYTES = 8;

/** Eight equal bytes go to a map, by the copy routine of its kind. */
export const iosysCopyTo: Meaning<"iosys-copy-to"> = {
  defined: (c) => accessKnown(c, c.args.map, c.args.offset, COPY_BYTES),
  legal: () => true,
  phases: [
    {
      phase: "effect",
      clause: "IOSYS-07",
      run: (c) => fillBytes(c.s, iosysOf(c).map, c.args.offset, COPY_BYTES, c.args.fill),
      value: (c) => accessOf(iosysOf(c).map, null),
    },
  ],
};
