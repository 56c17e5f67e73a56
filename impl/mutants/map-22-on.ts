// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A pin that answers EAGAIN does not stop the map. */
export const map22On: Mutant = {
  clause: "MAP-22",
  title: "a map goes on after its pin failed",
  file: "impl/framework/map.ts",
  find: "if (refusal !== undefined) return pinRefused(core, refusal);",
  replace: 'if (isError(refusal) && refusal.errno !== "EAGAIN") return pinRefused(core, refusal);',
};
