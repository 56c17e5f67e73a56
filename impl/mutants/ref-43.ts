// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The close of the file releases the buffer under an O_PATH descriptor. */
export const ref43: Mutant = {
  clause: "REF-43",
  title: "the close of the file releases the buffer under an O_PATH descriptor",
  file: "impl/framework/release.ts",
  find: "  if (!dentry.count.lower()) return;",
  replace: "  if (!dentry.count.lower() && file.isPath) return;",
  bug: "F04",
};
