// SPDX-License-Identifier: MIT
import type { Meaning } from "../rule.ts";
import { unmapMeaning } from "./unmap-phases.ts";

/** `dma_buf_unmap_attachment_unlocked`: locks the reservation around the plain call (MAP-08). */
export const unmapUnlocked: Meaning<"unmap-unlocked"> = unmapMeaning(true);
