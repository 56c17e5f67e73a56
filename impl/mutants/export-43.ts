// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** fdinfo shows nothing where the exporter gave no name. */
export const export43: Mutant = {
  clause: "EXPORT-43",
  title: "a NULL exporter name shows as an empty one",
  file: "impl/framework/file-ops.ts",
  find: "dmabuf.exporterName ?? NULL_TEXT",
  replace: 'dmabuf.exporterName ?? ""',
};
