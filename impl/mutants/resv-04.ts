// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Test demands the lock that it can do without. */
export const resv04: Mutant = {
  clause: "RESV-04",
  title: "test asserts the lock",
  file: "impl/framework/resv-wait.ts",
  find: "  const cursor = new ResvCursor(reservation, usage);\n  const fence = cursor.first(core);",
  replace:
    '  if (!reservation.heldBy(core.task)) core.log.assertion("dma_resv_test_signaled");\n  const cursor = new ResvCursor(reservation, usage);\n  const fence = cursor.first(core);',
};
