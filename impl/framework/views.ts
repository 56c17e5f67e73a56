// SPDX-License-Identifier: MIT
import type { MapView, TableEntry, TableView } from "../../spec/observation.ts";
import type { IosysMap, SgTable } from "../exporters/kit.ts";
import { pageLinks } from "./table-scramble.ts";

/** How objects appear in observations: tables by serial number, kernel addresses by order of appearance. */
export class Views {
  readonly #tables = new Map<SgTable, number>();
  readonly #addresses = new Map<bigint, bigint>();

  /** Serial number of a table object, from 1. */
  serial(table: SgTable): number {
    const known = this.#tables.get(table);
    if (known !== undefined) return known;
    this.#tables.set(table, this.#tables.size + 1);
    return this.#tables.size;
  }

  /** The table as its holder sees it now. */
  table(table: SgTable): TableView {
    const entries: TableEntry[] = [];
    for (let i = 0; i < table.mappedEntries; i++) {
      const entry = table.entries[i];
      if (entry !== undefined) entries.push({ address: entry.dmaAddress, lengthBytes: BigInt(entry.dmaLengthBytes) });
    }
    return { table: this.serial(table), entries, originalEntries: table.originalEntries, pages: pageLinks(table) };
  }

  /** A kernel mapping; the null address stays null. */
  map(map: IosysMap): MapView {
    return { memory: map.memory, address: map.address === 0n ? 0n : this.#numbered(map.address) };
  }

  #numbered(address: bigint): bigint {
    const known = this.#addresses.get(address);
    if (known !== undefined) return known;
    const numbered = 0x1000n * BigInt(this.#addresses.size + 1);
    this.#addresses.set(address, numbered);
    return numbered;
  }
}
