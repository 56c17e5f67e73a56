// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The oldest era asserts as the later ones do. */
export const lock22: Mutant = {
  clause: "LOCK-22",
  title: "plain map asserts the lock for static importers, too",
  file: "impl/framework/map-lock.ts",
  find: '  if (core.switches.mapLock === "if-dynamic" && !attachment.dynamic) return;\n',
  replace: '  if (core.switches.mapLock === "if-dynamic" && attachment.cachedTable !== null) return;\n',
  era: "6.1",
};
