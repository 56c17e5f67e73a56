// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The name is cut to the length of a task's name. */
export const name12: Mutant = {
  clause: "NAME-12",
  title: "a name is kept up to its 15th byte",
  file: "impl/framework/set-name.ts",
  find: "  dmabuf.name = name.text;",
  replace: "  dmabuf.name = name.text.slice(0, 15);",
};
