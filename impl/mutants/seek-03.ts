// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The offset is tested for being negative. */
export const seek03: Mutant = {
  clause: "SEEK-03",
  title: "a positive offset is accepted",
  file: "impl/framework/file-ops.ts",
  find: 'if (offset !== 0n) return error("EINVAL");',
  replace: 'if (BigInt.asIntN(64, offset) < 0n) return error("EINVAL");',
};
