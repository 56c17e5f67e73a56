// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The end of a walk keeps the last buffer's reference. */
export const ref32: Mutant = {
  clause: "REF-32",
  title: "the end of a walk keeps the last buffer's reference",
  file: "impl/framework/reference.ts",
  find: "  dmaBufPut(core, dmabuf); // LOCK-17\n  const next = nextAlive(core, dmabuf);",
  replace: "  const next = nextAlive(core, dmabuf);\n  if (next !== null) dmaBufPut(core, dmabuf);",
};
