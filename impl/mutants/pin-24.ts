// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** One pin is taken to be enough for everybody. */
export const pin24: Mutant = {
  clause: "PIN-24",
  title: "pin does not reach the exporter where attach pinned",
  file: "impl/framework/pin.ts",
  find: "  return yield* callPin(core, attachment);",
  replace: "  if (attachment.cachedTable !== null) return undefined;\n  return yield* callPin(core, attachment);",
  era: "6.12",
};
