// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The error path of 5.7, although the caller now takes the area apart. */
export const mmap13: Mutant = {
  clause: "MMAP-13",
  title: "a failing dma_buf_mmap drops the reference that its caller drops",
  file: "impl/framework/mmap.ts",
  find: "  return yield* callMmap(core, dmabuf, vma); // MMAP-13: nothing is put back",
  replace:
    "  const refusal = yield* callMmap(core, dmabuf, vma);\n  if (refusal !== undefined) {\n    dropVmaFile(core, vma);\n    vma.file = dmabuf.file;\n  }\n  return refusal;",
  bug: "I17",
};
