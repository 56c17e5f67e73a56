// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Pages are shown to a process only while somebody else holds the file, too. */
export const mmap22: Mutant = {
  clause: "MMAP-22",
  title: "a mapping cannot be read when it alone keeps the buffer",
  file: "impl/framework/user-access.ts",
  find: '  if (!vma.rights.read) return "SIGSEGV";\n',
  replace: '  if (!vma.rights.read) return "SIGSEGV";\n  if (vma.file?.count.value === 1) return "SIGBUS";\n',
};
