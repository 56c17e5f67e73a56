// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The failure path of statistics setup unlinks a buffer that was never listed. */
export const ref30: Mutant = {
  clause: "REF-30",
  title: "a file that export gave up takes its buffer off the list it never was on",
  file: "impl/framework/export.ts",
  find: "  const dmabuf = new DmaBufStruct(handle, info, ops, reservation);\n",
  replace: "  const dmabuf = new DmaBufStruct(handle, info, ops, reservation);\n  file.dmabuf = dmabuf;\n",
  era: "6.12",
  bug: "F02",
};
