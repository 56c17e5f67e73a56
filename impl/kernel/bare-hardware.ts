// SPDX-License-Identifier: MIT
import type { Diagnostic } from "../../spec/observation.ts";
import type { DeviceSpec, World } from "../../spec/program.ts";
import type { Device, Kernel } from "../exporters/kit.ts";
import { HarnessFault } from "./death.ts";
import type { Hardware } from "./hardware.ts";

const NOTHING: readonly Diagnostic[] = [];

/** Devices by name and limits only: what the scripted exporter needs, which has no storage behind it. */
export class BareHardware implements Hardware {
  readonly #devices: readonly Device[];

  constructor(world: World) {
    this.#devices = world.devices.map(deviceOf);
  }

  get kernel(): Kernel {
    throw noStorage();
  }

  device(index: number): Device {
    const device = this.#devices[index];
    if (device === undefined) throw new HarnessFault(`the world has no device ${index}`);
    return device;
  }

  dmaRead(): number {
    throw noStorage();
  }

  dmaWrite(): void {
    throw noStorage();
  }

  cpuRead(): number {
    throw noStorage();
  }

  cpuWrite(): void {
    throw noStorage();
  }

  userRead(): number | null {
    throw noStorage();
  }

  userWrite(): boolean {
    throw noStorage();
  }

  userInstall(): void {
    throw noStorage();
  }

  userZap(): void {}

  pageRead(): number {
    throw noStorage();
  }

  pageWrite(): void {
    throw noStorage();
  }

  enterOp(): void {}

  leaveOp(): void {}

  asleep(): unknown {
    return null;
  }

  awake(): void {}

  connect(): void {}

  advance(): void {}

  finish(): void {}

  drainDiagnostics(): readonly Diagnostic[] {
    return NOTHING;
  }
}

function deviceOf(spec: DeviceSpec, index: number): Device {
  return {
    name: `device${index}`,
    dmaMask: (1n << BigInt(spec.dmaMaskBits)) - 1n,
    maxSegmentBytes: spec.maxSegmentBytes,
    segmentBoundaryBytes: spec.segmentBoundaryBytes,
  };
}

function noStorage(): Error {
  return new Error("the scripted exporter has no storage");
}
