// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The EALREADY of its comment is taken for a success. */
export const ww27: Mutant = {
  clause: "WW-27",
  title: "trylock with the context that has the lock says yes",
  file: "impl/targets/commands/lock.ts",
  find: "return ok(session.buffers.get(args.buffer).reservation.trylock(core.task, context)); // WW-27",
  replace:
    "const { reservation } = session.buffers.get(args.buffer);\n    return ok(reservation.context === context || reservation.trylock(core.task, context));",
};
