// SPDX-License-Identifier: MIT
import type { KernelError, SgTable } from "../exporters/kit.ts";
import type { Core } from "./core.ts";
import { copyForImporter, tableOfCopy } from "./table-copy.ts";
import { scramblePageLinks } from "./table-scramble.ts";

/** What the importer gets of the exporter's table: under DMABUF_DEBUG never its CPU pages (MAP-49, MAP-50). */
export function showToImporter(core: Core, table: SgTable): SgTable | KernelError {
  if (!core.config.dmabufDebug) return table;
  if (core.switches.tableDebug === "wrapper") return copyForImporter(core, table);
  scramblePageLinks(table);
  return table;
}

/** The exporter's table behind the importer's, with its CPU pages. */
export function takeBackFromImporter(core: Core, table: SgTable): SgTable {
  if (!core.config.dmabufDebug) return table;
  if (core.switches.tableDebug === "wrapper") return tableOfCopy(core, table);
  scramblePageLinks(table);
  return table;
}
