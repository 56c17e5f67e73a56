// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An offset no file reaches is one past the end like any other. */
export const udmabuf11Reach: Mutant = {
  clause: "UDMABUF-11",
  title: "an unreachable offset gives EINVAL",
  file: "impl/drivers/udmabuf.ts",
  find: 'return error("EFBIG"); // UDMABUF-11',
  replace: 'return error("EINVAL");',
  exporter: "udmabuf",
  era: "6.1",
};
