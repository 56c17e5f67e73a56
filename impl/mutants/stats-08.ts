// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The directory goes with the file, not with the directory entry. */
export const stats08: Mutant = {
  clause: "STATS-08",
  title: "the statistics of a buffer that an O_PATH descriptor keeps are gone",
  file: "impl/framework/release.ts",
  find: "  if (file.dmabuf !== null) yield* listRemove(core, file.dmabuf); // REF-20, phase A\n",
  replace:
    "  if (file.dmabuf !== null) {\n    yield* listRemove(core, file.dmabuf);\n    dmaBufStatsTeardown(core, file.dmabuf);\n  }\n",
  era: "6.12",
};
