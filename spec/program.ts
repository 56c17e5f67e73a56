// SPDX-License-Identifier: MIT
/** A program: commands, world and configuration as data. The one form that generator, reducer, fixtures, reports and people share. */
import type { Args, CommandName } from "./commands/index.ts";
import type { EraRange, RunnableEra } from "./eras.ts";
import type { FaultPoint } from "./fault.ts";
import type { OpName } from "./op.ts";
import type { Provider } from "./provider.ts";
import type { Replies } from "./reply.ts";

export const PROGRAM_SCHEMA = "dmabuf-ct/program/1";

/** Build options of the kernel under test that change what can be seen. */
export interface Config {
  /** CONFIG_DMABUF_DEBUG: the importer's table is scrambled or copied. */
  readonly dmabufDebug: boolean;
  /** CONFIG_DMABUF_SYSFS_STATS; without effect in eras that lack it. */
  readonly sysfsStats: boolean;
  /** CONFIG_DEBUG_FS: the debug listing, and in some eras the global list. */
  readonly debugFs: boolean;
  /** CONFIG_PROVE_LOCKING: lock assertions speak. */
  readonly lockDebug: boolean;
  /** CONFIG_DMA_API_DEBUG: alignment of returned tables is printed. */
  readonly dmaApiDebug: boolean;
  /** CONFIG_DMABUF_MOVE_NOTIFY; without effect in eras that lack it. */
  readonly moveNotify: boolean;
  /** Trace events are enabled; without effect in eras that lack them. */
  readonly trace: boolean;
}

export const DEFAULT_CONFIG: Config = {
  dmabufDebug: false,
  sysfsStats: false,
  debugFs: true,
  lockDebug: true,
  dmaApiDebug: false,
  moveNotify: false,
  trace: false,
};

/** A device that can attach. Limits are those of the DMA layer. */
export interface DeviceSpec {
  /** Addresses up to 2^n − 1. */
  readonly dmaMaskBits: number;
  readonly maxSegmentBytes: number;
  /** Segments do not cross multiples of this; a power of two. */
  readonly segmentBoundaryBytes: number;
  /** `none`: bus address is physical address · `paged`: an IOMMU that maps page by page · `merging`: one that merges neighbours. */
  readonly iommu: "none" | "paged" | "merging";
  /** Whether device and CPU caches agree by themselves. */
  readonly coherent: boolean;
}

export const DEFAULT_DEVICE: DeviceSpec = {
  dmaMaskBits: 64,
  maxSegmentBytes: 65536,
  segmentBoundaryBytes: 0x1_0000_0000,
  iommu: "none",
  coherent: true,
};

/**
 * Exporters by kind. The first five are ours, `vram` the one whose storage moves; `udmabuf` and `system-heap` are drivers, in a kernel or written again by us;
 * `module` is a third party's in this process, `provider` one in a kernel.
 */
export const EXPORTER_KINDS = [
  "scripted",
  "pages",
  "contiguous",
  "late",
  "vram",
  "udmabuf",
  "system-heap",
  "module",
  "provider",
] as const;

export type ExporterKind = (typeof EXPORTER_KINDS)[number];

/** Who answers the ops. `ops` are those the exporter has; for the scripted one each export says. */
export interface ExporterSpec {
  readonly kind: ExporterKind;
  readonly ops: readonly OpName[];
  /**
   * `exp_name` of a driver that makes its buffers itself: `export` then asks it for one of that size, takes a reference
   * and closes the descriptor. Such a buffer has whole pages, O_RDWR, no owner that can go away and its own reservation.
   */
  readonly exporterName?: string;
  /** Its ops ask the framework to cache tables, in eras that can (EXPORT-11). Of udmabuf it is known. */
  readonly cachesTables?: boolean;
  /** How such a driver is asked; for kind `provider` only. */
  readonly provider?: Provider;
  /** It can be asked to move its storage, to revoke it and to give it back. */
  readonly moves?: boolean;
  /** Eras in which it has these ops. */
  readonly eras?: EraRange;
}

/** Whether buffers are made by a driver's own interface, which takes no wishes but a size. */
export function makesOwnBuffers(exporter: ExporterSpec): boolean {
  return exporter.exporterName !== undefined;
}

export const SCRIPTED_EXPORTER: ExporterSpec = { kind: "scripted", ops: [] };

export interface World {
  readonly pageSizeBytes: number;
  readonly devices: readonly DeviceSpec[];
  readonly exporter: ExporterSpec;
  /** Tasks: threads of one process, numbered from 0; absent: one. */
  readonly tasks?: number;
}

/** Most tasks a world has. */
export const TASKS_MAX = 4;

/** An armed fault: the point fails at its `skip`-th next use (0: the first) within the step. */
export interface Fault {
  readonly point: FaultPoint;
  readonly skip: number;
}

/** One command in a program. `id` names the handle it makes and never changes when other steps go. */
export interface Step<N extends CommandName = CommandName> {
  readonly id: number;
  readonly do: N;
  readonly args: Args<N>;
  /** The task that runs it; absent: task 0. */
  readonly task?: number;
  readonly replies?: Replies;
  readonly fault?: Fault;
}

/** Any step: a union over the alphabet, so that `do` tells the type of `args`. */
export type AnyStep = { [N in CommandName]: Step<N> }[CommandName];

export interface Program {
  readonly schema: typeof PROGRAM_SCHEMA;
  readonly era: RunnableEra;
  readonly config: Config;
  readonly world: World;
  readonly steps: readonly AnyStep[];
}
