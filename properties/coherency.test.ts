// SPDX-License-Identifier: MIT
/** The virtual hardware shows a missing bracket as stale data, at its worst, and only where it may (HW-08, HW-09, HW-10). */
import { describe, expect, test } from "vitest";
import { type Device, type Direction, isError, type Kernel, type Page, type SgTable } from "../impl/exporters/kit.ts";
import { AddressSpace } from "../impl/framework/address-space.ts";
import { VmaStruct } from "../impl/framework/vma-struct.ts";
import { Machine } from "../impl/hardware/machine.ts";
import { DEFAULT_DEVICE, type DeviceSpec } from "../spec/program.ts";

const OLD = 1;
const NEW = 2;

interface Setting {
  readonly machine: Machine;
  readonly kernel: Kernel;
  readonly device: Device;
  readonly table: SgTable;
  readonly pages: Page[];
  readonly kernelAddress: bigint;
}

function must<T>(answer: T): Exclude<T, { readonly errno: unknown }> {
  if (isError(answer)) throw new Error(`unexpected ${answer.errno}`);
  return answer as Exclude<T, { readonly errno: unknown }>;
}

/** One page that holds OLD everywhere, mapped for the device and for the CPU. */
function setting(spec: Partial<DeviceSpec>, direction: Direction): Setting {
  const devices = [{ ...DEFAULT_DEVICE, ...spec }];
  const world = { pageSizeBytes: 4096, devices, exporter: { kind: "module", ops: [] } } as const;
  const machine = new Machine(world, { fails: () => false });
  const { kernel } = machine;
  const device = machine.device(0);
  const pages = must(kernel.allocPages(1, { zeroed: true }));
  const kernelAddress = must(kernel.vmapPages(pages));
  machine.cpuWrite(kernelAddress, OLD);
  const table = must(kernel.sgAllocTableFromPages(pages, 4096, 4096));
  expect(kernel.dmaMapSgtable(device, table, direction)).toBeUndefined();
  return { machine, kernel, device, table, pages, kernelAddress };
}

const busAddress = ({ table }: Setting): bigint => table.entries[0]!.dmaAddress;
const deviceReads = (s: Setting): number => s.machine.dmaRead(s.device, busAddress(s));
const cpuReads = (s: Setting): number => s.machine.cpuRead(s.kernelAddress);

for (const iommu of ["none", "paged", "merging"] as const) {
  describe(`a non-coherent device, IOMMU ${iommu}`, () => {
    test("sees what the CPU wrote after a sync for the device, and not before", () => {
      const s = setting({ coherent: false, iommu }, "DMA_BIDIRECTIONAL");
      expect(deviceReads(s)).toBe(OLD);
      s.machine.cpuWrite(s.kernelAddress, NEW);
      expect(deviceReads(s)).toBe(OLD);
      s.kernel.dmaSyncSgtableForDevice(s.device, s.table, "DMA_BIDIRECTIONAL");
      expect(deviceReads(s)).toBe(NEW);
    });

    test("is seen by the CPU after a sync for the CPU or an unmap, and not before", () => {
      for (const end of ["dmaSyncSgtableForCpu", "dmaUnmapSgtable"] as const) {
        const s = setting({ coherent: false, iommu }, "DMA_BIDIRECTIONAL");
        s.machine.dmaWrite(s.device, busAddress(s), NEW);
        expect(cpuReads(s)).toBe(OLD);
        s.kernel[end](s.device, s.table, "DMA_BIDIRECTIONAL");
        expect(cpuReads(s)).toBe(NEW);
      }
    });

    test("keeps what it wrote after a map for writing: no older byte of the CPU goes over it", () => {
      const s = setting({ coherent: false, iommu }, "DMA_FROM_DEVICE");
      s.machine.dmaWrite(s.device, busAddress(s), NEW);
      s.kernel.dmaUnmapSgtable(s.device, s.table, "DMA_FROM_DEVICE");
      expect(cpuReads(s)).toBe(NEW);
    });

    test("keeps what it wrote after a sync for the device, though it was mapped for writing only", () => {
      const s = setting({ coherent: false, iommu }, "DMA_FROM_DEVICE");
      s.machine.cpuWrite(s.kernelAddress, OLD);
      s.kernel.dmaSyncSgtableForDevice(s.device, s.table, "DMA_FROM_DEVICE");
      s.machine.dmaWrite(s.device, busAddress(s), NEW);
      s.kernel.dmaSyncSgtableForCpu(s.device, s.table, "DMA_FROM_DEVICE");
      expect(cpuReads(s)).toBe(NEW);
    });

    test("is left alone by a map and an unmap that skip the caches", () => {
      const s = setting({ coherent: false, iommu }, "DMA_BIDIRECTIONAL");
      s.kernel.dmaUnmapSgtable(s.device, s.table, "DMA_BIDIRECTIONAL");
      s.machine.cpuWrite(s.kernelAddress, NEW);
      s.kernel.dmaMapSgtable(s.device, s.table, "DMA_BIDIRECTIONAL", { skipCpuSync: true });
      expect(deviceReads(s)).toBe(OLD);
    });
  });
}

