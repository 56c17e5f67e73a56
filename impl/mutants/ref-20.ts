// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The name is freed before ops.release runs. */
export const ref20: Mutant = {
  clause: "REF-20",
  title: "the name is freed before ops.release runs",
  file: "impl/framework/release.ts",
  find: "  yield* callRelease(core, dmabuf);",
  replace: "  freeName(core, dmabuf);\n  yield* callRelease(core, dmabuf);",
};
