// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Work that will fail is not worth waiting for. */
export const poll24Early: Mutant = {
  clause: "POLL-24",
  title: "an error on a pending fence counts as done",
  file: "impl/framework/poll.ts",
  find: "    dmaFenceGet(fence);\n    const refusal",
  replace: "    if (fence.error !== 0) continue;\n    dmaFenceGet(fence);\n    const refusal",
};
