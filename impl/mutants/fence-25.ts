// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A fence whose signalling cannot be switched on takes no callbacks. */
export const fence25: Mutant = {
  clause: "FENCE-25",
  title: "a fence whose signalling cannot be switched on takes no callbacks",
  file: "impl/framework/fence-callback.ts",
  find: '  if (!enableSignaling(core, fence, under)) return error("ENOENT");',
  replace:
    '  if (!enableSignaling(core, fence, under) || Object.values(fence.ops).every((op) => op === undefined)) return error("ENOENT");',
};
