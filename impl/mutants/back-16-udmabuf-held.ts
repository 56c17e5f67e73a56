// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The buffer trusts the file to stay. */
export const back16UdmabufHeld: Mutant = {
  clause: "BACK-16",
  title: "the buffer does not hold its pages",
  file: "impl/drivers/udmabuf.ts",
  find: "      this.references.get(page); // UDMABUF-24\n",
  replace: "",
  exporter: "udmabuf",
};
