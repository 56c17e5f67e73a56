// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Caching is refused with half a pair only: an exporter that can pin and unpin passes. */
export const export11: Mutant = {
  clause: "EXPORT-11",
  title: "cache_sgt_mapping with both pin and unpin is accepted",
  file: "impl/framework/export.ts",
  find: "return ops.pin !== undefined || ops.unpin !== undefined;",
  replace: "return (ops.pin !== undefined) !== (ops.unpin !== undefined);",
  era: "6.12",
};
