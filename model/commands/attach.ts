// SPDX-License-Identifier: MIT
import type { Meaning } from "../rule.ts";
import { attachMeaning } from "./attach-phases.ts";

/** `dma_buf_attach`: a dynamic attach without importer ops (ATTACH-24). */
export const attach: Meaning<"attach"> = attachMeaning(true);
