// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A revocation is over while importers have the buffer mapped. */
export const move17: Mutant = {
  clause: "MOVE-17",
  title: "revoke does not wait for unmaps",
  file: "impl/exporters/vram.ts",
  find: "    if (!before) yield* kernel.untilUnmapped(dmabuf);",
  replace: "    if (before) yield* kernel.untilUnmapped(dmabuf);",
  exporter: "vram",
};
