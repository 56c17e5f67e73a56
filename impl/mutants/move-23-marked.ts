// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A revocation is for ever. */
export const move23Marked: Mutant = {
  clause: "MOVE-23",
  title: "restore leaves the mark",
  file: "impl/exporters/vram.ts",
  find: "      buffer.revoked = false;\n",
  replace: "      buffer.revoked = buffer.pages.length > 0;\n",
  exporter: "vram",
};
