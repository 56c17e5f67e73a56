// SPDX-License-Identifier: MIT
import type { Call, Meaning } from "../rule.ts";
import { addressDefined } from "../scratch.ts";
import { iosysOf, makeIosys } from "./iosys-maps.ts";

/** A map of the kind that the setter names. */
export const iosysSet: Meaning<"iosys-set"> = {
  defined: (c) => addressDefined(c.args.address),
  legal: () => true,
  phases: [{ phase: "effect", clause: "IOSYS-05", run: make, value: (c) => iosysOf(c).map }],
};

function make(c: Call<"iosys-set">): void {
  const { memory, address } = c.args;
  makeIosys(c.s, c.step.id, { memory, address });
  c.iosys = c.s.iosys.get(c.step.id) ?? null;
}
