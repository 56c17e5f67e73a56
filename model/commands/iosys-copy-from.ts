// SPDX-License-Identifier: MIT
import type { Meaning } from "../rule.ts";
import { accessOf, readBytes } from "../scratch.ts";
import { accessKnown, iosysOf } from "./iosys-maps.ts";

const COPY_BYTES = 8;

/** Eight bytes come from a map, by the copy routine of its kind. */
export const iosysCopyFrom: Meaning<"iosys-copy-from"> = {
  defined: (c) => accessKnown(c, c.args.map, c.args.offset, COPY_BYTES),
  legal: () => true,
  phases: [
    {
      phase: "effect",
      clause: "IOSYS-07",
      value: (c) => accessOf(iosysOf(c).map, readBytes(c.s, iosysOf(c).map, c.args.offset, COPY_BYTES)),
    },
  ],
};
