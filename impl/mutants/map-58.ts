// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A map asserts the lock when the exporter has mapped, and not at all when it refused. */
export const map58: Mutant = {
  clause: "MAP-58",
  title: "the lock is asserted after the map op",
  file: "impl/framework/map.ts",
  find: "  assertCallerLocked(core, attachment, SITE);\n  const cached = attachment.cachedTable;\n  if (cached !== null) return servedFromCache(attachment, cached, direction);\n  assertExporterLocked(core, attachment, SITE);\n  return yield* mapUncached(core, attachment, direction);\n",
  replace:
    "  const cached = attachment.cachedTable;\n  if (cached !== null) return servedFromCache(attachment, cached, direction);\n  assertExporterLocked(core, attachment, SITE);\n  const table = yield* mapUncached(core, attachment, direction);\n  if (!isError(table)) assertCallerLocked(core, attachment, SITE);\n  return table;\n",
};
