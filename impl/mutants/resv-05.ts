// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Reserve uses each occasion to throw out what is done. */
export const resv05: Mutant = {
  clause: "RESV-05",
  title: "signalled entries make reserve allocate although there is room",
  file: "impl/framework/resv-reserve.ts",
  find: "old.entries.length + slots <= old.capacity",
  replace: "old.entries.length + slots <= old.capacity && !old.entries.some((entry) => entry.fence.signaled)",
};
