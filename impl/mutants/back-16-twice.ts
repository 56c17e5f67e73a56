// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The storage is given back at the last detach and once more at release. */
export const back16Twice: Mutant = {
  clause: "BACK-16",
  title: "storage is freed twice",
  file: "impl/exporters/stored.ts",
  find: "    detach() {},",
  replace: "    detach(dmabuf) {\n      kernel.freePages(pagesOf(dmabuf).slice(0, 1));\n    },",
};
