// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A piece that is unmapped takes the reference of the whole area with it. */
export const mmap16: Mutant = {
  clause: "MMAP-16",
  title: "a mapping that shrinks drops its reference on the file",
  file: "impl/framework/user-mapping.ts",
  find: "  if (pages < vma.pages) core.hardware.userZap(vma, pages);\n",
  replace:
    "  if (pages < vma.pages) {\n    core.hardware.userZap(vma, pages);\n    const { file } = vma;\n    dropVmaFile(core, vma);\n    vma.file = file;\n  }\n",
};
