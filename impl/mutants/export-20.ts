// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** fdinfo rounds the size up to pages. */
export const export20: Mutant = {
  clause: "EXPORT-20",
  title: "fdinfo shows whole pages instead of the size",
  file: "impl/framework/file-ops.ts",
  find: "    size: dmabuf.size,\n",
  replace: "    size: BigInt.asUintN(64, (dmabuf.size + 0xfffn) & ~0xfffn),\n",
};
