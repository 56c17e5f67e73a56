// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The description shows the names of a signalled fence that can be asked. */
export const fence66: Mutant = {
  clause: "FENCE-66",
  title: "the description shows the names of a signalled fence that can be asked",
  file: "impl/framework/fence-describe.ts",
  find: 'const names = signaled ? " " :',
  replace: 'const names = signaled && fence.ops.signaled === undefined ? " " :',
  bug: "N26",
};
