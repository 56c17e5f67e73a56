// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A second buffer of the same exporter and size is put behind the first one's file. */
export const export24: Mutant = {
  clause: "EXPORT-24",
  title: "two exports share a file",
  file: "impl/framework/export.ts",
  find: "  const file = dmaBufGetfile(core, info.sizeBytes, info.flags);",
  replace:
    "  const twin = core.list.find((other) => other.ops === ops && other.size === info.sizeBytes);\n  const file = twin?.file ?? dmaBufGetfile(core, info.sizeBytes, info.flags);",
};
