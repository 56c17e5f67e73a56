// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A dma-buf can be opened anew. */
export const ref42: Mutant = {
  clause: "REF-42",
  title: "a dma-buf can be opened anew",
  file: "impl/targets/commands/ref.ts",
  find: '    return failed(isError(file) ? file : error("ENXIO"));',
  replace: "    return isError(file) ? failed(file) : DONE;",
};
