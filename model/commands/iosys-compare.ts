// SPDX-License-Identifier: MIT
import type { MapView } from "../../spec/observation.ts";
import { knownIosys } from "../lookup.ts";
import type { Call, Meaning } from "../rule.ts";
import { iosysOf, isNull } from "./iosys-maps.ts";

type CompareCall = Call<"iosys-compare">;

/** Equality of two maps, and whether the first is null or set. */
export const iosysCompare: Meaning<"iosys-compare"> = {
  defined: (c) => c.s.iosys.has(c.args.b) && knownIosys(c, c.args.a),
  legal: () => true,
  phases: [
    { phase: "effect", clause: "IOSYS-09", also: ["IOSYS-02", "IOSYS-03"], when: nullOfBothKinds, value },
    {
      phase: "effect",
      clause: "IOSYS-02",
      value,
      valueClauses: { equal: "IOSYS-02", null: "IOSYS-03", set: "IOSYS-03" },
    },
  ],
};

function value(c: CompareCall): unknown {
  const a = iosysOf(c).map;
  const b = second(c);
  return { equal: a.memory === b.memory && a.address === b.address, null: isNull(a), set: !isNull(a) };
}

function nullOfBothKinds(c: CompareCall): boolean {
  const a = iosysOf(c).map;
  const b = second(c);
  return isNull(a) && isNull(b) && a.memory !== b.memory;
}

function second(c: CompareCall): MapView {
  const b = c.s.iosys.get(c.args.b);
  if (b === undefined) throw new Error(`no map ${c.args.b}`);
  return b.map;
}
