// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Signalling is switched on before a negative time is refused. */
export const fence37Op: Mutant = {
  clause: "FENCE-37",
  title: "signalling is switched on before a negative time is refused",
  file: "impl/framework/fence-wait.ts",
  find: '    core.log.warn("dma_fence_wait_timeout");',
  replace: '    dmaFenceEnableSwSignaling(core, fence, under);\n    core.log.warn("dma_fence_wait_timeout");',
};
