// SPDX-License-Identifier: MIT
import type { Page, ScatterEntry, SgTable } from "../exporters/kit.ts";
import type { DmaMapping } from "./dma-mapping.ts";
import type { Scope } from "./scope.ts";

/** What the machine knows about a table and the table does not say. */
export class TableRecord {
  readonly table: SgTable;
  readonly madeIn: Scope | null;
  freed = false;
  mapping: DmaMapping | null = null;

  constructor(table: SgTable, madeIn: Scope | null) {
    this.table = table;
    this.madeIn = madeIn;
  }
}

/** A table made here. It carries its record, so that finding it costs nothing. */
class RecordedTable implements SgTable {
  readonly entries: ScatterEntry[] = [];
  mappedEntries = 0;
  readonly originalEntries: number;
  readonly #record: TableRecord;

  constructor(entryCount: number, madeIn: Scope | null) {
    for (let i = 0; i < entryCount; i += 1) this.entries.push(emptyEntry());
    this.originalEntries = entryCount;
    this.#record = new TableRecord(this, madeIn);
  }

  static recordOf(table: SgTable): TableRecord | null {
    return #record in table ? table.#record : null;
  }
}

/** Makes scatter-gather tables and knows every one it has seen. */
export class TablePool {
  private readonly foreign = new WeakMap<SgTable, TableRecord>();

  /** A table of empty entries. */
  create(entryCount: number, madeIn: Scope | null): TableRecord {
    return this.recordOf(new RecordedTable(entryCount, madeIn));
  }

  /** The record of a table, also of one that an exporter put together itself. */
  recordOf(table: SgTable): TableRecord {
    const record = RecordedTable.recordOf(table) ?? this.foreign.get(table);
    if (record !== undefined) return record;
    const made = new TableRecord(table, null);
    this.foreign.set(table, made);
    return made;
  }
}

/** A stretch of adjacent pages, as one entry describes it. */
export interface PageRun {
  readonly first: Page;
  lengthBytes: number;
}

/** Adjacent pages joined up to the limit; the last run is cut to `sizeBytes`. */
export function runsOf(
  pages: readonly Page[],
  sizeBytes: number,
  maxSegmentBytes: number,
  pageSizeBytes: number,
): PageRun[] {
  const runs: PageRun[] = [];
  let last: PageRun | null = null;
  let next = -1;
  let left = sizeBytes;
  for (const page of pages) {
    const bytes = Math.min(left, pageSizeBytes);
    const address = Number(page.physicalAddress);
    if (last !== null && address === next && last.lengthBytes + pageSizeBytes <= maxSegmentBytes) {
      last.lengthBytes += bytes;
    } else {
      last = { first: page, lengthBytes: bytes };
      runs.push(last);
    }
    next = address + pageSizeBytes;
    left -= bytes;
  }
  return runs;
}

function emptyEntry(): ScatterEntry {
  return { page: null, offsetBytes: 0, lengthBytes: 0, dmaAddress: 0n, dmaLengthBytes: 0 };
}
