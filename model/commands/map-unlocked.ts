// SPDX-License-Identifier: MIT
import type { Meaning } from "../rule.ts";
import { mapMeaning } from "./map-phases.ts";

/** `dma_buf_map_attachment_unlocked`: locks the reservation around the plain call (MAP-08). */
export const mapUnlocked: Meaning<"map-unlocked"> = mapMeaning(true);
