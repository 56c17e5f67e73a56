// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Export keeps a second reference of its own. */
export const ref01: Mutant = {
  clause: "REF-01",
  title: "export keeps a second reference of its own",
  file: "impl/framework/export.ts",
  find: "  dmabuf.file = file;\n",
  replace: "  dmabuf.file = file;\n  file.count.raise();\n  core.census.references += 1;\n",
};
