// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The number of SET_NAME with another size is a bad argument. */
export const name15: Mutant = {
  clause: "NAME-15",
  title: "SET_NAME of 16 bytes is answered with EINVAL",
  file: "impl/targets/commands/file.ts",
  find: 'error("ENOTTY")',
  replace: 'error(args.request === "nr1-size16" ? "EINVAL" : "ENOTTY")',
};
