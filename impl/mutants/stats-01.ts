// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A buffer without a name has an empty line. */
export const stats01: Mutant = {
  clause: "STATS-01",
  title: "fdinfo has a line name for every buffer",
  file: "impl/framework/file-ops.ts",
  find: 'keys: dmabuf.name === null ? FDINFO_KEYS : [...FDINFO_KEYS, "name"],',
  replace: 'keys: [...FDINFO_KEYS, "name"],',
};
