// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The pages are given back by the failed request and once more by release. */
export const udmabuf14Twice: Mutant = {
  clause: "BACK-16",
  title: "a request that gets no descriptor puts its pages twice",
  file: "impl/drivers/udmabuf.ts",
  find: "    dmaBufPut(core, dmabuf); // UDMABUF-14\n",
  replace: "    dmaBufPut(core, dmabuf);\n    for (const page of pages) this.references.put(page);\n",
  exporter: "udmabuf",
};
