// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An item of nothing is passed over. */
export const udmabuf27: Mutant = {
  clause: "UDMABUF-27",
  title: "an item of size 0 adds nothing",
  file: "impl/drivers/udmabuf.ts",
  find: 'if (count === 0) return error("EINVAL"); // UDMABUF-27',
  replace: "if (count === 0) return undefined;",
  exporter: "udmabuf",
};
