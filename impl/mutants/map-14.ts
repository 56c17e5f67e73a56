// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Map hides EINTR by trying once more. */
export const map14: Mutant = {
  clause: "MAP-14",
  title: "an interrupted map op is called again",
  file: "impl/framework/map.ts",
  find: "  const table = yield* callMapDmaBuf(core, attachment, direction);\n",
  replace:
    '  let table = yield* callMapDmaBuf(core, attachment, direction);\n  if (isError(table) && table.errno === "EINTR") table = yield* callMapDmaBuf(core, attachment, direction);\n',
};
