// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The end is the last byte, not the one behind it. */
export const seek01: Mutant = {
  clause: "SEEK-01",
  title: "seeking to the end answers the size less one",
  file: "impl/framework/file-ops.ts",
  find: 'whence === "SEEK_END" ? dmabuf.size : file.position',
  replace: 'whence === "SEEK_END" ? BigInt.asUintN(64, dmabuf.size - 1n) : file.position',
};
