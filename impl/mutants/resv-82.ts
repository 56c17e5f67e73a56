// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A walk asks only the fences it may give. */
export const resv82: Mutant = {
  clause: "RESV-82",
  title: "fences above the asked usage are not polled",
  file: "impl/framework/resv-cursor.ts",
  find: "return !dmaFenceIsSignaled(core, fence, this.reservation) && this.usage <= this.#usage;",
  replace: "return this.usage <= this.#usage && !dmaFenceIsSignaled(core, fence, this.reservation);",
};
