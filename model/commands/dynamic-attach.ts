// SPDX-License-Identifier: MIT
import type { Meaning } from "../rule.ts";
import { attachMeaning } from "./attach-phases.ts";

/** `dma_buf_dynamic_attach`. */
export const dynamicAttach: Meaning<"dynamic-attach"> = attachMeaning(false);
