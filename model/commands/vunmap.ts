// SPDX-License-Identifier: MIT
import type { Meaning } from "../rule.ts";
import { vunmapMeaning } from "./vunmap-phases.ts";

/** `dma_buf_vunmap`: under the buffer mutex in 6.1, under the caller's reservation lock later (VMAP-14, VMAP-15). */
export const vunmap: Meaning<"vunmap"> = vunmapMeaning(false);
