// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Get_dma_buf forgets to raise the count. */
export const ref16: Mutant = {
  clause: "REF-16",
  title: "get_dma_buf forgets to raise the count",
  file: "impl/framework/reference.ts",
  find: "  getFile(core, dmabuf.file);\n}",
  replace: "  dmabuf.file.touch();\n}",
};
