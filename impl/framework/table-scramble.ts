// SPDX-License-Identifier: MIT
import type { TableView } from "../../spec/observation.ts";
import type { Page, ScatterEntry, SgTable } from "../exporters/kit.ts";

const LOW_BYTE = 0xffn;

/** A page link with all bits above the low byte flipped. Remembers what it was, so that flipping again restores it. */
class ScrambledLink implements Page {
  readonly original: Page | null;
  readonly physicalAddress: bigint;

  constructor(original: Page | null) {
    this.original = original;
    this.physicalAddress = BigInt.asUintN(64, (original?.physicalAddress ?? 0n) ^ ~LOW_BYTE);
  }
}

/** Flips the page link of every CPU entry, also of those without a page; its own inverse (MAP-49). */
export function scramblePageLinks(table: SgTable): void {
  for (let i = 0; i < table.originalEntries; i++) {
    const entry = table.entries[i];
    if (entry !== undefined) entry.page = flipped(entry);
  }
}

function flipped(entry: ScatterEntry): Page | null {
  if (entry.page instanceof ScrambledLink) return entry.page.original;
  return new ScrambledLink(entry.page);
}

/** Which page links whoever holds the table sees. */
export function pageLinks(table: SgTable): TableView["pages"] {
  let pages: TableView["pages"] = "none";
  for (let i = 0; i < table.originalEntries; i++) {
    const page = table.entries[i]?.page ?? null;
    if (page instanceof ScrambledLink) return "scrambled";
    if (page !== null) pages = "real";
  }
  return pages;
}
