// SPDX-License-Identifier: MIT
/** How the tables of udmabuf and the system heap describe their pages. */
import type { TableEntry, TableView } from "../spec/observation.ts";
import type { DeviceSpec } from "../spec/program.ts";
import { pagesOf } from "./contents.ts";
import type { BrokenDuty, Hit } from "./duties.ts";
import type { Call } from "./rule.ts";
import type { BufferState, State } from "./state.ts";

/** Pages of the system heap's larger piece that a buffer here can have; the largest is longer than any of them. */
const PIECE_PAGES = 16;

/** 6.12 has one CPU entry per page; 6.1 and 7.2 join neighbours in physical memory (UDMABUF-32). */
export function unmergedPages(c: Call, buffer: BufferState, table: TableView, hit: Hit): BrokenDuty | null {
  hit("UDMABUF-32");
  const pages = Number(pagesOf(c.s, buffer));
  const clause = "UDMABUF-32";
  if (c.s.era === "6.12") {
    if (table.originalEntries === pages) return null;
    return { clause, expected: `${pages} CPU entries`, observed: `${table.originalEntries} CPU entries` };
  }
  const device = c.s.world.devices[c.attachment?.device ?? -1];
  const split =
    device === undefined ? undefined : table.entries.find((e, at) => joins(table.entries[at - 1], e, device));
  if (split === undefined) return null;
  return {
    clause,
    expected: "neighbours in one entry",
    observed: `an entry of its own at 0x${split.address.toString(16)}`,
  };
}

/** Two entries that are neighbours in physical memory, which the bus shows as it is. The device's limits keep nothing apart. */
function joins(before: TableEntry | undefined, entry: TableEntry, device: DeviceSpec): boolean {
  return device.iommu === "none" && before !== undefined && before.address + before.lengthBytes === entry.address;
}

/** Pieces are large or of one page each: how many there are says whether they add up (HEAP-22). */
export function brokenPieces(s: State, buffer: BufferState, table: TableView, hit: Hit): BrokenDuty | null {
  hit("HEAP-22");
  const pages = Number(pagesOf(s, buffer));
  const saved = pages - table.originalEntries;
  const large = saved / (PIECE_PAGES - 1);
  if (saved >= 0 && Number.isInteger(large) && large * PIECE_PAGES <= pages) return null;
  return {
    clause: "HEAP-22",
    expected: `pieces of 1 or ${PIECE_PAGES} pages`,
    observed: `${table.originalEntries} pieces`,
  };
}
