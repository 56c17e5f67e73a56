// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** What is not known is a bad argument. */
export const sync11: Mutant = {
  clause: "SYNC-11",
  title: "an unknown ioctl number returns EINVAL",
  file: "impl/targets/commands/file.ts",
  find: 'error("ENOTTY")',
  replace: 'error(args.request.startsWith("nr1-") ? "ENOTTY" : "EINVAL")',
};
