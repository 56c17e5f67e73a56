// SPDX-License-Identifier: MIT
import type { RunnableEra } from "../../spec/eras.ts";
import type { OpName } from "../../spec/op.ts";
import { DmaHeaps } from "../drivers/dma-heap.ts";
import { Udmabuf } from "../drivers/udmabuf.ts";
import { UDMABUF_TRAITS } from "../drivers/udmabuf-traits.ts";
import { USUAL_OPS } from "../exporters/usual-ops.ts";
import type { ExporterEntry } from "./in-process.ts";

const UDMABUF_OPS: readonly OpName[] = [
  "map_dma_buf",
  "unmap_dma_buf",
  "release",
  "mmap",
  "begin_cpu_access",
  "end_cpu_access",
];

/** The drivers written anew here; udmabuf learned vmap on the way (UDMABUF-22). */
export const DRIVER_ENTRIES: readonly ExporterEntry[] = [
  ...(Object.keys(UDMABUF_TRAITS) as RunnableEra[]).map(udmabufEntry),
  {
    spec: { kind: "system-heap", ops: USUAL_OPS, exporterName: "system" },
    factory: null,
    driver: (machine, era) => new DmaHeaps(machine.kernel, era),
  },
];

function udmabufEntry(era: RunnableEra): ExporterEntry {
  const ops: readonly OpName[] = UDMABUF_TRAITS[era].vmaps ? [...UDMABUF_OPS, "vmap", "vunmap"] : UDMABUF_OPS;
  return {
    spec: { kind: "udmabuf", ops, exporterName: "udmabuf", eras: { eras: [era] } },
    factory: null,
    driver: (machine) => new Udmabuf(machine.kernel, machine.ownDevice(), era),
  };
}
