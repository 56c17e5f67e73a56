// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The descriptor is published before the result is written. */
export const heap09: Mutant = {
  clause: "HEAP-09",
  title: "a result that cannot be written leaves the descriptor open",
  file: "impl/drivers/dma-heap.ts",
  find: '    if (request.copiesOut && core.faults.fails("copy:to-user")) return undone(core, dmabuf, "EFAULT"); // HEAP-09\n    const number = table.reserve();\n    dmaBufFdInstall(core, table, number, dmabuf, closesOnExec(request));\n',
  replace:
    '    const number = table.reserve();\n    dmaBufFdInstall(core, table, number, dmabuf, closesOnExec(request));\n    if (request.copiesOut && core.faults.fails("copy:to-user")) return error("EFAULT");\n',
  exporter: "system-heap",
  bug: "H07",
};
