// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A walk over all there is clears the table if it finds everything signalled. */
export const resv65: Mutant = {
  clause: "RESV-65",
  title: "asking for all fences throws signalled ones out",
  file: "impl/framework/resv-cursor.ts",
  find: "  end(core: Core): void {\n",
  replace:
    "  end(core: Core): void {\n    const list = this.reservation.list;\n    if (this.#usage === 3 && this.#list === list && list?.entries.every((entry) => entry.fence.signaled)) {\n      this.reservation.list = null;\n      for (const entry of list.entries) dmaFencePut(core, entry.fence, this.reservation);\n    }\n",
};
