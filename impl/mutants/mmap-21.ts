// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A mapping counts as the begin of CPU access. */
export const mmap21: Mutant = {
  clause: "MMAP-21",
  title: "mmap opens a CPU access bracket",
  file: "impl/framework/exporter-ops.ts",
  find: "{ offsetPages, pages, shared, writable });\n  return yield* intOp(core, call, dmabuf, vma);",
  replace:
    '{ offsetPages, pages, shared, writable });\n  const refusal = yield* intOp(core, call, dmabuf, vma);\n  if (refusal === undefined && dmabuf.ops.begin_cpu_access !== undefined) {\n    yield* callBeginCpuAccess(core, dmabuf, "DMA_BIDIRECTIONAL");\n  }\n  return refusal;',
};
