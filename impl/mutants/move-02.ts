// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The first importer that is told stands for all. */
export const move02: Mutant = {
  clause: "MOVE-02",
  title: "the notifier stops after the first importer it told",
  file: "impl/framework/move-notify.ts",
  find: "    yield* callMoveNotify(core, attachment, callback); // MOVE-02\n",
  replace: "    yield* callMoveNotify(core, attachment, callback);\n    break;\n",
};
