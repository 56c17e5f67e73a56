// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The pages are put in place from the end. */
export const udmabuf23Order: Mutant = {
  clause: "UDMABUF-23",
  title: "the pages stand in reverse order",
  file: "impl/drivers/udmabuf.ts",
  find: "new UdmabufBuffer(pages)",
  replace: "new UdmabufBuffer([...pages].reverse())",
  exporter: "udmabuf",
};
