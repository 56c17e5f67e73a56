// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The locking of 6.2 to 6.5. */
export const mmap15: Mutant = {
  clause: "MMAP-15",
  title: "the exporter's mmap runs under the reservation lock",
  file: "impl/framework/exporter-ops.ts",
  find: '  const call = opCall(core, "mmap", dmabuf, null, { offsetPages, pages, shared, writable });\n  return yield* intOp(core, call, dmabuf, vma);',
  replace:
    '  const locked = dmabuf.reservation.tryLock(core.task);\n  const call = opCall(core, "mmap", dmabuf, null, { offsetPages, pages, shared, writable });\n  const refusal = yield* intOp(core, call, dmabuf, vma);\n  if (locked) dmabuf.reservation.unlock(core.task);\n  return refusal;',
};
