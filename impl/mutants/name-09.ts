// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The release forgets the name. */
export const name09: Mutant = {
  clause: "NAME-09",
  title: "the name outlives its buffer",
  file: "impl/framework/release.ts",
  find: "  freeName(core, dmabuf);",
  replace: "",
  bug: "F07",
};
