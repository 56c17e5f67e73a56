// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Describing the fences of a buffer keeps a reference on each of them. */
export const fence55Listing: Mutant = {
  clause: "FENCE-55",
  title: "describing the fences of a buffer keeps a reference on each of them",
  file: "impl/framework/resv-describe.ts",
  find: "    lines.push(",
  replace: "    fence.references.raise();\n    lines.push(",
  bug: "F22",
};
