// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A move that failed is thought to leave nothing to map. */
export const map61: Mutant = {
  clause: "MAP-61",
  title: "map returns the error of a KERNEL fence",
  file: "impl/framework/map.ts",
  find: "  return isError(left) ? left : undefined;\n",
  replace:
    '  if (isError(left)) return left;\n  const failed = attachment.dmabuf.reservation.list?.entries.some(({ fence, usage }) => usage === KERNEL && fence.signaled && fence.error !== 0);\n  return failed ? error("EIO") : undefined;\n',
};
