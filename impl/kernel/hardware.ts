// SPDX-License-Identifier: MIT
import type { Diagnostic } from "../../spec/observation.ts";
import type { OpName } from "../../spec/op.ts";
import type { Device, Kernel, Page, Vma } from "../exporters/kit.ts";

/** What an exporter with storage that moves can be asked for. */
export const MOVER_ENTRIES = ["move", "revoke", "restore"] as const;

/** What an exporter is asked for: an op, one of the two calls around an export, a page fault, or a move. */
export type ExporterEntry = OpName | "create" | "abandon" | "fault" | (typeof MOVER_ENTRIES)[number];

/** The services of the kernel that are the framework's and not the hardware's. */
export type FrameworkServices = Pick<
  Kernel,
  | "resvLock"
  | "resvUnlock"
  | "resvReserve"
  | "resvAddFence"
  | "resvWait"
  | "moveNotify"
  | "newFence"
  | "putFence"
  | "signalFence"
  | "waitFence"
  | "untilUnmapped"
>;

/**
 * The hardware below a session: devices, the services an exporter calls, and the ways bytes move. Faults of an
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
  /** One byte, at the start of a page, as the CPU sees it through the kernel's own mapping of all memory. */
  pageRead(page: Page): number;
  pageWrite(page: Page, byte: number): void;
  /** One byte, at the start of a page of a user mapping; null: no page table entry, the access faults. */
  userRead(vma: Vma, pageIndex: number): number | null;
  /** False: the access faults. */
  userWrite(vma: Vma, pageIndex: number, byte: number): boolean;
  /** Sets a page table entry. */
  userInstall(vma: Vma, pageIndex: number, page: Page): void;
  /** Takes away the page table entries from this page of the mapping on. */
  userZap(vma: Vma, from: number): void;
  /** Everything made between the two calls belongs to this buffer and attachment. */
  enterOp(op: ExporterEntry, buffer: number, attachment: number | null): void;
  leaveOp(failed: boolean): void;
  /** The exporter's code goes to sleep in the middle of an op: the books are closed until `awake` gets them back. */
  asleep(): unknown;
  awake(books: unknown): void;
  /** Puts the framework behind the services that are its own. */
  connect(services: FrameworkServices): void;
  /** Time goes by: the copies that are done by then tell their exporters. */
  advance(ticks: number): void;
  /** The program is over: what was to be given back by now and was not, is a diagnostic. */
  finish(): void;
  /** What was noticed since the last call, in order. */
  drainDiagnostics(): readonly Diagnostic[];
}
