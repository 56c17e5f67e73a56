// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Detach gives the cached table of a static exporter back without the lock. */
export const attach59Unlocked: Mutant = {
  clause: "ATTACH-59",
  title: "detach gives the cached table of a static exporter back without the lock",
  file: "impl/framework/detach.ts",
  find: 'if (core.switches.mapLock === "if-dynamic") yield* dropCacheFirst',
  replace: 'if (!isDynamic(dmabuf.ops) || core.switches.mapLock === "if-dynamic") yield* dropCacheFirst',
  era: "6.12",
};
