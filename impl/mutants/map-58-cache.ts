// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A map looks at the cached table before it asserts the lock. */
export const map58Cache: Mutant = {
  clause: "MAP-58",
  title: "the cache comes before the lock",
  file: "impl/framework/map.ts",
  find: "  assertCallerLocked(core, attachment, SITE);\n  const cached = attachment.cachedTable;\n  if (cached !== null) return servedFromCache(attachment, cached, direction);\n",
  replace:
    "  const cached = attachment.cachedTable;\n  if (cached !== null) return servedFromCache(attachment, cached, direction);\n  assertCallerLocked(core, attachment, SITE);\n",
  era: "6.12",
};
