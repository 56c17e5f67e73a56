// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only the size can be asked for. */
export const seek02: Mutant = {
  clause: "SEEK-02",
  title: "seeking to the start is refused",
  file: "impl/framework/file-ops.ts",
  find: 'if (whence !== "SEEK_SET" && whence !== "SEEK_END") return error("EINVAL");',
  replace: 'if (whence !== "SEEK_END") return error("EINVAL");',
};
