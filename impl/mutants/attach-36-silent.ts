// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Detach refuses the wrong buffer without a WARN. */
export const attach36Silent: Mutant = {
  clause: "ATTACH-36",
  title: "detach from the wrong buffer goes unnoticed",
  file: "impl/framework/detach.ts",
  find: "attachment.dmabuf !== dmabuf) {\n    core.log.warn(SITE);",
  replace: "attachment.dmabuf !== dmabuf) {\n    core.log.trace(SITE);",
};
