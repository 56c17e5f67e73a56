// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The copy goes on past 32 bytes until it finds the end of the string. */
export const name14: Mutant = {
  clause: "NAME-14",
  title: "an unreadable byte behind the 32nd is answered with EFAULT",
  file: "impl/framework/set-name.ts",
  find: '  if (Buffer.byteLength(from.text) >= NAME_LENGTH_MAX) return error("EINVAL");\n  if (from.end === "unreadable") return error("EFAULT");\n',
  replace:
    '  if (from.end === "unreadable") return error("EFAULT");\n  if (Buffer.byteLength(from.text) >= NAME_LENGTH_MAX) return error("EINVAL");\n',
};
