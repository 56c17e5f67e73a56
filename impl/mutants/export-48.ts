// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** ftruncate looks for the op that fallocate looks for. */
export const export48: Mutant = {
  clause: "EXPORT-48",
  title: "ftruncate is answered with ENODEV",
  file: "impl/framework/file-ops.ts",
  find: '  if (call === "ftruncate") return error("EINVAL");',
  replace: '  if (call === "ftruncate") return error("ENODEV");',
};
