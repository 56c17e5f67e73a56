// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A static importer of a dynamic exporter is mapped at attach. */
export const attach34: Mutant = {
  clause: "ATTACH-34",
  title: "attach still pins and maps for dynamic exporters",
  file: "impl/framework/attach.ts",
  find: "if (!core.switches.mismatchCaching) return undefined;",
  replace: "if (!core.switches.mismatchCaching && !isDynamic(dmabuf.ops)) return undefined;",
};
