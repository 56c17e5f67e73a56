// SPDX-License-Identifier: MIT
import type { Meaning } from "../rule.ts";
import { vmapMeaning } from "./vmap-phases.ts";

/** `dma_buf_vmap`: under the buffer mutex in 6.1, under the caller's reservation lock later (VMAP-14, VMAP-15). */
export const vmap: Meaning<"vmap"> = vmapMeaning(false);
