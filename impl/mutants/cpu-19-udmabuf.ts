// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The start of an access flushes, and its end invalidates. */
export const cpu19Udmabuf: Mutant = {
  clause: "CPU-19",
  title: "the bracket ops of udmabuf are swapped",
  file: "impl/exporters/udmabuf.ts",
  find: "kernel.dmaSyncSgtableForCpu(device, buffer.table, direction);",
  replace: "kernel.dmaSyncSgtableForDevice(device, buffer.table, direction);",
  exporter: "udmabuf",
  bug: "X09",
};
