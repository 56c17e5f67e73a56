// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An item of nothing fails the request before its time. */
export const udmabuf27Old: Mutant = {
  clause: "UDMABUF-27",
  title: "6.1 refuses an item of size 0",
  file: "impl/drivers/udmabuf.ts",
  find: "    if (this.#traits.testsWholeRange) return",
  replace: '    if (count === 0) return error("EINVAL");\n    if (this.#traits.testsWholeRange) return',
  exporter: "udmabuf",
  era: "6.1",
};
