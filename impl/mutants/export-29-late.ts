// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The buffer's own release, not the file's, takes it off the list. */
export const export29Late: Mutant = {
  clause: "EXPORT-29",
  title: "ops.release still finds the buffer on the global list",
  file: "impl/framework/release.ts",
  find: "  yield* callRelease(core, dmabuf);",
  replace: "  dmabuf.listed = core.keepsList;\n  yield* callRelease(core, dmabuf);\n  dmabuf.listed = false;",
};
