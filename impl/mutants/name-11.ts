// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** fdinfo shows the name of the user where the exporter's belongs. */
export const name11: Mutant = {
  clause: "NAME-11",
  title: "the userspace name hides the exporter's in fdinfo",
  file: "impl/framework/file-ops.ts",
  find: "dmabuf.exporterName ?? NULL_TEXT",
  replace: "dmabuf.name ?? dmabuf.exporterName ?? NULL_TEXT",
};
