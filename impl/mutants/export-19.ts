// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The exporter's name is copied into a field one byte too short. */
export const export19: Mutant = {
  clause: "EXPORT-19",
  title: "a new buffer has a cut exporter name",
  file: "impl/framework/dma-buf-struct.ts",
  find: "    this.exporterName = info.exporterName;",
  replace: "    this.exporterName = info.exporterName === null ? null : info.exporterName.slice(0, 7);",
};
