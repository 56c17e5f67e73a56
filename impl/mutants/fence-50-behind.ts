// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Waiting for any puts callbacks on the fences behind a signalled one, too. */
export const fence50Behind: Mutant = {
  clause: "FENCE-50",
  title: "waiting for any puts callbacks on the fences behind a signalled one, too",
  file: "impl/framework/fence-wait-any.ts",
  find: "  for (const [index, fence] of fences.entries()) {\n    if (dmaFenceAddCallback(core, fence, sleeper) !== undefined) return { left: timeout, index }; // FENCE-50\n  }\n",
  replace:
    "  const refused = fences.map((fence) => dmaFenceAddCallback(core, fence, sleeper) !== undefined);\n  if (refused.includes(true)) return { left: timeout, index: refused.indexOf(true) };\n",
};
