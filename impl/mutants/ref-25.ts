// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A failed export calls the exporter's release with a half-made buffer. */
export const ref25: Mutant = {
  clause: "REF-25",
  title: "the directory entry gets the buffer before the last fallible step of export",
  file: "impl/framework/export.ts",
  find: "  const dmabuf = new DmaBufStruct(handle, info, ops, reservation);\n",
  replace: "  const dmabuf = new DmaBufStruct(handle, info, ops, reservation);\n  file.dentry.dmabuf = dmabuf;\n",
  era: "6.12",
  bug: "F01",
};
