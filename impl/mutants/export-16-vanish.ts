// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Export gives the owner's reference back at once: the exporter's module can go under a live buffer. */
export const export16Vanish: Mutant = {
  clause: "EXPORT-16",
  title: "a live buffer holds no reference on its owner",
  file: "impl/framework/export.ts",
  find: "  if (isError(dmabuf)) info.owner?.put();",
  replace: "  info.owner?.put();",
  bug: "F17",
};
