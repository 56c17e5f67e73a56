// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The time of an unsignalled fence is asked for without a WARN. */
export const fence36: Mutant = {
  clause: "FENCE-36",
  title: "the time of an unsignalled fence is asked for without a WARN",
  file: "impl/framework/fence-describe.ts",
  find: '  core.log.warn("dma_fence_timestamp"); // FENCE-36\n',
  replace: "",
};
