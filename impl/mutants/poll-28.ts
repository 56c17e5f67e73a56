// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A file that only armed polls keep is given up. */
export const poll28: Mutant = {
  clause: "POLL-28",
  title: "the last descriptor's close ends the armed polls' hold",
  file: "impl/framework/reference.ts",
  find: "  if (last) core.deferredFiles.push(file);",
  replace:
    "  const polls = file.dmabuf === null ? 0 : Number(file.dmabuf.pollIn.active) + Number(file.dmabuf.pollOut.active);\n  if (last || (polls > 0 && file.count.value === polls)) core.deferredFiles.push(file);",
};
