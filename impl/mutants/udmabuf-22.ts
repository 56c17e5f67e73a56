// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The call that maps the pages is one for memory without page structures. */
export const udmabuf22: Mutant = {
  clause: "UDMABUF-22",
  title: "vmap refuses ordinary memory",
  file: "impl/exporters/udmabuf.ts",
  find: "const address = kernel.vmapPages(bufferOf(dmabuf).pages);",
  replace:
    'if (bufferOf(dmabuf).pages.some((page) => page.physicalAddress > 0n)) return { errno: "EINVAL" };\n      const address = kernel.vmapPages(bufferOf(dmabuf).pages);',
  exporter: "udmabuf",
  bug: "X11",
};
