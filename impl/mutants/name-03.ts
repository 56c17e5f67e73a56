// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A buffer keeps its first name. */
export const name03: Mutant = {
  clause: "NAME-03",
  title: "a second SET_NAME replaces nothing",
  file: "impl/framework/set-name.ts",
  find: "  dmabuf.name = name.text;",
  replace: "  dmabuf.name ??= name.text;",
};
