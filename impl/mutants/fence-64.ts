// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The stub has the number 1. */
export const fence64: Mutant = {
  clause: "FENCE-64",
  title: "the stub has the number 1",
  file: "impl/framework/fence-stub.ts",
  find: "  return dmaFenceGet(core.stub);",
  replace: "  (core.stub as { seqno: number }).seqno = 1;\n  return dmaFenceGet(core.stub);",
};
