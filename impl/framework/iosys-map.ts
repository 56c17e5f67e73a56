// SPDX-License-Identifier: MIT
/** Operations of `struct iosys_map` (include/linux/iosys-map.h). */
import type { AccessView } from "../../spec/observation.ts";
import type { IosysMap } from "../exporters/kit.ts";
import type { Scratch } from "../kernel/scratch.ts";

/** The memory behind maps, by kind: one set of accessors each (IOSYS-01). */
export interface IosysMemory {
  readonly system: Scratch;
  readonly iomem: Scratch;
}

/** IOSYS-04. */
export function iosysMapClear(map: IosysMap): void {
  map.memory = "system";
  map.address = 0n;
}

/** A map is a value: assignment copies it. */
export function iosysMapAssign(to: IosysMap, from: IosysMap): void {
  to.memory = from.memory;
  to.address = from.address;
}

/** IOSYS-05. */
export function iosysMapSetVaddr(map: IosysMap, address: bigint): void {
  map.memory = "system";
  map.address = address;
}

/** IOSYS-05. */
export function iosysMapSetVaddrIomem(map: IosysMap, address: bigint): void {
  map.memory = "iomem";
  map.address = address;
}

/** IOSYS-03, whichever kind. */
export function iosysMapIsNull(map: IosysMap): boolean {
  return map.address === 0n;
}

/** IOSYS-03. */
export function iosysMapIsSet(map: IosysMap): boolean {
  return !iosysMapIsNull(map);
}

/** IOSYS-02, IOSYS-09. */
export function iosysMapIsEqual(a: IosysMap, b: IosysMap): boolean {
  if (a.memory !== b.memory) return false;
  return a.address === b.address;
}

/** IOSYS-06; also makes a null map set (IOSYS-09). */
export function iosysMapIncr(map: IosysMap, bytes: number): void {
  map.address = BigInt.asUintN(64, map.address + BigInt(bytes));
}

/** A new map, the source unchanged (IOSYS-08). */
export function iosysMapInitOffset(source: IosysMap, bytes: number): IosysMap {
  const copy: IosysMap = { memory: source.memory, address: source.address };
  iosysMapIncr(copy, bytes);
  return copy;
}

/** Reads a value through the accessors of the map's kind (IOSYS-07, IOSYS-10); null where no memory is. */
export function iosysMapRead(
  memory: IosysMemory,
  map: IosysMap,
  offsetBytes: number,
  lengthBytes: number,
): AccessView | null {
  const scratch = memoryOf(memory, map);
  const address = map.address + BigInt(offsetBytes);
  if (!scratch.covers(address, lengthBytes)) return null;
  return { accessor: scratch.accessor, value: scratch.read(address, lengthBytes) };
}

/** Writes one byte value over a range through the accessors of the map's kind (IOSYS-07, IOSYS-10). */
export function iosysMapFill(
  memory: IosysMemory,
  map: IosysMap,
  offsetBytes: number,
  lengthBytes: number,
  byte: number,
): AccessView | null {
  const scratch = memoryOf(memory, map);
  const address = map.address + BigInt(offsetBytes);
  if (!scratch.covers(address, lengthBytes)) return null;
  scratch.fill(address, lengthBytes, byte);
  return { accessor: scratch.accessor, value: null };
}

function memoryOf(memory: IosysMemory, map: IosysMap): Scratch {
  return map.memory === "iomem" ? memory.iomem : memory.system;
}
