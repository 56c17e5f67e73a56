// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Seeking stores where it went. */
export const seek06: Mutant = {
  clause: "SEEK-06",
  title: "seeking to the end moves the file position",
  file: "impl/framework/file-ops.ts",
  find: '  return whence === "SEEK_END" ? dmabuf.size : file.position;',
  replace: '  file.position = whence === "SEEK_END" ? dmabuf.size : 0n;\n  return file.position;',
};
