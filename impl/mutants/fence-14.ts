// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Adding a callback to NULL returns EINVAL without a word. */
export const fence14: Mutant = {
  clause: "FENCE-14",
  title: "adding a callback to NULL returns EINVAL without a word",
  file: "impl/framework/fence-callback.ts",
  find: '    core.log.warn("dma_fence_add_callback"); // FENCE-14\n',
  replace: "",
};
