// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The importers' unpin function warns about the dynamic importers it is for. */
export const map55: Mutant = {
  clause: "MAP-55",
  title: "unpin after unmap warns about dynamic importers",
  file: "impl/framework/pin.ts",
  find: "if (!attachment.dynamic) core.log.warn(SITE_UNPIN);",
  replace: "if (attachment.dynamic) core.log.warn(SITE_UNPIN);",
  era: "6.12",
};
