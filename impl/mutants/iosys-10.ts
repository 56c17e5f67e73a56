// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A read of 64 bits gives the lower half. */
export const iosys10: Mutant = {
  clause: "IOSYS-10",
  title: "a read of 64 bits gives the lower half",
  file: "impl/targets/commands/iosys.ts",
  find: "args.offset, args.width / 8));",
  replace: "args.offset, Math.min(args.width, 32) / 8));",
};
