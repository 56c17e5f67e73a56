// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The block size is a sector's many, whatever a page is. */
export const sync21: Mutant = {
  clause: "SYNC-21",
  title: "FIGETBSZ gives 4096 on every machine",
  file: "impl/framework/generic-ioctl.ts",
  find: "return core.pageSizeBytes;",
  replace: "return 4096;",
};
