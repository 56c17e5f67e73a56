// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The release is put off to an unlock that does not think of it. */
export const lock16: Mutant = {
  clause: "LOCK-16",
  title: "a file given up with a reservation held is never finished",
  file: "impl/framework/release.ts",
  find: "    yield* finishFile(core, file);\n",
  replace: "    if (core.task.reservationsHeld === 0) yield* finishFile(core, file);\n",
};
