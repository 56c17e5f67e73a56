// SPDX-License-Identifier: MIT
import { isError, type KernelError, type ScatterEntry, type SgTable } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import { Freeable } from "../kernel/freeable.ts";
import type { Core } from "./core.ts";

/** The table an importer gets under DMABUF_DEBUG: DMA side only, and the way back to the exporter's (MAP-50). */
class TableCopy extends Freeable implements SgTable {
  readonly what = "importer's table";
  readonly original: SgTable;
  readonly entries: ScatterEntry[];
  readonly mappedEntries: number;
  readonly originalEntries: number;

  constructor(original: SgTable, entries: ScatterEntry[]) {
    super();
    this.original = original;
    this.entries = entries;
    this.mappedEntries = entries.length;
    this.originalEntries = entries.length;
  }
}

/** Makes the importer's copy: two allocations, and no copy of a table without DMA entries (MAP-51). */
export function copyForImporter(core: Core, table: SgTable): SgTable | KernelError {
  if (core.faults.fails("alloc:table-wrapper")) return error("ENOMEM");
  const entries = copiedEntries(core, table);
  if (isError(entries)) return entries;
  core.census.tableCopies += 1;
  return new TableCopy(table, entries);
}

function copiedEntries(core: Core, table: SgTable): ScatterEntry[] | KernelError {
  if (table.mappedEntries === 0) return error("EINVAL");
  if (core.faults.fails("alloc:table-entries")) return error("ENOMEM");
  return table.entries.slice(0, table.mappedEntries).map(dmaSideOf);
}

/** Zero CPU length: the builds whose DMA length is a field of its own. */
function dmaSideOf(entry: ScatterEntry): ScatterEntry {
  return {
    page: null,
    offsetBytes: 0,
    lengthBytes: 0,
    dmaAddress: entry.dmaAddress,
    dmaLengthBytes: entry.dmaLengthBytes,
  };
}

/** Frees the importer's copy and finds the exporter's table again (MAP-69). */
export function tableOfCopy(core: Core, copy: SgTable): SgTable {
  if (!(copy instanceof TableCopy)) throw new Error("a table that is not the importer's copy");
  copy.free();
  core.census.tableCopies -= 1;
  return copy.original;
}
