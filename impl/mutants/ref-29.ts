// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The second buffer that one exec ends is released by a later call. */
export const ref29: Mutant = {
  clause: "REF-29",
  title: "of several files given up at once only the first is finished",
  file: "impl/framework/release.ts",
  find: "  for (let file = core.deferredFiles.shift(); file !== undefined; file = core.deferredFiles.shift()) {\n    yield* finishFile(core, file);\n  }",
  replace: "  const file = core.deferredFiles.shift();\n  if (file !== undefined) yield* finishFile(core, file);",
};
