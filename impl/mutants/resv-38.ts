// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Ending a walk leaves its fence as it is. */
export const resv38: Mutant = {
  clause: "RESV-38",
  title: "the end of a walk keeps the reference",
  file: "impl/framework/resv-cursor.ts",
  find: "  end(core: Core): void {\n    dmaFencePut(core, this.#fence, this.reservation);",
  replace: "  end(core: Core): void {\n    if (this.lost) dmaFencePut(core, this.#fence, this.reservation);",
};
