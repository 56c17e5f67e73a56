// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The attachments are walked from the tail of the list. */
export const stats03: Mutant = {
  clause: "STATS-03",
  title: "the listing names attached devices oldest first",
  file: "impl/framework/listing.ts",
  find: "devices: dmabuf.attachments.map((attachment) => attachment.deviceIndex),",
  replace: "devices: dmabuf.attachments.map((attachment) => attachment.deviceIndex).reverse(),",
};
