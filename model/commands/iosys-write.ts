// SPDX-License-Identifier: MIT
import type { Call, Meaning } from "../rule.ts";
import { accessOf, fillBytes } from "../scratch.ts";
import { accessKnown, iosysOf } from "./iosys-maps.ts";

/** One typed value of equal bytes, by the accessor of its width and the map's kind. */
export const iosysWrite: Meaning<"iosys-write"> = {
  defined: (c) => accessKnown(c, c.args.map, c.args.offset, widthBytes(c)),
  legal: () => true,
  phases: [
    {
      phase: "effect",
      clause: "IOSYS-10",
      run: (c) => fillBytes(c.s, iosysOf(c).map, c.args.offset, widthBytes(c), c.args.fill),
      value: (c) => accessOf(iosysOf(c).map, null),
    },
  ],
};

function widthBytes(c: Call<"iosys-write">): number {
  return c.args.width / 8;
}
