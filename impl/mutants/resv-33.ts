// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A walk without the lock does not ask the last entry of a table. */
export const resv33: Mutant = {
  clause: "RESV-33",
  title: "the last entry of a table is given even if it is signalled",
  file: "impl/framework/resv-cursor.ts",
  find: "    return !dmaFenceIsSignaled(core, fence, this.reservation) && this.usage <= this.#usage;",
  replace:
    "    const last = this.#slot === this.#count && this.#count > 1 && fence.signaled;\n    return (last || !dmaFenceIsSignaled(core, fence, this.reservation)) && this.usage <= this.#usage;",
};
