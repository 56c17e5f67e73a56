// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A static importer is warned of only where the exporter can pin. */
export const pin01: Mutant = {
  clause: "PIN-01",
  title: "pin of a static attachment warns only if the exporter can pin",
  file: "impl/framework/pin.ts",
  find: "if (!attachment.dynamic) core.log.warn(SITE_PIN);",
  replace: "if (!attachment.dynamic && dmabuf.ops.pin !== undefined) core.log.warn(SITE_PIN);",
};
