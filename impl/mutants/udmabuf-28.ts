// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A descriptor must be one that may write. */
export const udmabuf28: Mutant = {
  clause: "UDMABUF-28",
  title: "a read-only descriptor of a memory file is refused",
  file: "impl/targets/commands/udmabuf.ts",
  find: "return file instanceof MemoryFileStruct ? file.memory : null;",
  replace: "return file instanceof MemoryFileStruct && file.writable ? file.memory : null;",
  exporter: "udmabuf",
};
