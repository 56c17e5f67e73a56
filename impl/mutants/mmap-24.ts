// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Pages come with a fault handler that wraps, and nothing keeps the area from growing. */
export const mmap24: Mutant = {
  clause: "MMAP-24",
  title: "a page behind the buffer's end shows the first one",
  file: "impl/exporters/stored.ts",
  find: "        return kernel.insertPages(vma, pagesOf(dmabuf).slice(first, first + vma.pages));",
  replace:
    "        const refusal = kernel.insertPages(vma, pagesOf(dmabuf).slice(first, first + vma.pages));\n        vma.dontExpand = false;\n        vma.fault = (index) => pagesOf(dmabuf)[Number(index) % pagesOf(dmabuf).length] ?? null;\n        return refusal;",
  exporter: "pages",
};
