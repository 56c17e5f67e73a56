// SPDX-License-Identifier: MIT
import { knownIosys } from "../lookup.ts";
import type { Call, Effect, Meaning } from "../rule.ts";
import { advanced, iosysOf, isNull } from "./iosys-maps.ts";

/** The map itself moves on. A null one is no exception. */
export const iosysIncr: Meaning<"iosys-incr"> = {
  defined: (c) => knownIosys(c, c.args.map),
  legal: () => true,
  phases: [moves("IOSYS-09", (c) => isNull(iosysOf(c).map) && c.args.by > 0), moves("IOSYS-06", () => true)],
};

function moves(clause: "IOSYS-06" | "IOSYS-09", when: (c: Call<"iosys-incr">) => boolean): Effect<"iosys-incr"> {
  return {
    phase: "effect",
    clause,
    also: ["IOSYS-06"],
    when,
    run: (c) => {
      const object = iosysOf(c);
      object.map = advanced(object.map, c.args.by);
    },
    value: (c) => iosysOf(c).map,
  };
}
