// SPDX-License-Identifier: MIT
/** The session's scratch windows behind I/O-memory maps: 64 bytes of system memory and 64 of I/O memory, at the same addresses. */
import type { AccessView, MapView } from "../spec/observation.ts";
import type { State } from "./state.ts";

const WINDOW_ADDRESS = 0x1000n;
const WINDOW_BYTES = 64n;

/** Whether an access of so many bytes stays inside the window of the map's kind; any other is undefined. */
export function accessDefined(map: MapView, offset: number, lengthBytes: number): boolean {
  const from = map.address + BigInt(offset);
  return from >= WINDOW_ADDRESS && from + BigInt(lengthBytes) <= WINDOW_ADDRESS + WINDOW_BYTES;
}

/** Whether an address may be put into a map: null, or inside the window. */
export function addressDefined(address: bigint): boolean {
  return address === 0n || (address >= WINDOW_ADDRESS && address < WINDOW_ADDRESS + WINDOW_BYTES);
}

/** Sets bytes behind a map. */
export function fillBytes(s: State, map: MapView, offset: number, lengthBytes: number, byte: number): void {
  const at = Number(map.address - WINDOW_ADDRESS) + offset;
  s.scratch[map.memory].fill(byte, at, at + lengthBytes);
}

/** The little-endian value of bytes behind a map. */
export function readBytes(s: State, map: MapView, offset: number, lengthBytes: number): bigint {
  const at = Number(map.address - WINDOW_ADDRESS) + offset;
  const bytes = s.scratch[map.memory];
  let value = 0n;
  for (let i = lengthBytes - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[at + i] ?? 0);
  return value;
}

/** What an access through a map shows: plain accessors for system memory, I/O accessors for I/O memory. */
export function accessOf(map: MapView, value: bigint | null): AccessView {
  return { accessor: map.memory === "iomem" ? "io" : "plain", value };
}
