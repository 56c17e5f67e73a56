// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The final release forgets the module. */
export const export16: Mutant = {
  clause: "EXPORT-16",
  title: "the release keeps the owner's reference",
  file: "impl/framework/release.ts",
  find: "  dmabuf.owner?.put();",
  replace: "",
};
