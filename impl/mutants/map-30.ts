// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A cached table is handed out a second time and no more. */
export const map30: Mutant = {
  clause: "MAP-30",
  title: "maps of a cached table are counted",
  file: "impl/framework/map.ts",
  find: "  if (attachment.cachedDirection === direction) return cached;\n",
  replace:
    '  const users = (attachment as { users?: number }).users ?? 0;\n  Object.assign(attachment, { users: users + 1 });\n  if (users > 0) return error("EBUSY");\n  if (attachment.cachedDirection === direction) return cached;\n',
  era: "6.12",
};
