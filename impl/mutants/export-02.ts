// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A NULL ops pointer is refused without a word. */
export const export02: Mutant = {
  clause: "EXPORT-02",
  title: "a NULL ops pointer raises no WARN",
  file: "impl/framework/export.ts",
  find: "  if (ops === null || isDefective(core, info, ops)) {\n",
  replace: '  if (ops === null) return error("EINVAL");\n  if (isDefective(core, info, ops)) {\n',
};
