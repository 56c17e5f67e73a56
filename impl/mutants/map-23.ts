// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The warning about EBUSY is not limited to one per boot. */
export const map23: Mutant = {
  clause: "MAP-23",
  title: "every pin answering EBUSY warns",
  file: "impl/framework/map.ts",
  find: "core.log.warnOnce(SITE);",
  replace: "core.log.warn(SITE);",
};
