// SPDX-License-Identifier: MIT
import type { DeviceSpec } from "../../spec/program.ts";

/** Values worth drawing for each limit of a device, plainest first: the order in which the reducer prefers them. */
export const DEVICE_POOLS: { readonly [K in keyof DeviceSpec]: readonly DeviceSpec[K][] } = {
  dmaMaskBits: [64, 32, 32, 40],
  maxSegmentBytes: [65536, 4096, 8192, 16384, 0x8000_0000],
  segmentBoundaryBytes: [0x1_0000_0000, 0x2000, 0x8000, 0x1_0000],
  iommu: ["none", "paged", "merging"],
  coherent: [true, false],
};

/** How plain a value of a limit is; values outside the pool are the least plain. */
export function deviceValueRank<K extends keyof DeviceSpec>(key: K, value: DeviceSpec[K]): number {
  const at = DEVICE_POOLS[key].indexOf(value);
  return at < 0 ? DEVICE_POOLS[key].length : at;
}
