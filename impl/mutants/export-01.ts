// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The test for private data only knows a member that was left out, not the NULL pointer. */
export const export01: Mutant = {
  clause: "EXPORT-01",
  title: "a NULL priv is accepted",
  file: "impl/framework/export.ts",
  find: "if (info.priv === null || info.priv === undefined) return true;",
  replace: "if (info.priv === undefined) return true;",
};
