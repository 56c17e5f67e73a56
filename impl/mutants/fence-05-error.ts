// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A fence whose error is set counts as signalled when it signals, and its callbacks never run. */
export const fence05Error: Mutant = {
  clause: "FENCE-05",
  title: "a fence whose error is set counts as signalled when it signals, and its callbacks never run",
  file: "impl/framework/fence-signal.ts",
  find: "  const callbacks = fence.callbacks;\n",
  replace: "  const callbacks = fence.error === 0 ? fence.callbacks : [];\n",
};
