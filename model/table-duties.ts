// SPDX-License-Identifier: MIT
/** What an exporter owes of a table it hands out, for the attachment's own device. Catalogue §5. */
import type { ClauseId } from "../spec/clauses/index.ts";
import type { TableEntry, TableView } from "../spec/observation.ts";
import type { DeviceSpec } from "../spec/program.ts";
import type { BrokenDuty, Hit } from "./duties.ts";
import type { Call } from "./rule.ts";
import type { BufferState } from "./state.ts";

/** DMA limits in the unit of addresses. */
interface Limits {
  readonly pageBytes: bigint;
  readonly segmentBytesMax: bigint;
  readonly boundaryBytes: bigint;
  readonly addressMax: bigint;
}

/** An entry's length is a 32-bit number (SG-19). */
const ENTRY_BYTES_MAX = 0xffff_ffffn;

const ENTRY_CLAUSES: readonly ClauseId[] = ["SG-07", "SG-01", "SG-19", "SG-08", "SG-09", "SG-10"];
const DRIVER_ENTRY_CLAUSES = ENTRY_CLAUSES.filter((id) => id !== "SG-08" && id !== "SG-09");

/** The first duty the table breaks, or null. */
export function brokenTable(c: Call, table: TableView, hit: Hit): BrokenDuty | null {
  const { s, buffer, attachment } = c;
  const device = attachment === null ? undefined : s.world.devices[attachment.device];
  if (buffer === null || device === undefined) throw new Error("a table for no buffer or no device");
  const ofDevice = limitsOf(device, s.world.pageSizeBytes);
  const limits = buffer.driver === null ? ofDevice : unlimited(ofDevice);
  return (
    brokenIdentity(c, table, hit) ??
    brokenEntries(table, limits, buffer, hit) ??
    brokenWhole(table, limits, buffer, hit)
  );
}

/** udmabuf and the system heap look at no device: their entries are as long as their pieces (UDMABUF-32, HEAP-22). */
function unlimited({ pageBytes, addressMax }: Limits): Limits {
  return { pageBytes, segmentBytesMax: ENTRY_BYTES_MAX, boundaryBytes: 1n << 64n, addressMax };
}

/** The number of pages times their size: what the entries add up to (SG-02). */
function totalBytes(buffer: BufferState, { pageBytes }: Limits): bigint {
  return ((buffer.size + pageBytes - 1n) / pageBytes) * pageBytes;
}

const limitsByDevice = new WeakMap<DeviceSpec, Limits>();

function limitsOf(device: DeviceSpec, pageSizeBytes: number): Limits {
  const known = limitsByDevice.get(device);
  if (known !== undefined && known.pageBytes === BigInt(pageSizeBytes)) return known;
  const limits = {
    pageBytes: BigInt(pageSizeBytes),
    segmentBytesMax: BigInt(device.maxSegmentBytes),
    boundaryBytes: BigInt(device.segmentBoundaryBytes),
    addressMax: (1n << BigInt(device.dmaMaskBits)) - 1n,
  };
  limitsByDevice.set(device, limits);
  return limits;
}

/** An object that somebody still has is no new table, for the same attachment or another (MAP-33). */
function brokenIdentity(c: Call, table: TableView, hit: Hit): BrokenDuty | null {
  hit("MAP-33");
  if (!c.s.tables.has(table.table)) return null;
  return {
    clause: "MAP-33",
    expected: "a table object of its own",
    observed: `table ${table.table}, which is still mapped`,
  };
}

function brokenEntries(table: TableView, limits: Limits, buffer: BufferState, hit: Hit): BrokenDuty | null {
  if (table.entries.length === 0) return null;
  for (const clause of buffer.driver === null ? ENTRY_CLAUSES : DRIVER_ENTRY_CLAUSES) hit(clause);
  for (const entry of table.entries) {
    const broken = brokenEntry(entry, limits, buffer.size === 0n);
    if (broken !== null) return broken;
  }
  return null;
}

/** An empty buffer is described by one empty entry, or by none. */
function brokenEntry(entry: TableEntry, limits: Limits, emptyBuffer: boolean): BrokenDuty | null {
  const { address, lengthBytes } = entry;
  if (lengthBytes === 0n) return emptyBuffer ? null : broken("SG-07", "no entry without length", entry);
  if (address % limits.pageBytes !== 0n || lengthBytes % limits.pageBytes !== 0n) {
    return broken("SG-01", `multiples of ${hex(limits.pageBytes)}`, entry);
  }
  if (lengthBytes > ENTRY_BYTES_MAX) return broken("SG-19", "a length of 32 bits", entry);
  if (lengthBytes > limits.segmentBytesMax) {
    return broken("SG-08", `at most ${hex(limits.segmentBytesMax)} bytes`, entry);
  }
  const last = address + lengthBytes - 1n;
  if (address / limits.boundaryBytes !== last / limits.boundaryBytes) {
    return broken("SG-09", `no crossing of a multiple of ${hex(limits.boundaryBytes)}`, entry);
  }
  return last > limits.addressMax ? broken("SG-10", `addresses up to ${hex(limits.addressMax)}`, entry) : null;
}

function brokenWhole(table: TableView, limits: Limits, buffer: BufferState, hit: Hit): BrokenDuty | null {
  const twice = brokenOverlap(table, buffer, hit);
  if (twice !== null) return twice;
  hit("SG-02");
  const expected = totalBytes(buffer, limits);
  const observed = sum(table.entries);
  if (observed !== expected)
    return { clause: "SG-02", expected: `${hex(expected)} bytes`, observed: `${hex(observed)} bytes` };
  return brokenCounts(table, hit);
}

/** A buffer that has a page twice cannot but show it twice (UDMABUF-26). */
function brokenOverlap(table: TableView, { driver }: BufferState, hit: Hit): BrokenDuty | null {
  if (driver?.repeats === true) return null;
  hit("SG-12");
  const twice = overlap(table.entries);
  return twice === null ? null : broken("SG-12", "ranges that do not overlap", twice);
}

/** A table without CPU pages may count no CPU entries at all (SG-06); any other has one per mapped entry at least. */
function brokenCounts(table: TableView, hit: Hit): BrokenDuty | null {
  const { originalEntries, entries } = table;
  if (table.pages === "none" && originalEntries === 0) return null;
  hit("SG-03");
  if (entries.length <= originalEntries) return null;
  return {
    clause: "SG-03",
    expected: `at most ${originalEntries} mapped entries`,
    observed: `${entries.length} mapped entries`,
  };
}

/** An entry whose range another one covers as well. Tables in address order are the common case. */
function overlap(entries: readonly TableEntry[]): TableEntry | null {
  const sorted = inOrder(entries) ? entries : [...entries].sort((a, b) => (a.address < b.address ? -1 : 1));
  let end = 0n;
  for (const entry of sorted) {
    if (entry.lengthBytes === 0n) continue;
    if (entry.address < end) return entry;
    end = entry.address + entry.lengthBytes;
  }
  return null;
}

function inOrder(entries: readonly TableEntry[]): boolean {
  let previous = 0n;
  for (const { address } of entries) {
    if (address < previous) return false;
    previous = address;
  }
  return true;
}

function sum(entries: readonly TableEntry[]): bigint {
  let bytes = 0n;
  for (const { lengthBytes } of entries) bytes += lengthBytes;
  return bytes;
}

function broken(clause: ClauseId, expected: string, { address, lengthBytes }: TableEntry): BrokenDuty {
  return { clause, expected, observed: `entry ${hex(address)}+${hex(lengthBytes)}` };
}

function hex(value: bigint): string {
  return `0x${value.toString(16)}`;
}
