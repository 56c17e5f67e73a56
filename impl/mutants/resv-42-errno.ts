// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A singleton without memory for its array gives no fence. */
export const resv42Errno: Mutant = {
  clause: "RESV-42",
  title: "ENOMEM of singleton is NULL",
  file: "impl/framework/resv-get.ts",
  find: '  for (const fence of fences.reverse()) dmaFencePut(core, fence, reservation); // RESV-42\n  return error("ENOMEM");',
  replace: "  for (const fence of fences.reverse()) dmaFencePut(core, fence, reservation);\n  return null;",
};
