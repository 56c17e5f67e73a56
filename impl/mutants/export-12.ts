// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** unpin is taken for optional, as its description says. */
export const export12: Mutant = {
  clause: "EXPORT-12",
  title: "pin without unpin is accepted",
  file: "impl/framework/export.ts",
  find: "return (ops.pin === undefined) !== (ops.unpin === undefined);",
  replace: "return ops.pin === undefined && ops.unpin !== undefined;",
};
