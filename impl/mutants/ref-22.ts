// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A release with one attachment left does not warn. */
export const ref22: Mutant = {
  clause: "REF-22",
  title: "a release with one attachment left does not warn",
  file: "impl/framework/release.ts",
  find: "  if (dmabuf.attachments.length > 0) core.log.warn(SITE);",
  replace: "  if (dmabuf.attachments.length > 1) core.log.warn(SITE);",
};
