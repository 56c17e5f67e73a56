// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A dying owner counts as a bad argument. */
export const export15: Mutant = {
  clause: "EXPORT-15",
  title: "a dying owner is answered with EINVAL",
  file: "impl/framework/export.ts",
  find: 'if (info.owner !== null && !info.owner.tryGet()) return error("ENOENT");',
  replace: 'if (info.owner !== null && !info.owner.tryGet()) return error("EINVAL");',
};
