// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Whoever has it has got it. */
export const ww09: Mutant = {
  clause: "WW-09",
  title: "trylock says yes to the task that has the lock",
  file: "impl/targets/commands/lock.ts",
  find: "return ok(session.buffers.get(args.buffer).reservation.trylock(session.core.task)); // WW-09",
  replace:
    "const { reservation } = session.buffers.get(args.buffer);\n    return ok(reservation.heldBy(session.core.task) || reservation.trylock(session.core.task));",
};
