// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The event hangs on the debug file system. */
export const export47: Mutant = {
  clause: "EXPORT-47",
  title: "export emits no trace event without DEBUG_FS",
  file: "impl/framework/export.ts",
  find: "  core.log.trace(SITE);",
  replace: "  if (core.config.debugFs) core.log.trace(SITE);",
};
