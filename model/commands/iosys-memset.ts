// SPDX-License-Identifier: MIT
import type { Meaning } from "../rule.ts";
import { accessOf, fillBytes } from "../scratch.ts";
import { accessKnown, iosysOf } from "./iosys-maps.ts";

const SET_BYTES = 8;

/** Eight bytes behind a map are set, by the routine of its kind. */
export const iosysMemset: Meaning<"iosys-memset"> = {
  defined: (c) => accessKnown(c, c.args.map, c.args.offset, SET_BYTES),
  legal: () => true,
  phases: [
    {
      phase: "effect",
      clause: "IOSYS-07",
      run: (c) => fillBytes(c.s, iosysOf(c).map, c.args.offset, SET_BYTES, c.args.fill),
      value: (c) => accessOf(iosysOf(c).map, null),
    },
  ],
};