test("a coherent device and the CPU see each other's writes at once", () => {
  const s = setting({ coherent: true }, "DMA_BIDIRECTIONAL");
  s.machine.cpuWrite(s.kernelAddress, NEW);
  expect(deviceReads(s)).toBe(NEW);
  s.machine.dmaWrite(s.device, busAddress(s), OLD);
  expect(cpuReads(s)).toBe(OLD);
});

describe("what an exporter syncs", () => {
  const clauses = (s: Setting): (string | null)[] => s.machine.drainDiagnostics().map((each) => each.clause);

  test("is a mapped table, in the direction of the map", () => {
    const s = setting({}, "DMA_TO_DEVICE");
    s.kernel.dmaSyncSgtableForCpu(s.device, s.table, "DMA_TO_DEVICE");
    expect(clauses(s)).toEqual([]);
    s.kernel.dmaSyncSgtableForCpu(s.device, s.table, "DMA_FROM_DEVICE");
    expect(clauses(s)).toEqual(["HW-10"]);
    s.kernel.dmaUnmapSgtable(s.device, s.table, "DMA_TO_DEVICE");
    s.kernel.dmaSyncSgtableForDevice(s.device, s.table, "DMA_TO_DEVICE");
    expect(clauses(s)).toEqual(["HW-10"]);
    s.kernel.sgFreeTable(s.table);
    s.kernel.dmaSyncSgtableForDevice(s.device, s.table, "DMA_TO_DEVICE");
    expect(clauses(s)).toEqual(["SG-16"]);
  });
});

describe("pages in a user mapping", () => {
  const all = { read: true, write: true, execute: true };
  const area = (pages: number): VmaStruct =>
    new VmaStruct({ space: new AddressSpace(), pages, offsetPages: 0n, shared: true, rights: all, limit: all });

  test("are the buffer's own, and go with the mapping", () => {
    const s = setting({}, "DMA_BIDIRECTIONAL");
    const vma = area(2);
    expect(s.kernel.insertPages(vma, s.pages)).toBeUndefined();
    expect(vma.dontExpand).toBe(true);
    expect(s.machine.userWrite(vma, 0, NEW)).toBe(true);
    expect(cpuReads(s)).toBe(NEW);
    expect(s.machine.userRead(vma, 1)).toBeNull();
    s.machine.userZap(vma, 0);
    expect(s.machine.userRead(vma, 0)).toBeNull();
  });

  test("are not more than it has, and come once", () => {
    const { kernel, pages } = setting({}, "DMA_BIDIRECTIONAL");
    const vma = area(1);
    expect(kernel.insertPages(vma, [...pages, ...pages])).toEqual({ errno: "EINVAL" });
    expect(kernel.insertPages(vma, pages)).toBeUndefined();
    expect(kernel.insertPages(vma, pages)).toEqual({ errno: "EINVAL" });
  });

  test("are not freed before it is gone", () => {
    const { machine, kernel } = setting({}, "DMA_BIDIRECTIONAL");
    const pages = must(kernel.allocPages(1));
    const vma = area(1);
    kernel.insertPages(vma, pages);
    kernel.freePages(pages);
    expect(machine.drainDiagnostics().map((each) => each.clause)).toEqual(["BACK-16"]);
  });
});
