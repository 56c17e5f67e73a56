// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A fence is later than one with the same number. */
export const fence61: Mutant = {
  clause: "FENCE-61",
  title: "a fence is later than one with the same number",
  file: "impl/framework/fence-order.ts",
  find: "((first.seqno - second.seqno) | 0) > 0",
  replace: "((first.seqno - second.seqno) | 0) >= 0",
};
