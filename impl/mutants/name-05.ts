// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The rule of older kernels is back. */
export const name05: Mutant = {
  clause: "NAME-05",
  title: "SET_NAME is refused while a device is attached",
  file: "impl/framework/set-name.ts",
  find: "  dmabuf.name = name.text;",
  replace: '  if (dmabuf.attachments.length > 0) return error("EBUSY");\n  dmabuf.name = name.text;',
};
