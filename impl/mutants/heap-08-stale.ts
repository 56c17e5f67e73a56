// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** What a shorter argument leaves out is what lies behind it. */
export const heap08Stale: Mutant = {
  clause: "HEAP-08",
  title: "a shorter argument is read to the full length",
  file: "impl/drivers/dma-heap.ts",
  find: "return request.isShort ? { ...NOTHING_COPIED, lengthBytes: request.lengthBytes } : request;",
  replace: "return request;",
  exporter: "system-heap",
};
