// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A callback that is alone on its fence is forgotten. */
export const fence05: Mutant = {
  clause: "FENCE-05",
  title: "a callback that is alone on its fence is forgotten",
  file: "impl/framework/fence-signal.ts",
  find: "  for (const callback of callbacks) callback.run(core, fence, under);",
  replace: "  if (callbacks.length > 1) for (const callback of callbacks) callback.run(core, fence, under);",
};
