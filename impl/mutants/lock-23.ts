// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** What is pinned is thought to need no lock any more. */
export const lock23: Mutant = {
  clause: "LOCK-23",
  title: "attach pins under the lock and maps without it",
  file: "impl/framework/attach.ts",
  find: '  const table = yield* mapTable(core, attachment, "DMA_BIDIRECTIONAL");\n',
  replace:
    '  const pinned = isDynamic(dmabuf.ops);\n  if (pinned) dmabuf.reservation.unlock(core.task);\n  const table = yield* mapTable(core, attachment, "DMA_BIDIRECTIONAL");\n  if (pinned) dmabuf.reservation.trylock(core.task);\n',
  era: "6.12",
};
