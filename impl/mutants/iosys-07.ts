// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Copying from a map ignores the offset. */
export const iosys07: Mutant = {
  clause: "IOSYS-07",
  title: "copying from a map ignores the offset",
  file: "impl/targets/commands/iosys.ts",
  find: "args.offset, COPY_BYTES));",
  replace: "0, COPY_BYTES));",
};
