// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Attach forgets the attachment the exporter refused. */
export const attach04Leak: Mutant = {
  clause: "ATTACH-04",
  title: "the attachment of a failed attach is not freed",
  file: "impl/framework/attach.ts",
  find: "freeAttachment(core, attachment);",
  replace: "",
};
