// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A buffer without exporter name is refused without a word. */
export const export31Silent: Mutant = {
  clause: "EXPORT-31",
  title: "a NULL exporter name prints nothing",
  file: "impl/framework/statistics.ts",
  find: '    core.log.print(SITE, "the exporter has no name");\n',
  replace: "",
  era: "6.1",
};
