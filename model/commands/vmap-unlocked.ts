// SPDX-License-Identifier: MIT
import type { Meaning } from "../rule.ts";
import { vmapMeaning } from "./vmap-phases.ts";

/** `dma_buf_vmap_unlocked`: locks the reservation around the plain call (VMAP-31). */
export const vmapUnlocked: Meaning<"vmap-unlocked"> = vmapMeaning(true);
