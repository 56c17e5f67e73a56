// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The owner is looked at before anything else. */
export const export14Owner: Mutant = {
  clause: "EXPORT-14",
  title: "a dying owner is noticed before a defect of the arguments",
  file: "impl/framework/export.ts",
  find: "  const ops = info.ops;\n",
  replace: '  const ops = info.ops;\n  if (info.owner?.dying === true) return error("ENOENT");\n',
};
