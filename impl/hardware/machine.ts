// SPDX-License-Identifier: MIT
import type { Diagnostic } from "../../spec/observation.ts";
import { DEFAULT_DEVICE, type DeviceSpec, makesOwnBuffers, type World } from "../../spec/program.ts";
import type { Device, Kernel, Page, Vma } from "../exporters/kit.ts";
import type { FrameworkServices, Hardware } from "../kernel/hardware.ts";
import { Audit } from "./audit.ts";
import { Bus } from "./bus.ts";
import { CopyEngine } from "./copy-engine.ts";
import { DataPath } from "./data-path.ts";
import { DirectDomain } from "./direct-domain.ts";
import type { DmaDomain } from "./dma-domain.ts";
import { DmaService } from "./dma-service.ts";
import type { FaultPlan } from "./fault-plan.ts";
import { IommuDomain } from "./iommu-domain.ts";
import { PageService } from "./page-service.ts";
import { PhysicalMemory } from "./physical-memory.ts";
import { Reports } from "./reports.ts";
import type { AuditedOp, Scope } from "./scope.ts";
import { type SyncRules, SyncService } from "./sync-service.ts";
import { TablePool } from "./table-pool.ts";
import { TableService } from "./table-service.ts";
import { UserSpace } from "./user-space.ts";
import { VirtualDevice, virtualDevice } from "./virtual-device.ts";
import { VmapService } from "./vmap-service.ts";
import { VmapSpace } from "./vmap-space.ts";

/** What an access that leads nowhere reads, as on most buses. */
const BUS_ERROR = 0xff;

/** The hardware of one world: memory, devices, address translation, and the services exporters call. */
export class Machine implements Hardware {
  readonly kernel: Kernel;
  private readonly devices: readonly VirtualDevice[];
  private readonly memory: PhysicalMemory;
  private readonly pageSizeBytes: number;
  private readonly pageMask: bigint;
  private readonly reports = new Reports();
  private readonly audit = new Audit(this.reports);
  private readonly bus: Bus;
  private readonly path: DataPath;
  private readonly userSpace: UserSpace;
  private readonly pages: PageService;
  private readonly engine: CopyEngine;
  private framework: FrameworkServices | null = null;

  /** `dmaApiDebug`: DMA API debugging is built in; it speaks of what no clause forbids. */
  constructor(world: World, faults: FaultPlan, dmaApiDebug = false) {
    const { pageSizeBytes } = world;
    const memory = new PhysicalMemory(pageSizeBytes);
    const space = new VmapSpace(pageSizeBytes);
    this.memory = memory;
    this.pageSizeBytes = pageSizeBytes;
    this.pageMask = BigInt(pageSizeBytes - 1);
    this.devices = world.devices.map((spec, index) => deviceOf(spec, index, memory, pageSizeBytes));
    this.bus = new Bus(space, this.reports);
    this.path = new DataPath(this.devices);
    const pages = new PageService(memory, pageSizeBytes, faults, this.audit, this.reports);
    this.pages = pages;
    this.userSpace = new UserSpace(pages);
    this.engine = new CopyEngine(pages, this.path, this.audit);
    const sync = { anyDirection: makesOwnBuffers(world.exporter), dmaApiDebug };
    this.kernel = this.services(memory, space, pages, faults, sync);
  }

  /**
   * A device of the driver's own, outside the world: it reaches all memory directly and looks into no cache, so that
   * syncs for it maintain them.
   */
  ownDevice(): Device {
    const spec = { ...DEFAULT_DEVICE, coherent: false };
    return deviceOf(spec, this.devices.length, this.memory, this.pageSizeBytes);
  }

  /** The device of the world at this index, always the same object. */
  device(index: number): Device {
    const device = this.devices[index];
    if (device === undefined) throw new RangeError(`the world has no device ${index}`);
    return device;
  }

  /** The byte a device reads; 0xff where the access faults. */
  dmaRead(device: Device, address: bigint): number {
    const from = virtualDevice(device);
    const page = this.bus.dma(from, Number(address), false);
    return page === null ? BUS_ERROR : this.path.deviceRead(from, page, this.offsetOf(address));
  }

  /** A device writes a byte; nowhere, if the access faults. */
  dmaWrite(device: Device, address: bigint, byte: number): void {
    const from = virtualDevice(device);
    const page = this.bus.dma(from, Number(address), true);
    if (page !== null) this.path.deviceWrite(from, page, this.offsetOf(address), byte);
  }

  cpuRead(address: bigint): number {
    const page = this.bus.cpu(address);
    return page === null ? BUS_ERROR : this.path.cpuRead(page, this.offsetOf(address));
  }

  cpuWrite(address: bigint, byte: number): void {
    const page = this.bus.cpu(address);
    if (page !== null) this.path.cpuWrite(page, this.offsetOf(address), byte);
  }

  /** The first byte of a page, through the kernel's own mapping of all memory. */
  pageRead(page: Page): number {
    return this.path.cpuRead(this.pages.pageOf(page), 0);
  }

  pageWrite(page: Page, byte: number): void {
    this.path.cpuWrite(this.pages.pageOf(page), 0, byte);
  }

  /** The first byte of a page of a user mapping; null: it has no page table entry, the access faults. */
  userRead(vma: Vma, pageIndex: number): number | null {
    const page = this.userSpace.page(vma, pageIndex);
    return page === null ? null : this.path.cpuRead(page, 0);
  }

