// SPDX-License-Identifier: MIT
import type { Meaning } from "../rule.ts";
import { unmapMeaning } from "./unmap-phases.ts";

/** `dma_buf_unmap_attachment`: the caller holds the reservation lock where the era demands it (MAP-06, MAP-07). */
export const unmap: Meaning<"unmap"> = unmapMeaning(false);
