// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A fence that goes unsignalled is signalled without a WARN. */
export const fence56Order: Mutant = {
  clause: "FENCE-56",
  title: "a fence that goes unsignalled is signalled without a WARN",
  file: "impl/framework/fence-reference.ts",
  find: "  core.log.warn(SITE);\n",
  replace: "",
};
