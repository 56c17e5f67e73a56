// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Others may lock while fences are waited for. */
export const map60: Mutant = {
  clause: "MAP-60",
  title: "the unlocked map drops the lock while it sleeps",
  file: "impl/framework/map.ts",
  find: "  const table = yield* mapAttachment(core, attachment, direction);\n  reservation.unlock(core.task);\n  return table;\n",
  replace:
    "  const code = mapAttachment(core, attachment, direction);\n  let at = code.next();\n  while (at.done !== true) {\n    reservation.unlock(core.task);\n    yield at.value;\n    if (!reservation.trylock(core.task)) yield* reservation.wait(core.task);\n    at = code.next();\n  }\n  reservation.unlock(core.task);\n  return at.value;\n",
};
