// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Map fails after its pin and does not unpin. */
export const map24: Mutant = {
  clause: "MAP-24",
  title: "a failed map keeps its pin",
  file: "impl/framework/map.ts",
  find: "if (pins) yield* callUnpin(core, attachment);",
  replace: "",
};
