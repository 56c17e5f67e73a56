// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** SET_NAME asks for write access. */
export const name13: Mutant = {
  clause: "NAME-13",
  title: "a read-only descriptor cannot name its buffer",
  file: "impl/framework/set-name.ts",
  find: "  dmabuf.touch();\n",
  replace: '  dmabuf.touch();\n  if (dmabuf.file?.writable === false) return error("EBADF");\n',
};
