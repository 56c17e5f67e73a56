// SPDX-License-Identifier: MIT
/** A plain importer that touches the buffer: DMA through the table it was given, CPU access through a kernel mapping. */
import type { Device, IosysMap, SgTable } from "../exporters/kit.ts";
import type { Hardware } from "../kernel/hardware.ts";

/** DMA address of a page of the buffer, found by walking the mapped entries in order; null beyond their end. */
export function dmaAddressOf(table: SgTable, page: number, pageSizeBytes: number): bigint | null {
  let offsetBytes = page * pageSizeBytes;
  for (let i = 0; i < table.mappedEntries; i++) {
    const entry = table.entries[i];
    if (entry === undefined) return null;
    if (offsetBytes < entry.dmaLengthBytes) return entry.dmaAddress + BigInt(offsetBytes);
    offsetBytes -= entry.dmaLengthBytes;
  }
  return null;
}

/** The device writes the first byte of a page; false where the table ends before it. */
export function writeByDma(
  hardware: Hardware,
  device: Device,
  table: SgTable,
  page: number,
  pageSizeBytes: number,
  byte: number,
): boolean {
  const address = dmaAddressOf(table, page, pageSizeBytes);
  if (address === null) return false;
  hardware.dmaWrite(device, address, byte);
  return true;
}

/** The device reads the first byte of a page; null where the table ends before it. */
export function readByDma(
  hardware: Hardware,
  device: Device,
  table: SgTable,
  page: number,
  pageSizeBytes: number,
): number | null {
  const address = dmaAddressOf(table, page, pageSizeBytes);
  return address === null ? null : hardware.dmaRead(device, address);
}

/** The CPU writes the first byte of a page; false through a null map. */
export function writeByCpu(
  hardware: Hardware,
  map: IosysMap,
  page: number,
  pageSizeBytes: number,
  byte: number,
): boolean {
  if (map.address === 0n) return false;
  hardware.cpuWrite(map.address + BigInt(page * pageSizeBytes), byte);
  return true;
}

/** The CPU reads the first byte of a page; null through a null map. */
export function readByCpu(hardware: Hardware, map: IosysMap, page: number, pageSizeBytes: number): number | null {
  if (map.address === 0n) return null;
  return hardware.cpuRead(map.address + BigInt(page * pageSizeBytes));
}
