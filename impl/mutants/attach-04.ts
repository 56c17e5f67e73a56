// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An attach the exporter refused is undone like one that was listed: the detach callback runs. */
export const attach04: Mutant = {
  clause: "ATTACH-04",
  title: "a failed attach goes through detach",
  file: "impl/framework/attach.ts",
  find: "freeAttachment(core, attachment);",
  replace: "yield* dmaBufDetach(core, dmabuf, attachment);",
};
