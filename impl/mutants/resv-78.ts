// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Replace leaves what is done already. */
export const resv78: Mutant = {
  clause: "RESV-78",
  title: "replace skips signalled fences",
  file: "impl/framework/resv-add.ts",
  find: "if (old.fence.context !== context) continue;",
  replace: "if (old.fence.context !== context || old.fence.signaled) continue;",
};
