// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** fdinfo prints the size as a signed number. */
export const export44: Mutant = {
  clause: "EXPORT-44",
  title: "fdinfo shows a size of 2^63 bytes as negative",
  file: "impl/framework/file-ops.ts",
  find: "    size: dmabuf.size,\n",
  replace: "    size: BigInt.asIntN(64, dmabuf.size),\n",
};
