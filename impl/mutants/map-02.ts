// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A map through a detached attachment is let through to freed memory. */
export const map02: Mutant = {
  clause: "MAP-02",
  title: "the unlocked map does not look whether the attachment is detached",
  file: "impl/targets/commands/map.ts",
  find: 'if (!mayUse(session.core, "dma_buf_map_attachment_unlocked", owner)) return REFUSED;',
  replace: "",
};