  /** Writes the first byte of a page of a user mapping; false: the access faults. */
  userWrite(vma: Vma, pageIndex: number, byte: number): boolean {
    const page = this.userSpace.page(vma, pageIndex);
    if (page !== null) this.path.cpuWrite(page, 0, byte);
    return page !== null;
  }

  /** What a page fault handler found becomes the page table entry. */
  userInstall(vma: Vma, pageIndex: number, page: Page): void {
    this.userSpace.install(vma, pageIndex, page, "page fault");
  }

  /** The user mapping ends at this page: what lies behind loses its page table entries. */
  userZap(vma: Vma, from: number): void {
    this.userSpace.zap(vma, from);
  }

  /** Broken duties since the last call, in order. */
  drainDiagnostics(): Diagnostic[] {
    return this.reports.drain();
  }

  /** Exporter code of this buffer begins to run. Every call of the exporter stands between `enterOp` and `leaveOp`. */
  enterOp(op: AuditedOp, buffer: number, attachment: number | null): void {
    this.audit.enterOp(op, buffer, attachment);
  }

  /** Exporter code is back. `failed`: it answered an error, or nothing the framework can use. */
  leaveOp(failed: boolean): void {
    this.audit.leaveOp(failed);
  }

  /** Exporter code goes to sleep: what others do until it is awake is not its doing. */
  asleep(): Scope | null {
    return this.audit.asleep();
  }

  awake(scope: Scope | null): void {
    this.audit.awake(scope);
  }

  /** Puts the framework behind the services that are its own. */
  connect(services: FrameworkServices): void {
    this.framework = services;
  }

  /** Time goes by. */
  advance(ticks: number): void {
    this.engine.advance(ticks);
  }

  /** The program is over. */
  finish(): void {
    this.audit.finish();
  }

  private offsetOf(address: bigint): number {
    return Number(address & this.pageMask);
  }

  /** Closures, not methods: an exporter may take a service out of the object. */
  private services(
    memory: PhysicalMemory,
    space: VmapSpace,
    pages: PageService,
    faults: FaultPlan,
    rules: SyncRules,
  ): Kernel {
    const { audit, reports, path, userSpace, engine, pageSizeBytes } = this;
    const framework = (): FrameworkServices => connected(this.framework);
    const pool = new TablePool();
    const tables = new TableService(pool, pages, pageSizeBytes, faults, audit, reports);
    const dma = new DmaService({ memory, pages, tables: pool, path, pageSizeBytes, faults, audit, reports });
    const sync = new SyncService(pool, path, reports, rules);
    const vmaps = new VmapService(space, pages, faults, audit, reports);
    return {
      pageSizeBytes,
      allocPages: (count, options) => pages.allocate(count, options),
      freePages: (given) => pages.free(given),
      clearPage: (page) => pages.clear(page),
      sgAllocTable: (entries) => tables.allocate(entries),
      sgAllocTableFromPages: (given, sizeBytes, max) => tables.allocateFromPages(given, sizeBytes, max),
      sgFreeTable: (table) => tables.free(table),
      dmaMapSgtable: (device, table, direction, options) => dma.map(virtualDevice(device), table, direction, options),
      dmaUnmapSgtable: (device, table, direction, options) =>
        dma.unmap(virtualDevice(device), table, direction, options),
      dmaSyncSgtableForCpu: (device, table, direction) => sync.forCpu(virtualDevice(device), table, direction),
      dmaSyncSgtableForDevice: (device, table, direction) => sync.forDevice(virtualDevice(device), table, direction),
      insertPages: (vma, given) => userSpace.insertPages(vma, given),
      vmapPages: (given) => vmaps.map(given),
      vunmapPages: (address) => vmaps.unmap(address),
      allocDeviceMemory: (count) => pages.allocateOfDevice(count),
      copyPages: (from, to, done) => engine.start(from, to, done),
      resvLock: (dmabuf) => framework().resvLock(dmabuf),
      resvUnlock: (dmabuf) => framework().resvUnlock(dmabuf),
      resvReserve: (dmabuf, slots) => framework().resvReserve(dmabuf, slots),
      resvAddFence: (dmabuf, fence, usage) => framework().resvAddFence(dmabuf, fence, usage),
      resvWait: (dmabuf, usage) => framework().resvWait(dmabuf, usage),
      moveNotify: (dmabuf) => framework().moveNotify(dmabuf),
      newFence: () => framework().newFence(),
      putFence: (fence) => framework().putFence(fence),
      signalFence: (fence) => framework().signalFence(fence),
      waitFence: (fence) => framework().waitFence(fence),
      untilUnmapped: (dmabuf) => framework().untilUnmapped(dmabuf),
    };
  }
}

function connected(services: FrameworkServices | null): FrameworkServices {
  if (services === null) throw new Error("there are no reservations before the first export");
  return services;
}

function deviceOf(spec: DeviceSpec, index: number, memory: PhysicalMemory, pageSizeBytes: number): VirtualDevice {
  return new VirtualDevice(spec, index, domainOf(spec, index, memory, pageSizeBytes));
}

function domainOf(spec: DeviceSpec, index: number, memory: PhysicalMemory, pageSizeBytes: number): DmaDomain {
  if (spec.iommu === "none") return new DirectDomain(memory, pageSizeBytes, index);
  const limits = {
    dmaMask: (1n << BigInt(spec.dmaMaskBits)) - 1n,
    maxSegmentBytes: spec.maxSegmentBytes,
    segmentBoundaryBytes: spec.segmentBoundaryBytes,
    merges: spec.iommu === "merging",
  };
  return new IommuDomain(limits, pageSizeBytes, index);
}
