// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** release counts as optional for an exporter that can also detach. */
export const export04: Mutant = {
  clause: "EXPORT-04",
  title: "ops without release are accepted",
  file: "impl/framework/export.ts",
  find: "if (ops.release === undefined) return true;",
  replace: "if (ops.release === undefined && ops.detach === undefined) return true;",
};
