// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Attach fails after its pin and does not undo it. */
export const attach33: Mutant = {
  clause: "ATTACH-33",
  title: "a failed attach-time map leaves the pin",
  file: "impl/framework/attach.ts",
  find: "if (isDynamic(dmabuf.ops)) yield* callUnpin(core, attachment);",
  replace: "",
  era: "6.12",
};
