// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A second signal with a time of its own replaces the first time. */
export const fence35: Mutant = {
  clause: "FENCE-35",
  title: "a second signal with a time of its own replaces the first time",
  file: "impl/framework/fence-signal.ts",
  find: "  fence.touch();\n  if (fence.signaled) return core",
  replace:
    '  fence.touch();\n  if (timestamp === "given") fence.timestamp = timestamp;\n  if (fence.signaled) return core',
};
