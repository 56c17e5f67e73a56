// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The reference count begins at two for a buffer with a given reservation. */
export const ref01Hidden: Mutant = {
  clause: "REF-01",
  title: "the reference count begins at two for a buffer with a given reservation",
  file: "impl/framework/export.ts",
  find: "  dmabuf.file = file;\n",
  replace: "  dmabuf.file = file;\n  if (info.reservation !== null) file.count.raise();\n",
};
