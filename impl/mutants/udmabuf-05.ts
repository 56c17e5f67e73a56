// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A list of nothing goes on to the export. */
export const udmabuf05: Mutant = {
  clause: "UDMABUF-05",
  title: "a request without a page makes a buffer",
  file: "impl/drivers/udmabuf.ts",
  find: 'return totalBytes === 0n ? error("EINVAL") : undefined;',
  replace: "return undefined;",
  exporter: "udmabuf",
  era: "6.1",
  bug: "X02",
};
