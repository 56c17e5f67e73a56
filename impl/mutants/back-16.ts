// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The first page of a late buffer is never given back. */
export const back16: Mutant = {
  clause: "BACK-16",
  title: "release forgets a page",
  file: "impl/exporters/late.ts",
  find: "kernel.freePages(bufferOf(dmabuf).pages ?? []);",
  replace: "kernel.freePages(bufferOf(dmabuf).pages?.slice(1) ?? []);",
};
