// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A vmap takes a reference to the file. */
export const vmap24: Mutant = {
  clause: "VMAP-24",
  title: "a vmap takes a reference to the file",
  file: "impl/framework/vmap.ts",
  find: "  dmabuf.vmappingCounter += 1;",
  replace: "  dmabuf.vmappingCounter += 1;\n  dmabuf.file?.count.raise();\n  core.census.references += 1;",
};
