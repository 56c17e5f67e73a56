// SPDX-License-Identifier: MIT
import type { DeviceSpec } from "../../spec/program.ts";
import type { Device } from "../exporters/kit.ts";
import type { DmaDomain } from "./dma-domain.ts";

/** A device of the world, as importers attach it and as the DMA layer knows it. */
export class VirtualDevice implements Device {
  readonly name: string;
  readonly index: number;
  readonly dmaMask: bigint;
  readonly maxSegmentBytes: number;
  readonly segmentBoundaryBytes: number;
  /** Device and CPU caches agree by themselves (HW-09). */
  readonly coherent: boolean;
  /** How the addresses this device puts on the bus reach memory. */
  readonly domain: DmaDomain;

  constructor(spec: DeviceSpec, index: number, domain: DmaDomain) {
    this.name = `device${index}`;
    this.index = index;
    this.dmaMask = (1n << BigInt(spec.dmaMaskBits)) - 1n;
    this.maxSegmentBytes = spec.maxSegmentBytes;
    this.segmentBoundaryBytes = spec.segmentBoundaryBytes;
    this.coherent = spec.coherent;
    this.domain = domain;
  }
}

/** The device behind the exporter's view of it. Any other object is a fault of the caller. */
export function virtualDevice(device: Device): VirtualDevice {
  if (device instanceof VirtualDevice) return device;
  throw new TypeError("not a device of this machine");
}
