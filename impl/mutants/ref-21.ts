// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A release with one kernel mapping left passes the BUG test. */
export const ref21: Mutant = {
  clause: "REF-21",
  title: "a release with one kernel mapping left passes the BUG test",
  file: "impl/framework/release.ts",
  find: "  core.log.bugOn(dmabuf.vmappingCounter !== 0, SITE);",
  replace: "  core.log.bugOn(dmabuf.vmappingCounter > 1, SITE);",
};
