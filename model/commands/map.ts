// SPDX-License-Identifier: MIT
import type { Meaning } from "../rule.ts";
import { mapMeaning } from "./map-phases.ts";

/** `dma_buf_map_attachment`: the caller holds the reservation lock where the era demands it (MAP-06, MAP-07). */
export const map: Meaning<"map"> = mapMeaning(false);
