// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only sizes have to be on the page grid. */
export const udmabuf03: Mutant = {
  clause: "UDMABUF-03",
  title: "an offset off the page grid is rounded down",
  file: "impl/drivers/udmabuf.ts",
  find: '    if (item.offsetBytes % pageSizeBytes !== 0n) return error("EINVAL"); // UDMABUF-03\n',
  replace: "",
  exporter: "udmabuf",
};
