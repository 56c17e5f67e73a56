// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The file made for a buffer that then cannot be allocated stays open. */
export const export18: Mutant = {
  clause: "EXPORT-18",
  title: "a failed export leaves its file",
  file: "impl/framework/export.ts",
  find: "  if (isError(dmabuf)) fput(core, file);",
  replace: '  if (isError(dmabuf) && dmabuf.errno !== "ENOMEM") fput(core, file);',
};
