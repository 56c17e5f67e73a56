// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Attach and detach are demanded in pairs, as pin and unpin are. */
export const export09: Mutant = {
  clause: "EXPORT-09",
  title: "ops with attach but no detach are refused",
  file: "impl/framework/export.ts",
  find: "  return (ops.pin === undefined) !== (ops.unpin === undefined);",
  replace:
    "  if ((ops.attach === undefined) !== (ops.detach === undefined)) return true;\n  return (ops.pin === undefined) !== (ops.unpin === undefined);",
};
