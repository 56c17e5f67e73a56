// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Work that failed is thought to spoil the access. */
export const cpu08: Mutant = {
  clause: "CPU-08",
  title: "begin returns the error of a fence in its way",
  file: "impl/framework/cpu-access.ts",
  find: "  return isError(left) ? left : undefined;\n",
  replace:
    '  if (isError(left)) return left;\n  const failed = dmabuf.reservation.list?.entries.some(({ fence }) => fence.signaled && fence.error !== 0);\n  return failed ? error("EIO") : undefined;\n',
};
