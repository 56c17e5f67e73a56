// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The attach-time map of a static exporter runs unlocked although the era locks it. */
export const attach31: Mutant = {
  clause: "ATTACH-31",
  title: "a static exporter is mapped at attach without the lock",
  file: "impl/framework/attach.ts",
  find: 'return core.switches.mapLock === "always" || isDynamic(dmabuf.ops);',
  replace: "return isDynamic(dmabuf.ops);",
  era: "6.12",
};
