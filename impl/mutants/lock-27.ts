// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The lock is given up once the importer has been reached. */
export const lock27: Mutant = {
  clause: "LOCK-27",
  title: "an importer's calls from its callback find the lock gone",
  file: "impl/framework/move-notify.ts",
  find: "  yield* callback(attachment);\n",
  replace:
    "  const held = dmabuf.reservation.heldBy(core.task);\n  if (held) dmabuf.reservation.unlock(core.task);\n  yield* callback(attachment);\n  if (held) dmabuf.reservation.trylock(core.task);\n",
};
