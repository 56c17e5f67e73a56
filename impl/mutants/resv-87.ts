// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Wait switches on the signalling of all fences before it waits for the first. */
export const resv87: Mutant = {
  clause: "RESV-87",
  title: "wait enables every fence at once",
  file: "impl/framework/resv-wait.ts",
  find: "    left = yield* dmaFenceWaitTimeout(core, fence, {",
  replace:
    "    for (const entry of reservation.list?.entries ?? []) {\n      if (entry.usage <= usage && entry.fence !== fence) entry.fence.enabled ||= entry.fence.ops.enableSignaling?.(core, entry.fence, reservation) === true;\n    }\n    left = yield* dmaFenceWaitTimeout(core, fence, {",
};
