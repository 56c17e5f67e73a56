// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The exporter of a cached table is unpinned without the reservation lock. */
export const attach38Lock: Mutant = {
  clause: "ATTACH-38",
  title: "detach unpins after it dropped the lock",
  file: "impl/framework/detach.ts",
  find: "  if (isDynamic(attachment.dmabuf.ops)) yield* callUnpin(core, attachment);\n",
  replace:
    "  const { ops, reservation } = attachment.dmabuf;\n  if (!isDynamic(ops)) return;\n  reservation.unlock(core.task);\n  yield* callUnpin(core, attachment);\n  reservation.tryLock(core.task);\n",
  era: "6.12",
  bug: "I06",
};
