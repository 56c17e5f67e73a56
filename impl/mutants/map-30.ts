// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Maps of a cached table are counted, and there are too many. */
export const map30: Mutant = {
  clause: "MAP-30",
  title: "a cached table is handed out to one mapping after the other only",
  file: "impl/framework/map.ts",
  find: "  if (attachment.cachedDirection === direction) return cached;\n",
  replace:
    '  const users = (attachment as { users?: number }).users ?? 0;\n  Object.assign(attachment, { users: users + 1 });\n  if (users > 2) return error("EBUSY");\n  if (attachment.cachedDirection === direction) return cached;\n',
  era: "6.12",
};
