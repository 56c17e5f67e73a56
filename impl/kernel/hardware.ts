// SPDX-License-Identifier: MIT
import type { Diagnostic } from "../../spec/observation.ts";
import type { OpName } from "../../spec/op.ts";
import type { Device, Kernel } from "../exporters/kit.ts";

/** What an exporter is asked for: an op, or one of the two calls around an export. */
export type ExporterEntry = OpName | "create" | "abandon";

/**
 * The hardware below a session: devices, the services an exporter calls, and the two ways bytes move. Faults of an
 * access (no translation, wrong rights) are diagnostics, not exceptions.
 */
export interface Hardware {
  /** The services handed to an exporter. */
  readonly kernel: Kernel;
  /** The device of that index in the program's world. */
  device(index: number): Device;
  /** One byte, as the device sees it at a DMA address. */
  dmaRead(device: Device, address: bigint): number;
  dmaWrite(device: Device, address: bigint, byte: number): void;
  /** One byte, as the CPU sees it at a kernel address. */
  cpuRead(address: bigint): number;
  cpuWrite(address: bigint, byte: number): void;
  /** Everything made between the two calls belongs to this buffer and attachment. */
  enterOp(op: ExporterEntry, buffer: number, attachment: number | null): void;
  leaveOp(failed: boolean): void;
  /** What was noticed since the last call, in order. */
  drainDiagnostics(): readonly Diagnostic[];
}
