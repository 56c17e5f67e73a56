// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The importer ops are set only once the attachment is listed. */
export const attach07Ops: Mutant = {
  clause: "ATTACH-07",
  title: "the attach callback does not see the importer ops",
  file: "impl/framework/exporter-ops.ts",
  find: "importerOps: attachment.dynamic,",
  replace: "importerOps: attachment.listed && attachment.dynamic,",
};
