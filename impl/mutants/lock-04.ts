// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The exporter may lock for itself. */
export const lock04: Mutant = {
  clause: "LOCK-04",
  title: "pin gives the lock up around the exporter's op",
  file: "impl/framework/pin.ts",
  find: "  return yield* callPin(core, attachment); // PIN-04\n",
  replace:
    "  const held = dmabuf.reservation.heldBy(core.task);\n  if (held) dmabuf.reservation.unlock(core.task);\n  const refusal = yield* callPin(core, attachment);\n  if (held) dmabuf.reservation.trylock(core.task);\n  return refusal;\n",
};
