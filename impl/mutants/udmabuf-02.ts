// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The limit is one past the last count allowed. */
export const udmabuf02: Mutant = {
  clause: "UDMABUF-02",
  title: "a list one longer than the limit is let through",
  file: "impl/drivers/udmabuf.ts",
  find: "if (request.count > LIST_LIMIT)",
  replace: "if (request.count > LIST_LIMIT + 1)",
  exporter: "udmabuf",
};
