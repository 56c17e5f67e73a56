// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The attach callback gets the newest attachment of the list, which is not the new one yet. */
export const attach08Other: Mutant = {
  clause: "ATTACH-08",
  title: "the attach callback is given an older attachment",
  file: "impl/framework/attach.ts",
  find: "return yield* callAttach(core, dmabuf, attachment);",
  replace: "return yield* callAttach(core, dmabuf, dmabuf.attachments[0] ?? attachment);",
};
