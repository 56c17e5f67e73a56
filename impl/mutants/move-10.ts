// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Until the copy is done, maps lead to the old place. */
export const move10: Mutant = {
  clause: "MOVE-10",
  title: "a map describes the place the storage has left",
  file: "impl/exporters/vram.ts",
  find: "  const from = buffer.pages;\n  buffer.pages = to;\n  buffer.inDeviceMemory = !buffer.inDeviceMemory;\n  buffer.fence = fence;\n  buffer.copies += 1;\n  kernel.copyPages(from, to, () => {\n",
  replace:
    "  const from = buffer.pages;\n  buffer.inDeviceMemory = !buffer.inDeviceMemory;\n  buffer.fence = fence;\n  buffer.copies += 1;\n  kernel.copyPages(from, to, () => {\n    buffer.pages = to;\n",
  exporter: "vram",
};
