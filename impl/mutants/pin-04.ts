// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The answer of the op is lost. */
export const pin04: Mutant = {
  clause: "PIN-04",
  title: "pin always succeeds",
  file: "impl/framework/pin.ts",
  find: "  return yield* callPin(core, attachment);",
  replace: "  yield* callPin(core, attachment);\n  return undefined;",
};
