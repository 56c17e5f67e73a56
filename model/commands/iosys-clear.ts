// SPDX-License-Identifier: MIT
import { knownIosys } from "../lookup.ts";
import type { Call, Meaning } from "../rule.ts";
import { iosysOf } from "./iosys-maps.ts";

/** Whatever it was, a null map of system memory. */
export const iosysClear: Meaning<"iosys-clear"> = {
  defined: (c) => knownIosys(c, c.args.map),
  legal: () => true,
  phases: [
    {
      phase: "effect",
      clause: "IOSYS-04",
      run: clear,
      value: (c) => iosysOf(c).map,
    },
  ],
};

function clear(c: Call<"iosys-clear">): void {
  iosysOf(c).map = { memory: "system", address: 0n };
}
