// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The end of an access takes the driver's mapping down. */
export const udmabuf17: Mutant = {
  clause: "UDMABUF-17",
  title: "the driver's own mapping ends with the bracket",
  file: "impl/exporters/udmabuf.ts",
  find: "      kernel.dmaSyncSgtableForDevice(device, buffer.table, direction);\n",
  replace:
    "      kernel.dmaSyncSgtableForDevice(device, buffer.table, direction);\n      putTable(kernel, device, buffer.table, buffer.tableDirection);\n      buffer.table = null;\n",
  exporter: "udmabuf",
};
