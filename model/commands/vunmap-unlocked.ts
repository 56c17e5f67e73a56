// SPDX-License-Identifier: MIT
import type { Meaning } from "../rule.ts";
import { vunmapMeaning } from "./vunmap-phases.ts";

/** `dma_buf_vunmap_unlocked`: locks the reservation around the plain call (VMAP-31). */
export const vunmapUnlocked: Meaning<"vunmap-unlocked"> = vunmapMeaning(true);
