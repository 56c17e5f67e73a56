// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The WARN about attachments ends the release. */
export const ref20Early: Mutant = {
  clause: "REF-20",
  title: "the WARN about attachments ends the release",
  file: "impl/framework/release.ts",
  find: "  if (dmabuf.attachments.length > 0) core.log.warn(SITE);",
  replace: "  if (dmabuf.attachments.length > 0) {\n    core.log.warn(SITE);\n    return;\n  }",
};
