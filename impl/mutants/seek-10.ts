// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A size that would look like an error is refused as an argument. */
export const seek10: Mutant = {
  clause: "SEEK-10",
  title: "seeking to the end of 2^63 bytes is refused",
  file: "impl/framework/file-ops.ts",
  find: '  return whence === "SEEK_END" ? dmabuf.size : file.position;',
  replace:
    '  if (whence === "SEEK_END" && BigInt.asIntN(64, dmabuf.size) < 0n) return error("EINVAL");\n  return whence === "SEEK_END" ? dmabuf.size : file.position;',
};
