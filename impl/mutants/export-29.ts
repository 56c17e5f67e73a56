// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** New buffers go to the end of the global list. */
export const export29: Mutant = {
  clause: "EXPORT-29",
  title: "the global list is oldest first",
  file: "impl/framework/global-list.ts",
  find: "  core.list.unshift(dmabuf);",
  replace: "  core.list.push(dmabuf);",
};
