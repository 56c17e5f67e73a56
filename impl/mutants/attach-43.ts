// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A second detach is let through to freed memory. */
export const attach43: Mutant = {
  clause: "ATTACH-43",
  title: "a second detach is not noticed",
  file: "impl/targets/duties.ts",
  find: '  if (owner.detached) {\n    core.log.contract(site, "ATTACH-43"',
  replace: '  if (owner.detached && owner.liveMappings > 0) {\n    core.log.contract(site, "ATTACH-43"',
};
