// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A request that gets no descriptor leaves the buffer behind. */
export const udmabuf14: Mutant = {
  clause: "UDMABUF-14",
  title: "a buffer without descriptor is never put",
  file: "impl/drivers/udmabuf.ts",
  find: "    dmaBufPut(core, dmabuf); // UDMABUF-14\n",
  replace: "",
  exporter: "udmabuf",
  bug: "X07",
};
