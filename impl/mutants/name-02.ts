// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The old name is freed before the new one is copied. */
export const name02: Mutant = {
  clause: "NAME-02",
  title: "a failed SET_NAME loses the name",
  file: "impl/framework/set-name.ts",
  find: "  const name = copyName(core, from);\n",
  replace:
    "  if (dmabuf.name !== null) core.census.names -= 1;\n  dmabuf.name = null;\n  const name = copyName(core, from);\n",
};
