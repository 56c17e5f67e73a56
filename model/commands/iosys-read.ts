// SPDX-License-Identifier: MIT
import type { Call, Meaning } from "../rule.ts";
import { accessOf, readBytes } from "../scratch.ts";
import { accessKnown, iosysOf } from "./iosys-maps.ts";

/** One typed value, by the accessor of its width and the map's kind. */
export const iosysRead: Meaning<"iosys-read"> = {
  defined: (c) => accessKnown(c, c.args.map, c.args.offset, widthBytes(c)),
  legal: () => true,
  phases: [
    {
      phase: "effect",
      clause: "IOSYS-10",
      value: (c) => accessOf(iosysOf(c).map, readBytes(c.s, iosysOf(c).map, c.args.offset, widthBytes(c))),
    },
  ],
};

function widthBytes(c: Call<"iosys-read">): number {
  return c.args.width / 8;
}
