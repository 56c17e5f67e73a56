// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A static pair maps under a lock nobody asked for. */
export const map06Lock: Mutant = {
  clause: "MAP-06",
  title: "plain map takes the lock that its caller lacks",
  file: "impl/framework/map.ts",
  find: "  return yield* mapUncached(core, attachment, direction);",
  replace:
    '  const locked = core.switches.mapLock === "if-dynamic" && attachment.dmabuf.reservation.tryLock(core.task);\n  const table = yield* mapUncached(core, attachment, direction);\n  if (locked) attachment.dmabuf.reservation.unlock(core.task);\n  return table;',
  era: "6.1",
};
