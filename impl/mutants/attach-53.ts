// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Attach warns twice where a NULL argument and a missing move callback come together. */
export const attach53: Mutant = {
  clause: "ATTACH-53",
  title: "a missing move callback is looked for before NULL arguments, with a WARN of its own",
  file: "impl/framework/attach.ts",
  find: "  if (dmabuf === null || request.device === null) {\n",
  replace:
    "  if (lacksMoveCallback(core, request.importerOps)) core.log.warn(SITE);\n  if (dmabuf === null || request.device === null) {\n",
  era: "6.12",
};
