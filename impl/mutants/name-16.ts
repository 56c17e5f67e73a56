// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** fdinfo takes an empty name for none. */
export const name16: Mutant = {
  clause: "NAME-16",
  title: "the name line of an empty name is missing",
  file: "impl/framework/file-ops.ts",
  find: "    name: dmabuf.name,\n",
  replace: '    name: dmabuf.name === "" ? null : dmabuf.name,\n',
};
