// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The oldest era locks around the attach-time map of a static exporter. */
export const attach31Lock: Mutant = {
  clause: "ATTACH-31",
  title: "a static exporter is mapped at attach under the lock",
  file: "impl/framework/attach.ts",
  find: 'return core.switches.mapLock === "always" || isDynamic(dmabuf.ops);',
  replace: "return true;",
  era: "6.1",
};
