// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The release of a buffer lags behind the call that dropped its last reference. */
export const ref29: Mutant = {
  clause: "REF-29",
  title: "a file given up waits until another one is given up",
  file: "impl/framework/release.ts",
  find: "  for (let file = core.deferredFiles.shift(); file !== undefined; file = core.deferredFiles.shift()) {\n    yield* finishFile(core, file);\n  }",
  replace:
    "  const late = core as unknown as { file?: FileStruct };\n  for (let file = core.deferredFiles.shift(); file !== undefined; file = core.deferredFiles.shift()) {\n    const before = late.file;\n    late.file = file;\n    if (before !== undefined) yield* finishFile(core, before);\n  }",
};
