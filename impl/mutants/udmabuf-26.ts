// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A page can be held once only. */
export const udmabuf26: Mutant = {
  clause: "UDMABUF-26",
  title: "a stretch that is named twice is refused",
  file: "impl/drivers/udmabuf.ts",
  find: "const failure = this.#addItem(pages, item, BigInt(core.pageSizeBytes));",
  replace:
    'const added = this.#addItem(pages, item, BigInt(core.pageSizeBytes));\n      const failure = added ?? (new Set(pages).size < pages.length ? error("EBUSY") : undefined);',
  exporter: "udmabuf",
};
