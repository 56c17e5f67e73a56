// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only a list without items is refused at once, and sizes of nothing item by item. */
export const udmabuf34: Mutant = {
  clause: "UDMABUF-34",
  title: "a bad descriptor comes before the test for no page",
  file: "impl/drivers/udmabuf.ts",
  find: 'return totalBytes === 0n ? error("EINVAL")',
  replace: 'return items.length === 0 ? error("EINVAL")',
  exporter: "udmabuf",
};
