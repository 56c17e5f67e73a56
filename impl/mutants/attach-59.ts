// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The oldest era gives the cached table of a static exporter back under the lock. */
export const attach59: Mutant = {
  clause: "ATTACH-59",
  title: "the oldest era gives the cached table of a static exporter back under the lock",
  file: "impl/framework/detach.ts",
  find: "const locked = isDynamic(dmabuf.ops);",
  replace: "const locked = true;",
  era: "6.1",
};
