// SPDX-License-Identifier: MIT
import type { Meaning } from "../rule.ts";
import { fdKnown, fdOwn, NOT_OPEN } from "./descriptor-phases.ts";

/** `DMA_BUF_MAGIC`, include/uapi/linux/magic.h. */
const DMA_BUF_MAGIC = 0x444d4142;

/** The file system tells a dma-buf from other files. */
export const statfs: Meaning<"statfs"> = {
  defined: (c) => fdKnown(c, c.args.fd),
  legal: (c) => fdOwn(c, c.args.fd),
  phases: [NOT_OPEN, { phase: "effect", clause: "EXPORT-42", value: () => ({ magic: DMA_BUF_MAGIC }) }],
};
