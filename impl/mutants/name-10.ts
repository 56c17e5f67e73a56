// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The path name shows the mark of the debug listing. */
export const name10: Mutant = {
  clause: "NAME-10",
  title: "the path name of a nameless buffer has a name",
  file: "impl/framework/file-ops.ts",
  find: 'dmabuf.name ?? ""',
  replace: 'dmabuf.name ?? "<none>"',
};
