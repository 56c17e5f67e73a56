// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The attach-time pin runs unlocked. */
export const attach30: Mutant = {
  clause: "ATTACH-30",
  title: "a dynamic exporter is pinned and mapped at attach without the lock",
  file: "impl/framework/attach.ts",
  find: 'return core.switches.mapLock === "always" || isDynamic(dmabuf.ops);',
  replace: 'return core.switches.mapLock === "always" && !isDynamic(dmabuf.ops);',
  era: "6.12",
};
